import ArgumentParser

/// Options of one value that a command was given several times.
///
/// The argument parser takes the last and says nothing of the others. That suits a script that
/// appends to the options of another, so it stays, and is told.
struct RepeatedOptions {
  /// What may stand several times: flags, and options whose values are a list. All else has one
  /// value, so that a new option is told of unless it is named here. `--limit` and `--discount` have
  /// one for each type.
  private static let severalTimes: Set<String> = [
    "--allow", "--as-scaling-recommendation", "--discount-all", "--exclude", "--force", "--help",
    "--indicators", "--keep", "--mime-type", "--quiet", "--repeat",
    "--robust", "--serverless", "--strict", "--untested", "--version",
  ]

  /// What is a list in one command alone.
  private static let severalTimesInDeploy: Set<String> = ["--image", "--model", "--model-data"]

  /// A value is told up to so many characters.
  private static let toldCharacters = 60

  /// The names in the order they were first given, each with its values in order.
  private var values: [(name: String, values: [String])] = []

  /// Looks at arguments that the parser has taken.
  ///
  /// None of them then has a value that begins with `--`, as all such options take numbers or refuse
  /// it: every word of that form before a lone `--` is an option or a flag.
  init(_ arguments: [String], command: String?) {
    var index = arguments.startIndex
    while index < arguments.endIndex, arguments[index] != "--" {
      let word = arguments[index]
      index += 1
      guard word.hasPrefix("--") else { continue }
      let name = String(word.prefix { $0 != "=" })
      guard !Self.severalTimes.contains(name),
        command != "deploy" || !Self.severalTimesInDeploy.contains(name)
      else { continue }
      var value = String(word.dropFirst(name.count + 1))
      if name == word {
        guard index < arguments.endIndex else { break }
        value = arguments[index]
        index += 1
      }
      add(value, to: name)
    }
  }

  private mutating func add(_ value: String, to name: String) {
    switch name {
    case "--limit":
      for limit in value.split(separator: ",") {
        guard let colon = limit.lastIndex(of: ":") else { continue }
        insert(String(limit[limit.index(after: colon)...]), as: "\(name) of \(limit[..<colon])")
      }
    case "--discount":
      let sides = value.split(separator: "=", maxSplits: 1)
      guard let fraction = sides.last else { return }
      insert(
        String(fraction), as: "\(name) of " + (sides.count == 2 ? String(sides[0]) : "every type"))
    default: insert(value, as: name)
    }
  }

  private mutating func insert(_ value: String, as name: String) {
    if let known = values.firstIndex(where: { $0.name == name }) {
      values[known].values.append(value)
    } else {
      values.append((name, [value]))
    }
  }

  /// A sentence for each option with different values: naming one twice alike loses nothing.
  var warnings: [String] {
    values.compactMap { name, values in
      guard let last = values.last, values.contains(where: { $0 != last }) else { return nil }
      let told = values.map { value in
        value.count > Self.toldCharacters ? value.prefix(Self.toldCharacters) + "…" : value
      }
      let times = values.count == 2 ? "twice" : "\(values.count) times"
      return "\(name) is given \(times), with \(told.joined(separator: " and ")): "
        + "the last counts, \(told[told.count - 1])"
    }
  }
}
