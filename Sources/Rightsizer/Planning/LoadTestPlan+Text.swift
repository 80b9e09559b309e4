extension LoadTestPlan {
  /// Why each configuration is in and each row is not, in plain words: a line for each reason, further
  /// ones under the first, and the notes behind.
  ///
  /// Of the reasons of many rows of one configuration the first ``toldReasons`` are told, of what was
  /// left out the first ``toldOmissions`` rows, as many sizes without a result and as many untested
  /// ones; the others are counted.
  ///
  /// - Complexity: O(n) for n rows.
  public var explanation: [String] {
    var entries: [Entry] = configurations.map { configuration in
      Entry(
        label: "test", name: Self.name(of: configuration.endpoint),
        place: Self.place(of: configuration.rows), messages: Self.told(configuration.reasons))
    }
    let kinds: [(name: String, omissions: [Omission])] = [
      ("row", leftOut.filter { $0.row != nil }),
      ("asked-for size", leftOut.filter { $0.row == nil && $0.prediction == nil }),
      ("untested size", leftOut.filter { $0.row == nil && $0.prediction != nil }),
    ]
    entries += kinds.flatMap { $0.omissions.prefix(Self.toldOmissions) }.map { omission in
      let unmeasured = omission.prediction == nil ? "no result" : "untested"
      return Entry(
        label: "leave", name: omission.instanceType ?? (omission.isServerless ? "serverless" : "—"),
        place: omission.row.map { "row \($0)" } ?? unmeasured,
        messages: omission.reasons.map(\.message))
    }
    // A name of many characters may push its own line, not all.
    let name = entries.map { min($0.name.count, Self.widestColumn) }.max() ?? 0
    let place = entries.map { min($0.place.count, Self.widestColumn) }.max() ?? 0
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    var lines: [String] = []
    for entry in entries {
      var head =
        padded(entry.label, 7) + padded(entry.name, name) + "  " + padded(entry.place, place)
        + "  "
      for message in entry.messages {
        lines.append(head + message)
        head = padded("", 7 + name + 2 + place + 2)
      }
    }
    for kind in kinds {
      lines += Self.counted(kind.omissions.dropFirst(Self.toldOmissions), kind.name)
    }
    return lines + notes.map { "note   " + $0.message }
  }

  /// The messages of a configuration's reasons: of those of its rows the first, then what to know of
  /// it as a whole.
  private static func told(_ reasons: [Statement]) -> [String] {
    let ofRows = reasons.filter { rowCodes.contains($0.code) }
    let untold = ofRows.count - toldReasons
    guard untold > 0 else { return reasons.map(\.message) }
    return ofRows.prefix(toldReasons).map(\.message)
      + ["and \(untold) more reasons of its rows"]
      + reasons.filter { !rowCodes.contains($0.code) }.map(\.message)
  }

  /// The codes of the reasons that one row is in for.
  private static var rowCodes: Set<String> {
    ["choice", "frontier", Rejection.Code.latencyAtSaturation.rawValue, "withinNoise"]
  }

  /// What is not told, by its first reason: the most frequent first, of equal ones by name.
  private static func counted(
    _ omissions: ArraySlice<Omission>, _ kind: String
  ) -> [String] {
    guard !omissions.isEmpty else { return [] }
    var counts: [String: Int] = [:]
    for omission in omissions { counts[omission.reasons.first?.code ?? "", default: 0] += 1 }
    let parts = counts.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key < b.key
    }.map { "\($0.key) \($0.value)" }
    return [
      "leave  and \(omissions.count) more \(kind)\(omissions.count == 1 ? "" : "s"): "
        + parts.joined(separator: ", ")
    ]
  }

  /// A line and what stands under it.
  private struct Entry {
    var label: String
    var name: String
    var place: String
    var messages: [String]
  }

  private static let widestColumn = 40

  /// So many omissions of a kind are told.
  public static var toldOmissions: Int { 50 }
  /// So many reasons of a configuration's rows are told; what select chooses is among them.
  public static var toldReasons: Int { 12 }

  private static func name(of endpoint: EndpointInputConfiguration) -> String {
    if let serverless = endpoint.serverlessConfig {
      return "serverless \(serverless.memorySizeInMB ?? 0) MB × \(serverless.maxConcurrency ?? 0)"
    }
    return endpoint.instanceType ?? ""
  }

  private static func place(of rows: [Int]) -> String {
    switch rows.count {
    case 0: "untested"
    case 1: "row \(rows[0])"
    case ...4: "rows " + rows.map(String.init).joined(separator: ", ")
    default: "\(rows.count) rows"
    }
  }
}
