import CKernels
import TestSupport
import Testing

@testable import Rightsizer

@Suite("Places in text")
struct TextPlaceTests {
  @Test(
    "Lines, ended by LF, CR LF or CR, columns and UTF-16 units are those of counting byte by byte",
    arguments: 1...24)
  func places(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let alphabet: [UInt8] = [
      0x0A, 0x61, 0xC3, 0xA9, 0xF0, 0x9D, 0x84, 0x9E, 0x20, 0xFF, 0x80, 0x0D, 0x0D,
    ]
    // Runs of all ones must not overflow what a lane can count.
    let uniform: [UInt8]? = seed % 4 == 0 ? [[0x0A], [0x0D], [0x0D, 0x0A]][seed / 4 % 3] : nil
    let size = seed % 4 == 1 ? 11 : seed % 4 == 2 ? 13 : 12
    let count = generator.below(40_000)
    let bytes = (0..<count).map { index in
      uniform.map { $0[index % $0.count] } ?? alphabet[generator.below(size)]
    }
    var place = TextPlace()
    var (line, column, units) = (1, 1, 0)
    var offset = 0
    while offset < count {
      let part = min(count - offset, 1 + generator.below(20_000))
      bytes.withUnsafeBytes {
        place.advance(over: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + part]))
      }
      for index in offset..<offset + part {
        let byte = bytes[index]
        if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
        // An LF behind a CR ended its line with that.
        if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
        if byte == 0x0A || byte == 0x0D {
          (line, column) = (line + 1, 1)
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
      offset += part
      let isEqual = place.line == line && place.column == column && place.utf16Count == units
      #expect(isEqual, "seed \(seed), offset \(offset)")
    }
  }

  @Test(
    "A place is the same whichever way lines end, in JSON, CSV and UTF-16",
    arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ end: String) {
    func error(_ lines: [String], name: String, asUTF16: Bool = false) -> ReadError? {
      let text = lines.joined(separator: end)
      var bytes = Array(text.utf8)
      if asUTF16 {
        bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      }
      return RecommendationTable.load([.bytes(bytes, name: name)]).errors.first
    }
    let row = "{\"InstanceType\":\"ß\",\"CostPerHour\":1}"
    let lines = [row, "", row, "{\"InstanceType\":\"ß\",\"CostPerHour\":x}", row]
    for asUTF16 in [false, true] {
      let found = error(lines, name: "x.jsonl", asUTF16: asUTF16)
      #expect(found?.line == 4 && found?.column == 35, "\(found?.description ?? "")")
    }
    let cells = ["InstanceType,CostPerHour", "a,1", "", "ß,x", "b,2"]
    for asUTF16 in [false, true] {
      let found = error(cells, name: "x.csv", asUTF16: asUTF16)
      #expect(found?.line == 4 && found?.column == 3, "\(found?.description ?? "")")
    }
    // Across the parts in which a long text comes.
    let many = Array(repeating: row, count: 20_000) + ["x"]
    #expect(error(many, name: "x.jsonl")?.line == 20_001)
    let manyCells = ["InstanceType,CostPerHour"] + Array(repeating: "ß,1", count: 40_000) + ["a,x"]
    #expect(error(manyCells, name: "x.csv")?.line == 40_002)
    let separated = SeparatedLines(["a,1", "", "b,2", ""].joined(separator: end))
    #expect(separated.lines.map(\.number) == [1, 3])
    #expect(separated.lines.map(\.fields) == [["a", "1"], ["b", "2"]])
  }
}
