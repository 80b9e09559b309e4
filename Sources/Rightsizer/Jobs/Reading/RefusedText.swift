/// Inputs that are no JSON at all, recognised by how they begin.
enum RefusedText {
  /// How many bytes are looked at.
  static let headCount = 600

  /// What the text is and what to do instead; `nil` if it may be JSON or is nothing known.
  static func recognize(_ bytes: ArraySlice<UInt8>, sourceName: String) -> String? {
    let count = bytes.count
    func byte(_ offset: Int) -> UInt8 {
      offset < count ? bytes[bytes.startIndex + offset] : 0
    }
    if let packed = packing(bytes) { return packed }
    if byte(0) == UInt8(ascii: "P"), byte(1) == UInt8(ascii: "K"), byte(2) < 8, byte(3) < 8,
      count >= 4
    {
      return isWorkbook(bytes) ? workbook : "a zip file: unpack it first (`unzip FILE`)"
    }
    if let binary = binary(bytes) { return binary }
    if count >= 2, byte(0) == 0 || byte(1) == 0 {
      let isUTF16 = (byte(0) == 0) != (byte(1) == 0)
      return isUTF16
        ? "UTF-16 without a byte order mark: save it as UTF-8"
        : "NUL bytes, as a crashed write leaves them, and no JSON: export the job again"
    }
    if isObjectOrArray(bytes) { return nil }
    let head = String(decoding: bytes.prefix(headCount), as: UTF8.self)
    // CR LF is one Character, which is no "\n".
    let lines = head.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    guard let first = lines.first.map({ trimmed($0) }) else { return nil }
    if [",", ";", "\t"].contains(where: { first.hasPrefix("row\($0)source\($0)path\($0)job\($0)") })
    {
      return "an export of rightsize, which is not read back: it has not all that the job results "
        + "say (conditions, baselines, regions), so give it these, and change figures there"
    }
    if first.hasPrefix("<") {
      return "HTML or XML (an error page of a proxy, perhaps), not JSON: \(RefusedInput.exportHint)"
    }
    if first.hasPrefix("An error occurred (") {
      return "the error message of an `aws` command instead of its result: \(first)"
    }
    if first.hasPrefix("{'") || first.hasPrefix("[{'") {
      return "a Python repr (`print(response)`), not JSON: write "
        + "`json.dumps(response, default=str)` instead"
    }
    if first.lowercased().hasPrefix("sep=") {
      return "CSV with a line for Excel before its head (`sep=`): take that line out"
    }
    if isMarkdown(lines) {
      return "a table in Markdown: write the data frame with `df.to_csv()` (what rightsize writes "
        + "is not read back)"
    }
    if isTable(first) {
      return "the CLI's table format: use `--output json`"
    }
    if isYAML(first) { return "YAML: use `--output json`" }
    if isCSV(first, separators: ["|"]) {
      return "CSV with `|` between its cells: write it with commas, `df.to_csv()`"
    }
    let isNamedCSV = sourceName.hasSuffix(".csv") || sourceName.hasSuffix(".csv.gz")
    if isNamedCSV, !first.hasPrefix("{"), !first.hasPrefix("[") {
      return isPrintedFrame(first) ? printedFrame : csv
    }
    let isText = first.contains("\t")
    if isText, let byte = first.utf8.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      return "the CLI's text format: use `--output json`"
    }
    if isData(first) { return nil }
    if isCSV(first) { return csv }
    if isText { return "the CLI's text format: use `--output json`" }
    let isHeadOfFrame = lines.first?.hasPrefix(" ") == true && namesParts(first)
    return isHeadOfFrame || isPrintedFrame(first) ? printedFrame : nil
  }

  /// Whether a line names parts of a job result with only blanks between.
  private static func namesParts(_ first: String) -> Bool {
    let parts: Set<Substring> = [
      "Metrics", "EndpointConfiguration", "StepType", "InferenceRecommendations", "Steps",
    ]
    return first.split(separator: " ").contains(where: parts.contains)
  }

  /// Whether a zip file is a workbook, by the name of what it holds first.
  private static func isWorkbook(_ bytes: ArraySlice<UInt8>) -> Bool {
    let name = bytes.dropFirst(30).prefix(40)
    return ["[Content_Types].xml", "xl/", "docProps/", "_rels/", "mimetypeapplication/vnd.oasis"]
      .contains { name.starts(with: $0.utf8) }
  }

  private static let workbook = "a workbook of a spreadsheet: save its sheet as CSV"

  /// Files of data that is no text.
  private static func binary(_ bytes: ArraySlice<UInt8>) -> String? {
    let frame = "read it with pandas and write it with `df.to_csv()`"
    if bytes.starts(with: "PAR1".utf8) { return "a Parquet file: \(frame)" }
    if bytes.starts(with: "ARROW1".utf8) { return "a Feather or Arrow file: \(frame)" }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return workbook }
    if bytes.first == 0x80, let version = bytes.dropFirst().first, 2...5 ~= version {
      return "a pickle of Python: load it there and write it with `json.dump` or `df.to_csv()`"
    }
    return nil
  }

  static func packing(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.starts(with: [0x1F, 0x8B]) {
      return "gzip inside of gzip: unpack it first (`gunzip FILE`)"
    }
    if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A]) {
      return "an xz file: unpack it first (`xz -d FILE`)"
    }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      return "a Zstandard file: unpack it first (`zstd -d FILE`)"
    }
    if bytes.starts(with: [0x42, 0x5A, 0x68]), let level = bytes.dropFirst(3).first,
      0x31...0x39 ~= level
    {
      return "a bzip2 file: unpack it first (`bunzip2 FILE`)"
    }
    return nil
  }

  /// Whether the text begins with an object or an array that is no Python repr, as nearly all do:
  /// seen without making strings, which took longer than reading a small file.
  private static func isObjectOrArray(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = bytes.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
    switch text.first {
    case UInt8(ascii: "{"): return text.dropFirst().first != UInt8(ascii: "'")
    case UInt8(ascii: "["): return !text.starts(with: Array("[{'".utf8))
    default: return false
    }
  }

  private static let csv =
    "CSV whose first line names no column of a job result by the service's own name (InstanceType, "
    + "CostPerHour, MaxInvocations and so on): write the data frame with its head, `df.to_csv()`"

  private static let printedFrame =
    "a printed data frame (`df.to_string()`): write it with `df.to_csv()` or "
    + "`df.to_json(orient=\"records\")`"

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while let last = line.last, last.isWhitespace { line.removeLast() }
    let start = line.firstIndex { $0 != " " } ?? line.endIndex
    return String(line[start...])
  }

  /// Whether the text begins as JSON does.
  private static func isData(_ first: String) -> Bool {
    guard let byte = first.utf8.first else { return false }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return true
    default:
      return first == "null" || first == "true" || first == "false"
    }
  }

  /// Whether the second line draws a rule between bars, as none of the AWS CLI's does.
  private static func isMarkdown(_ lines: [Substring]) -> Bool {
    guard lines.count > 1, lines[0].hasPrefix("|"), lines[1].hasPrefix("|") else { return false }
    return lines[1].contains("-") && lines[1].allSatisfy { "|-: \r".contains($0) }
  }

  /// Whether a line is of the AWS CLI's table format.
  static func isTable(_ first: String) -> Bool {
    first.hasPrefix("---------") || first.hasPrefix("+--") || first.hasPrefix("|")
  }

  private static func isYAML(_ first: String) -> Bool {
    if first == "---" { return true }
    var line = first[...]
    if line.hasPrefix("- ") { line = line.dropFirst(2) }
    guard let colon = line.firstIndex(of: ":") else { return false }
    let key = line[..<colon]
    let rest = line[line.index(after: colon)...]
    return !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && (rest.isEmpty || rest.hasPrefix(" "))
  }

  /// Whether a line names columns with only blanks between.
  static func isPrintedFrame(_ first: String) -> Bool {
    (first.contains("InstanceType") || first.contains("CostPerHour")) && !isCSV(first)
  }

  static func isCSV(_ first: String, separators: [Character] = [",", ";"]) -> Bool {
    let names = ["InstanceType", "CostPerHour", "MaxInvocations", "ModelLatency"]
    return separators.contains(where: first.contains) && names.contains(where: first.contains)
  }
}
