import ArgumentParser
import Rightsizer

/// The rules, prices and comparisons of what chooses.
struct SelectionArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The average load, for what is billed a request and for the cost a million.",
      valueName: "rate"))
  var average: String?

  @Option(
    help: ArgumentHelp(
      "A CSV file of the load over time (a time and a demand a line, or a demand alone).",
      valueName: "file"))
  var profile: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The fraction of capacity kept free.", valueName: "fraction"))
  var headroom: String = "0.5"

  @Option(parsing: .unconditional, help: "Zones, one of which may be lost.")
  var zones: Int = 1

  @Option(name: .customLong("min-instances"), parsing: .unconditional, help: "Instances at least.")
  var minimumInstances: Int = 2

  @Option(name: .customLong("max-instances"), parsing: .unconditional, help: "Instances at most.")
  var maximumInstances: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The latency not to exceed, in milliseconds.", valueName: "ms"))
  var latency: String?

  @Option(
    name: .customLong("max-cpu-per-core"),
    parsing: .unconditional,
    help: ArgumentHelp("CPU utilisation at most, in percent of a core.", valueName: "percent"))
  var maximumCPUPerCore: String?

  @Option(
    name: .customLong("max-memory"),
    parsing: .unconditional,
    help: ArgumentHelp("Memory utilisation at most, in percent.", valueName: "percent"))
  var maximumMemory: String?

  @Option(
    name: .customLong("budget-hourly"),
    parsing: .unconditional,
    help: ArgumentHelp("US dollars an hour at most.", valueName: "dollars"))
  var budgetHourly: String?

  @Option(
    name: .customLong("budget-monthly"),
    parsing: .unconditional,
    help: ArgumentHelp("US dollars a month of 730 hours at most.", valueName: "dollars"))
  var budgetMonthly: String?

  @Option(
    help: ArgumentHelp("Only these instance types; * and ? stand for any.", valueName: "types"))
  var allow: [String] = []

  @Option(
    help: ArgumentHelp("Not these instance types; * and ? stand for any.", valueName: "types"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("Instances of a type at most.", valueName: "type:count"))
  var limit: [String] = []

  @Option(
    name: .customLong("max-variants"), parsing: .unconditional,
    help: "Production variants of a mix at most, 1 to 10.")
  var maximumVariants: Int = 1

  @Flag(help: "Serverless rows may be chosen, too.")
  var serverless = false

  @Option(
    help: ArgumentHelp(
      "A CSV file instanceType,pricePerHour that replaces exported prices.", valueName: "file"))
  var prices: String?

  @Option(
    help: ArgumentHelp(
      "A fraction taken off prices, such as 0.3 or ml.g5.*=0.4.", valueName: "discount"))
  var discount: [String] = []

  @Flag(
    name: .customLong("discount-all"),
    help: "A discount counts for every instance of a range, not only for the least count.")
  var discountAll = false

  @Option(help: "Which measurement of one configuration counts: worst, median, best or each.")
  var reruns: SelectionRequest.Reruns = .each

  @Option(help: ArgumentHelp("A fleet to compare the choice with.", valueName: "type:count"))
  var baseline: String?

  @Option(help: ArgumentHelp("The present fleet, to stay near.", valueName: "type:count,…"))
  var keep: [String] = []

  @Option(
    name: .customLong("change-cost"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "US dollars an hour that each instance added to or removed from --keep is worth.",
      valueName: "dollars"))
  var changeCost: String?

  /// The request of these arguments for a demand; a file that cannot be read ends the command.
  ///
  /// Without `readingFiles` all else is checked, so that mistakes are told before anything is read.
  func request(demand: String?, readingFiles: Bool = true) throws -> SelectionRequest {
    let load = try (readingFiles ? profile : nil).map { path in
      try Self.file(path) { text throws(SelectionError) in try DemandProfile(parsingCSV: text) }
    }
    let peak: Demand
    if let demand {
      peak = try Self.value("--demand") { () throws(SelectionError) in try Demand(parsing: demand) }
    } else if let load {
      peak = load.peak
    } else if profile != nil {
      peak = try Self.value("") { () throws(SelectionError) in try Demand(perMinute: 1e300) }
    } else {
      throw ValidationError(
        "give the load to serve: --demand RATE (12000, 200/s, 1e6/h), or --profile FILE")
    }
    if average != nil, profile != nil {
      throw ValidationError("--average and --profile both tell the mean load: give one of them")
    }
    var request = SelectionRequest(demand: peak)
    request.profile = load
    request.average = load?.average
    if let average {
      request.average = try Self.value("--average") { () throws(SelectionError) in
        try Demand(parsing: average)
      }
    }
    request.constraints = try constraints()
    request.maximumVariants = maximumVariants
    if let prices, readingFiles {
      request.prices = try Self.file(prices) { text throws(SelectionError) in
        try PriceList(parsingCSV: text)
      }
      request.pricesSource = prices
    }
    for text in discount {
      try Self.value("--discount") { () throws(SelectionError) in
        try request.discounts.add(parsing: text)
      }
    }
    request.discountsAllInstances = discountAll
    request.reruns = reruns
    request.baseline = try baseline.map { text in
      try Self.value("--baseline") { () throws(SelectionError) in
        try SelectionRequest.Fleet(parsing: text)
      }
    }
    for text in Self.listed(keep) {
      request.kept.append(
        try Self.value("--keep") { () throws(SelectionError) in
          try SelectionRequest.Fleet(parsing: text)
        })
    }
    request.changeCost = try Self.decimal("--change-cost", changeCost)
    try Self.value("") { () throws(SelectionError) in try request.validate() }
    return request
  }

  private func constraints() throws -> Constraints {
    var constraints = Constraints()
    constraints.headroom = try Self.decimal("--headroom", headroom) ?? 0.5
    constraints.zones = zones
    constraints.minimumInstances = minimumInstances
    constraints.maximumInstances = maximumInstances
    constraints.latencyLimitMilliseconds = try Self.decimal("--latency", latency)
    constraints.cpuPerCoreLimit = try Self.decimal("--max-cpu-per-core", maximumCPUPerCore)
    constraints.memoryLimit = try Self.decimal("--max-memory", maximumMemory)
    constraints.budgetPerHour = try Self.decimal("--budget-hourly", budgetHourly)
    constraints.budgetPerMonth = try Self.decimal("--budget-monthly", budgetMonthly)
    constraints.allowedTypes = try Self.patterns("--allow", allow)
    constraints.excludedTypes = try Self.patterns("--exclude", exclude)
    for text in Self.listed(limit) {
      try Self.value("--limit") { () throws(SelectionError) in
        try constraints.addTypeLimit(parsing: text)
      }
    }
    constraints.allowsServerless = serverless
    return constraints
  }

  // MARK: Reading values

  private static func listed(_ texts: [String]) -> [Substring] {
    texts.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  private static func patterns(_ option: String, _ texts: [String]) throws -> [TypePattern] {
    try listed(texts).map { text in
      try value(option) { () throws(SelectionError) in try TypePattern(text) }
    }
  }

  private static func decimal(_ option: String, _ text: String?) throws -> ExactDecimal? {
    try text.map { text in
      try value(option) { () throws(SelectionError) in try ExactDecimal(parsing: text) }
    }
  }

  /// The diagnostics of several answers, each once.
  static func distinct(_ diagnostics: [[Diagnostic]]) -> [Diagnostic] {
    var told: Set<Diagnostic> = []
    return diagnostics.joined().filter { told.insert($0).inserted }
  }

  /// Makes a library's error one of wrong usage that names the option.
  static func value<Value>(
    _ option: String, _ body: () throws(SelectionError) -> Value
  ) throws -> Value {
    do throws(SelectionError) {
      return try body()
    } catch {
      throw ValidationError((option.isEmpty ? "" : option + ": ") + error.description)
    }
  }

  /// Reads a small file; what is wrong with it is told with its line.
  private static func file<Value>(
    _ path: String, _ body: (String) throws(SelectionError) -> Value
  ) throws -> Value {
    let text: String
    do throws(ReadError) {
      text = try TextFile.read(path)
    } catch {
      StandardError.write("error: \(error)")
      throw error.code == .notFound ? ExitCode.missingInput : .unreadableData
    }
    do throws(SelectionError) {
      return try body(text)
    } catch {
      StandardError.write("error: \(path): \(error)")
      throw ExitCode.unreadableData
    }
  }
}
