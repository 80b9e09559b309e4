/// One cell of a CSV text as the JSON value it means.
enum CSVCell {
  /// Appends the value of a cell; `null` where it is empty or a word for what is not available.
  ///
  /// - Throws: a fault whose offset is in the cell.
  static func append(
    _ cell: RawSpan, _ kind: FrameColumn.Kind, to json: inout [UInt8]
  ) throws(JSONFault) {
    let range = kind == .text ? 0..<cell.byteCount : cell.trimmed
    let content = cell.extracting(range)
    if isMissing(content) { return json.append("null") }
    switch kind {
    case .name, .text: json.appendString(content)
    case .number: try appendNumber(content, to: &json, at: range.lowerBound)
    case .boolean: try appendBoolean(content, to: &json, at: range.lowerBound)
    case .literal:
      do throws(JSONFault) {
        try PythonLiteral.append(content, to: &json)
      } catch {
        var fault = error
        fault.offset += range.lowerBound
        throw fault
      }
    }
  }

  /// The words that pandas 3.1.1 takes for missing when it reads CSV (its `STR_NA_VALUES`, but for
  /// the numbers of an old C library), and a missing time.
  private static let missing: [StaticString] = [
    "NaN", "nan", "None", "null", "<NA>", "NaT", "NULL", "NA", "N/A", "n/a", "#N/A", "#NA",
    "#N/A N/A", "-NaN", "-nan",
  ]

  private static func isMissing(_ content: RawSpan) -> Bool {
    let count = content.byteCount
    if count == 0 { return true }
    guard count <= 8 else { return false }
    let first = CSVScanner.byte(content, 0)
    // Nearly every cell is a number.
    if first &- UInt8(ascii: "0") < 10 { return false }
    return missing.contains { content.isEqual(to: $0) }
  }

  private static func appendNumber(
    _ content: RawSpan, to json: inout [UInt8], at start: Int
  ) throws(JSONFault) {
    if DecimalText.append(content, to: &json) { return }
    var message = "expected a number or an empty cell, found \(content.quoted)"
    if content.contains(UInt8(ascii: ",")) {
      message +=
        "; a comma may part decimals or thousands, so save the file with decimal points and no "
        + "thousands separator"
    }
    throw .value(message, at: start)
  }

  private static func appendBoolean(
    _ content: RawSpan, to json: inout [UInt8], at start: Int
  ) throws(JSONFault) {
    let trues: [StaticString] = ["True", "true", "TRUE"]
    if trues.contains(where: { content.isEqual(to: $0) }) { return json.append("true") }
    let falses: [StaticString] = ["False", "false", "FALSE"]
    if falses.contains(where: { content.isEqual(to: $0) }) { return json.append("false") }
    throw .value("expected True, False or an empty cell, found \(content.quoted)", at: start)
  }
}

extension RawSpan {
  /// The bytes as text, what is no UTF-8 replaced.
  var string: String { withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }

  /// Whether the bytes are exactly a word's.
  func isEqual(to word: StaticString) -> Bool {
    guard byteCount == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      for offset in 0..<byteCount
      where unsafeLoad(fromByteOffset: offset, as: UInt8.self) != buffer[offset] {
        return false
      }
      return true
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    for offset in 0..<byteCount
    where unsafeLoad(fromByteOffset: offset, as: UInt8.self) == byte {
      return true
    }
    return false
  }

  /// The beginning of the text in quotes, for a message.
  var quoted: String {
    let text = extracting(0..<Swift.min(byteCount, 160)).string
    return "\"" + (text.count > 40 ? text.prefix(40) + "…" : text) + "\""
  }
}
