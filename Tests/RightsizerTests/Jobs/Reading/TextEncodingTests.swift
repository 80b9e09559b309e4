import TestSupport
import Testing

@testable import Rightsizer

/// UTF-16 with a byte order mark.
func utf16(_ text: String, isLittleEndian: Bool = true) -> [UInt8] {
  ([0xFEFF] + Array(text.utf16)).flatMap { unit -> [UInt8] in
    let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    return isLittleEndian ? bytes.reversed() : bytes
  }
}

private func decoded(_ bytes: [UInt8], limit: Int = .max) throws(StreamFault) -> String {
  let input = HeadedBytes(MemoryBytes(bytes, limit: limit))
  let stream = TextEncoding.detected(in: input.peek(3)).text(of: input)
  var text: [UInt8] = []
  while try stream.read(upTo: limit == .max ? 1000 : limit, behind: &text) > 0 {}
  return String(decoding: text, as: UTF8.self)
}

@Suite("Text encodings")
struct TextEncodingTests {
  @Test("Either order of UTF-16 gives the same text", arguments: [true, false])
  func orders(_ isLittleEndian: Bool) throws {
    var random = RandomJSON(seed: 16)
    for _ in 0..<300 {
      let text = random.value() + "ß日本𝄞\u{FFFF}\u{10FFFF}\u{0}"
      let bytes = utf16(text, isLittleEndian: isLittleEndian)
      #expect(try decoded(bytes) == text)
      #expect(try decoded(bytes, limit: 1 + random.generator.below(5)) == text)
    }
  }

  @Test("A byte order mark tells the encoding; without one it is UTF-8")
  func marks() {
    func detected(_ bytes: [UInt8]) -> TextEncoding { .detected(in: bytes[...]) }
    #expect(detected([0xEF, 0xBB, 0xBF]) == .utf8WithBOM)
    #expect(detected([0xFF, 0xFE]) == .utf16LittleEndian)
    #expect(detected([0xFE, 0xFF, 0x00]) == .utf16BigEndian)
    for bytes: [UInt8] in [[], [0xEF], [0xEF, 0xBB], [0xFF], [0x7B, 0x7D], [0xFE, 0xFE]] {
      #expect(detected(bytes) == .utf8)
    }
  }

  @Test("An odd length and halves of surrogate pairs are faults at their byte")
  func faults() {
    func offset(_ bytes: [UInt8]) -> Int? {
      do throws(StreamFault) { _ = try decoded(bytes) } catch { return error.offset }
      return nil
    }
    #expect(offset([0xFF, 0xFE, 0x7B]) == 2)
    #expect(offset([0xFF, 0xFE, 0x7B, 0x00, 0x7D]) == 4)
    #expect(offset([0xFF, 0xFE, 0x7B, 0x00, 0x34, 0xD8]) == 4)
    #expect(offset([0xFF, 0xFE, 0x34, 0xD8, 0x41, 0x00]) == 2)
    #expect(offset([0xFF, 0xFE, 0x1E, 0xDD]) == 2)
    #expect(offset([0xFF, 0xFE]) == nil)
  }

  @Test(
    "An error names byte, line and column of the input as it was given, whatever its encoding")
  func places() {
    let text = "{\r\n \"JobName\": \"ß𝄞日\", \"Status\": §}"
    let before = text.prefix { $0 != "§" }
    func error(_ bytes: [UInt8]) -> ReadError? {
      RecommendationTable.load([.bytes(bytes, name: "x")]).errors.first
    }
    let plain = Array(text.utf8)
    let cases: [([UInt8], Int)] = [
      (plain, before.utf8.count), ([0xEF, 0xBB, 0xBF] + plain, before.utf8.count + 3),
      (utf16(text), 2 * before.utf16.count + 2),
      (utf16(text, isLittleEndian: false), 2 * before.utf16.count + 2),
    ]
    for (bytes, offset) in cases {
      let error = error(bytes)
      #expect(error?.offset == offset)
      #expect(error?.line == 2)
      // Scalars on the second line before it, and one more.
      #expect(error?.column == 1 + " \"JobName\": \"ß𝄞日\", \"Status\": ".unicodeScalars.count)
    }
  }

  @Test("UTF-16 that is cut short or broken is told with its place")
  func brokenUTF16() {
    let whole = utf16("{\"InferenceRecommendations\": []}")
    let cut = RecommendationTable.load([.bytes(whole.dropLast(), name: "x")]).errors.first
    #expect(cut?.code == .unexpectedEnd)
    #expect(cut?.offset == whole.count - 2)
    #expect(cut?.line == 1)
    #expect(cut?.column == 32)
    let broken = RecommendationTable.load([.bytes(whole + [0x34, 0xD8], name: "x")]).errors.first
    #expect(broken?.code == .syntax)
    #expect(broken?.offset == whole.count)
    #expect(broken?.column == 33)
  }
}
