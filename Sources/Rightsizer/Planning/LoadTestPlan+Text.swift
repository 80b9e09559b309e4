extension LoadTestPlan {
  /// Why each configuration is in and each row is not, in plain words: a line for each reason, further
  /// ones under the first, and the notes behind.
  ///
  /// Of long lists of what was left out the first ``toldOmissions`` are told.
  public var explanation: [String] {
    var entries: [Entry] = configurations.map { configuration in
      Entry(
        label: "test", name: Self.name(of: configuration.endpoint),
        place: Self.place(of: configuration.rows), reasons: configuration.reasons)
    }
    entries += leftOut.prefix(Self.toldOmissions).map { omission in
      Entry(
        label: "leave", name: omission.instanceType ?? "serverless",
        place: omission.row.map { "row \($0)" } ?? "untested", reasons: omission.reasons)
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
      for reason in entry.reasons {
        lines.append(head + reason.message)
        head = padded("", 7 + name + 2 + place + 2)
      }
    }
    let untold = leftOut.count - Self.toldOmissions
    if untold > 0 { lines.append("leave  and \(untold) more, for reasons of these kinds") }
    return lines + notes.map { "note   " + $0.message }
  }

  /// A line and what stands under it.
  private struct Entry {
    var label: String
    var name: String
    var place: String
    var reasons: [Statement]
  }

  private static let widestColumn = 40

  /// So many omissions are told.
  public static var toldOmissions: Int { 50 }

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
