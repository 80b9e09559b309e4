import TestSupport
import Testing

/// One case of JSONTestSuite (https://github.com/nst/JSONTestSuite).
struct ConformanceCase: Sendable, CustomTestStringConvertible {
  /// What a parser of JSON must do with it.
  enum Expectation: Character, Sendable {
    case accepted = "y"
    case refused = "n"
    case either = "i"
  }

  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  var expectation: Expectation? { name.first.flatMap(Expectation.init(rawValue:)) }

  /// The one element of an array, where that is a case about a number.
  var number: ConformanceCase? {
    guard name.dropFirst().hasPrefix("_number_"), bytes.first == UInt8(ascii: "["),
      let close = bytes.lastIndex(of: UInt8(ascii: "]"))
    else { return nil }
    return ConformanceCase(name: name, bytes: Array(bytes[1..<close]))
  }

  /// The case between two pieces of text.
  func between(_ before: String, _ after: String) -> [UInt8] {
    Array(before.utf8) + bytes + Array(after.utf8)
  }

  static let all: [ConformanceCase] = read() + made

  /// Cases too long for the file.
  private static let made = [
    ConformanceCase(
      name: "n_structure_100000_opening_arrays", bytes: Array(repeating: 0x5B, count: 100_000)),
    ConformanceCase(
      name: "n_structure_open_array_object",
      bytes: (0..<50_000).flatMap { _ in Array(#"[{"":"#.utf8) } + [0x0A]),
    ConformanceCase(
      name: "i_structure_500_nested_arrays",
      bytes: Array(repeating: 0x5B, count: 500) + Array(repeating: 0x5D, count: 500)),
  ]

  private static func read() -> [ConformanceCase] {
    let text = TestFiles.bytes(
      TestFiles.root + "/Tests/RightsizerTests/Fixtures/conformance/json-test-suite.txt")
    return text.split(separator: 0x0A).compactMap { line in
      guard line.first != UInt8(ascii: "#"), let blank = line.firstIndex(of: 0x20) else {
        return nil
      }
      return ConformanceCase(
        name: String(decoding: line[..<blank], as: UTF8.self),
        bytes: decoded(line[line.index(after: blank)...]))
    }
  }

  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        bytes.append(UInt8(digits, radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
