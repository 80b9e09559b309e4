import CKernels
import TestSupport
import Testing

@testable import Rightsizer

@Suite("Places in text")
struct TextPlaceTests {
  @Test("Lines, columns and UTF-16 units are those of counting byte by byte", arguments: 1...20)
  func places(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let alphabet: [UInt8] = [0x0A, 0x61, 0xC3, 0xA9, 0xF0, 0x9D, 0x84, 0x9E, 0x20, 0xFF, 0x80]
    // Runs of all ones must not overflow what a lane can count.
    let isUniform = seed % 4 == 0
    let count = generator.below(40_000)
    let bytes = (0..<count).map { _ in isUniform ? 0x0A : alphabet[generator.below(11)] }
    var place = TextPlace()
    var (line, column, units) = (1, 1, 0)
    var offset = 0
    while offset < count {
      let part = min(count - offset, 1 + generator.below(20_000))
      bytes.withUnsafeBytes {
        place.advance(over: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + part]))
      }
      for byte in bytes[offset..<offset + part] {
        if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
        if byte == 0x0A {
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
}
