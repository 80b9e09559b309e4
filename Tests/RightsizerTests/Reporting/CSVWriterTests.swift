import TestSupport
import Testing

@testable import Rightsizer

@Suite("CSVWriter")
struct CSVWriterTests {
  private func text(_ csv: CSVWriter) -> String { String(decoding: csv.bytes, as: UTF8.self) }

  @Test("Rows end with CR LF, missing values are empty fields")
  func rows() {
    var csv = CSVWriter(header: ["row", "type", "cost", "count", "eligible"])
    csv.field(0)
    csv.field("ml.c5.xlarge")
    csv.field(0.204)
    csv.field(Int?.none)
    csv.field(true)
    csv.endRow()
    csv.field(1)
    csv.field(String?.none)
    csv.field(Double.nan)
    csv.emptyField()
    csv.field(Bool?.none)
    csv.endRow()
    #expect(
      text(csv)
        == "row,type,cost,count,eligible\r\n0,ml.c5.xlarge,0.204,,true\r\n1,,,,\r\n")
  }

  @Test(
    "Fields are quoted when they must be, and only then",
    arguments: [
      ("aaa", "aaa"), ("b\r\nbb", "\"b\r\nbb\""), ("b\"bb", "\"b\"\"bb\""), ("a,b", "\"a,b\""),
      (" a", "\" a\""), ("a ", "\"a \""), ("a b", "a b"), ("\n", "\"\n\""), ("\r", "\"\r\""),
      ("=1+1", "=1+1"), ("é語", "é語"), ("\"", "\"\"\"\""),
    ])
  func quoting(field: String, expected: String) {
    var csv = CSVWriter(header: ["a", "b"])
    csv.field(field)
    csv.field("c")
    csv.endRow()
    #expect(text(csv) == "a,b\r\n" + expected + ",c\r\n")
  }

  @Test("A single column's empty field is quoted, so that its row is no blank line")
  func singleColumn() {
    var csv = CSVWriter(header: ["a"])
    csv.field("")
    csv.endRow()
    csv.field(Double.nan)
    csv.endRow()
    #expect(text(csv) == "a\r\n\"\"\r\n\"\"\r\n")
  }

  @Test("A strict RFC 4180 parser reads back what was written")
  func roundTrip() {
    let seed: UInt64 = 41
    var generator = SeededGenerator(seed: seed)
    let alphabet: [Unicode.Scalar] = ["a", "\"", ",", "\r", "\n", " ", "é", "=", "\0", "\t", "😀"]
    for _ in 0..<300 {
      let columnCount = 1 + generator.below(4)
      let rows = (0..<1 + generator.below(4)).map { _ in
        (0..<columnCount).map { _ in
          var field = ""
          for _ in 0..<generator.below(6) {
            field.unicodeScalars.append(alphabet[generator.below(alphabet.count)])
          }
          return field
        }
      }
      var csv = CSVWriter(header: rows[0])
      for row in rows.dropFirst() {
        for field in row { csv.field(field) }
        csv.endRow()
      }
      let parsed = Self.parse(csv.bytes)
      let expected = rows.map { row in row.map { Array($0.utf8) } }
      #expect(parsed == expected, "seed \(seed): \(text(csv))")
    }
  }

  @Test("A row shorter than the header is a programmer's error")
  func shortRow() async {
    await #expect(processExitsWith: .failure) {
      var csv = CSVWriter(header: ["a", "b"])
      csv.field(1)
      csv.endRow()
    }
  }

  /// RFC 4180, word by word; `nil` for what its grammar does not have.
  private static func parse(_ bytes: [UInt8]) -> [[[UInt8]]]? {
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var index = 0
    while index < bytes.count {
      var field: [UInt8] = []
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        while true {
          guard index < bytes.count else { return nil }
          if bytes[index] == UInt8(ascii: "\"") {
            index += 1
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
          }
          field.append(bytes[index])
          index += 1
        }
      } else {
        while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != 0x0D {
          guard bytes[index] != UInt8(ascii: "\""), bytes[index] != 0x0A else { return nil }
          field.append(bytes[index])
          index += 1
        }
      }
      row.append(field)
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ",") {
        index += 1
        if index == bytes.count { return nil }
      } else {
        guard index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A else {
          return nil
        }
        index += 2
        rows.append(row)
        row = []
      }
    }
    return row.isEmpty ? rows : nil
  }
}
