/// Environments put together as ranges: AWS tests every combination of their values.
struct EnvironmentMerge: Sendable, Hashable {
  /// The values of each variable, by name.
  private(set) var values: [String: Set<String>] = [:]
  /// The environments that it is made of.
  private(set) var environments: Set<[String: String]> = []

  /// The most variables of a configuration, and the most values of one (the service's model).
  static let greatestVariableCount = 5
  static let greatestValueCount = 3
  /// The longest name and value (the service's model).
  private static let longestName = 64
  private static let longestValue = 128

  /// One environment.
  init(_ environment: [String: String]) {
    environments = [environment]
    values = environment.mapValues { [$0] }
  }

  /// How many tests the ranges make; 3⁵ at the most within the limits.
  var testCount: Int {
    values.values.reduce(1) { product, values in
      let (result, isTooLarge) = product.multipliedReportingOverflow(by: values.count)
      return isTooLarge ? .max : result
    }
  }

  /// Every combination of the values, each as an environment.
  var combinations: [[String: String]] {
    var combinations: [[String: String]] = [[:]]
    for (name, values) in values {
      combinations = combinations.flatMap { combination in
        values.map { value in combination.merging([name: value]) { _, new in new } }
      }
    }
    return combinations
  }

  /// Why no request can hold an environment; `nil` where one can.
  static func refusal(of environment: [String: String]) -> String? {
    if environment[""] != nil {
      return "it was measured with an environment variable without a name"
    }
    if environment.count > greatestVariableCount {
      return "it was measured with \(environment.count) environment variables, and a load test "
        + "takes \(greatestVariableCount) at most"
    }
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      if name.unicodeScalars.count > longestName || value.unicodeScalars.count > longestValue {
        return "its environment variable \(name.prefix(longestName)) is longer than a load test "
          + "takes (\(longestName) characters for a name, \(longestValue) for a value)"
      }
    }
    return nil
  }

  /// Environments of one configuration as few merges: all in one where that makes at most so many
  /// tests for each that was seen, else each with the first that it fits.
  ///
  /// A variable that only some have cannot be left unset by a range, so environments of other
  /// variables are apart. Unseen combinations cost as much as the others: at one test for each
  /// environment there are none.
  static func merges(
    of environments: [[String: String]], testsPerEnvironment: Int = 2
  ) -> [EnvironmentMerge] {
    var merges: [EnvironmentMerge] = []
    var classes: [Set<String>] = []
    for environment in environments where !classes.contains(Set(environment.keys)) {
      classes.append(Set(environment.keys))
    }
    for names in classes {
      let members = environments.filter { Set($0.keys) == names }
      guard var whole = members.first.map(EnvironmentMerge.init) else { continue }
      for member in members.dropFirst() { whole.add(member) }
      guard !whole.isWithinLimits(testsPerEnvironment) else {
        merges.append(whole)
        continue
      }
      var parts: [EnvironmentMerge] = []
      for member in members {
        let fitting = parts.firstIndex {
          $0.adding(member).isWithinLimits(testsPerEnvironment)
        }
        if let fitting {
          parts[fitting].add(member)
        } else {
          parts.append(EnvironmentMerge(member))
        }
      }
      merges += parts
    }
    return merges
  }

  private func isWithinLimits(_ testsPerEnvironment: Int) -> Bool {
    values.values.allSatisfy { $0.count <= Self.greatestValueCount }
      && testCount <= testsPerEnvironment * environments.count
  }

  private mutating func add(_ environment: [String: String]) {
    environments.insert(environment)
    values.merge(environment.mapValues { [$0] }) { $0.union($1) }
  }

  private func adding(_ environment: [String: String]) -> EnvironmentMerge {
    var result = self
    result.add(environment)
    return result
  }

  /// As a request has it: variables by name, whole numbers by size, other values by their text; `nil`
  /// without variables.
  var ranges: EnvironmentParameterRanges? {
    guard !values.isEmpty else { return nil }
    let names = values.keys.sorted()
    return EnvironmentParameterRanges(
      categoricalParameterRanges: names.map { name in
        let sorted = (values[name] ?? []).sorted { a, b in
          guard let x = Int(a), let y = Int(b), x != y else { return a < b }
          return x < y
        }
        return CategoricalParameter(name: name, values: sorted)
      })
  }
}
