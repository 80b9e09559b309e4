extension Constraints {
  /// Throws what is wrong with the constraints themselves, with the mend.
  ///
  /// Codes of `SelectionError`: `headroomOutOfRange`, `zonesOutOfRange`, `countOutOfRange`,
  /// `contradictoryCounts` (a maximum below the minimum), `limitOutOfRange` (a
  /// limit that is not positive; a budget or memory limit below 0).
  public func validate() throws(SelectionError) {
    if headroom.exact.isNegative || headroom >= 1 {
      throw SelectionError(
        .headroomOutOfRange,
        "the headroom is \(headroom); give the fraction to keep free, 0 or more and below 1")
    }
    if zones < 1 {
      throw SelectionError(.zonesOutOfRange, "the zones are \(zones); give 1 or more")
    }
    if minimumInstances < 1 {
      throw SelectionError(
        .countOutOfRange, "the minimum of instances is \(minimumInstances); give 1 or more")
    }
    if let maximumInstances {
      if maximumInstances < 1 {
        throw SelectionError(
          .countOutOfRange, "the maximum of instances is \(maximumInstances); give 1 or more")
      }
      if maximumInstances < minimumInstances {
        throw SelectionError(
          .contradictoryCounts,
          """
          the maximum of instances (\(maximumInstances)) is below the minimum \
          (\(minimumInstances)); raise one or lower the other
          """)
      }
    }
    for (type, limit) in typeLimits.sorted(by: { $0.key < $1.key }) where limit < 0 {
      throw SelectionError(
        .countOutOfRange, "the limit of \(type) is \(limit); give 0 or more instances")
    }
    try Self.requirePositive(latencyLimitMilliseconds, "latency limit", "in milliseconds")
    try Self.requirePositive(cpuPerCoreLimit, "limit on CPU per core", "in percent")
    try Self.requireNotNegative(memoryLimit, "memory limit", "in percent")
    try Self.requireNotNegative(budgetPerHour, "hourly budget", "in dollars an hour")
    try Self.requireNotNegative(budgetPerMonth, "monthly budget", "in dollars a month")
  }

  /// Throws `unknownType`, with the nearest known name, for a limit on a type that nobody knows and
  /// for a pattern without wildcards that matches none.
  ///
  /// `knownTypes` are those of the results and of the catalogue together.
  public func validateTypes(among knownTypes: some Collection<String>) throws(SelectionError) {
    let known = Set(knownTypes)
    let named =
      typeLimits.keys.sorted()
      + (allowedTypes + excludedTypes).filter(\.isLiteral).map(\.description)
    for name in named where !known.contains(name) {
      let nearest = known.sorted().min { Self.distance(name, $0) < Self.distance(name, $1) }
      let hint = nearest.map { "; did you mean \($0)?" } ?? "; no type is known"
      throw SelectionError(.unknownType, "the instance type \"\(name)\" is unknown\(hint)")
    }
  }

  private static func requirePositive(
    _ limit: ExactDecimal?, _ name: String, _ unit: String
  ) throws(SelectionError) {
    if let limit, limit <= 0 {
      throw SelectionError(.limitOutOfRange, "the \(name) is \(limit); give more than 0, \(unit)")
    }
  }

  private static func requireNotNegative(
    _ limit: ExactDecimal?, _ name: String, _ unit: String
  ) throws(SelectionError) {
    if let limit, limit < 0 {
      throw SelectionError(.limitOutOfRange, "the \(name) is \(limit); give 0 or more, \(unit)")
    }
  }

  /// The Levenshtein distance in bytes: edits that turn one name into the other.
  private static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b.utf8)
    var row = Array(0...b.count)
    for (i, x) in a.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
