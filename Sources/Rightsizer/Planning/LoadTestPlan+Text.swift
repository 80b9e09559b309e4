extension LoadTestPlan {
  /// Why each configuration is in and each row is not, in plain words, a line each.
  ///
  /// Of long lists of what was left out the first ``toldOmissions`` are told.
  public var explanation: [String] {
    var lines: [(label: String, name: String, place: String, text: String)] = []
    func joined(_ reasons: [Statement]) -> String {
      reasons.map(\.message).joined(separator: "; ")
    }
    for configuration in configurations {
      lines.append(
        (
          "test", Self.name(of: configuration.endpoint), Self.place(of: configuration.rows),
          joined(configuration.reasons)
        ))
    }
    for omission in leftOut.prefix(Self.toldOmissions) {
      lines.append(
        (
          "leave", omission.instanceType ?? "—", omission.row.map { "row \($0)" } ?? "untested",
          joined(omission.reasons)
        ))
    }
    // Tables may be of many rows; a name or list of a few characters more or less is no matter.
    let widths = lines.reduce((name: 0, place: 0)) { widths, line in
      (max(widths.name, line.name.count), max(widths.place, line.place.count))
    }
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, min(width, 40) - text.count))
    }
    var result = lines.map { line in
      padded(line.label, 5) + "  " + padded(line.name, widths.name) + "  "
        + padded(line.place, widths.place) + "  " + line.text
    }
    let untold = leftOut.count - Self.toldOmissions
    if untold > 0 { result.append("leave  and \(untold) more, for reasons of these kinds") }
    result += notes.map { "note   " + $0.message }
    return result
  }

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
