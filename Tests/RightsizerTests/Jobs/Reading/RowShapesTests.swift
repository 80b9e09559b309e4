import CKernels
import TestSupport
import Testing

@testable import Rightsizer

@Suite("The shapes of rows")
struct RowShapesTests {
  private func read(_ texts: [[UInt8]], _ shapes: RowShapes) -> RecordsReader {
    var reader = RecordsReader(shapes: shapes)
    for text in texts { reader.read(MemoryBytes(text), name: "a") }
    return reader
  }

  @Test(
    "Rows read by their shapes are the same, to the number of each string",
    .timeLimit(.minutes(60)), arguments: UInt64(1)...6)
  func same(_ seed: UInt64) {
    var random = RandomRows(seed: seed)
    var fitting = 0
    for index in 0..<200 {
      // The same text twice, so that the second finds its shapes.
      let text = random.export()
      let texts = [text, random.export(), text]
      let shapes = RowShapes()
      var shaped = read(texts, shapes)
      var plain = read(texts, RowShapes(isUsed: false))
      fitting += shapes.fitCount
      #expect(shaped.errors == plain.errors, "seed \(seed), text \(index)")
      let (records, expected) = (shaped.takeRecords(), plain.takeRecords())
      let words = String(decoding: text, as: UTF8.self)
      guard "\(records.rows)" == "\(expected.rows)" else {
        Issue.record("seed \(seed), text \(index): rows\n\(words)")
        return
      }
      guard records.strings.count == expected.strings.count,
        (0..<records.strings.count).allSatisfy({
          records.strings[Int32($0)] == expected.strings[Int32($0)]
        })
      else {
        Issue.record("seed \(seed), text \(index): strings\n\(words)")
        return
      }
      let table = RecommendationTable(records: records, options: LoadOptions())
      let other = RecommendationTable(records: expected, options: LoadOptions())
      #expect(table.diagnostics == other.diagnostics, "seed \(seed), text \(index)")
      #expect((0..<table.count).map { table[$0] } == (0..<other.count).map { other[$0] })
    }
    #expect(fitting > 100)
  }

  @Test("A row of more parameters than a shape has is read as any", arguments: 62...67)
  func manyParameters(_ count: Int) {
    let parameters = (0..<count).map { "{\"Key\":\"k\($0)\",\"Value\":\"v\"}" }
    let row =
      "{\"StepType\":\"a\",\"ModelConfiguration\":{\"EnvironmentParameters\":["
      + parameters.joined(separator: ",") + "]}}\n"
    let shapes = RowShapes()
    var reader = read([Array((row + row + row).utf8)], shapes)
    let records = reader.takeRecords()
    #expect(reader.errors.isEmpty)
    #expect(shapes.fitCount == (count <= RowShapes.mostParameters ? 2 : 0))
    #expect(Set(records.rows.environment) == [1])
    let keys = records.environments[1].map { records.strings[$0.key] }
    #expect(keys == (0..<count).map { "k\($0)" })
  }

  @Test("Rows of no shape cost no more than a few vain looks")
  func givesUp() {
    let rows = (0..<500).map { "{\"StepType\":\"a\",\"New\($0)\":1}\n" }
    let shapes = RowShapes()
    let reader = read([Array(rows.joined().utf8)], shapes)
    #expect(reader.errors.isEmpty)
    #expect(shapes.credit <= 0)
  }
}

@Suite("Kernels of text")
struct TextKernelTests {
  @Test("Text repeats a piece exactly where all its bytes are equal", arguments: UInt64(1)...3)
  func repeats(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for count in 1...80 {
      let room = (count + 15) & ~15
      let text = (0..<room).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      var piece = text
      for index in count..<room { piece[index] ^= 1 }
      #expect(kernel_repeats(text, piece, count), "seed \(seed)")
      for index in 0..<count {
        var other = piece
        other[index] ^= 1 << UInt8(generator.below(8))
        #expect(!kernel_repeats(text, other, count), "seed \(seed), \(count), \(index)")
      }
    }
  }

  @Test("Each of sixteen lanes has its bit where no instruction gathers them")
  func mask() {
    for mask in UInt32.min..<1 << 16 {
      var words: [UInt64] = [0, 0]
      for lane in 0..<16 where mask >> UInt32(lane) & 1 == 1 {
        words[lane / 8] |= 0xFF << UInt64(lane % 8 * 8)
      }
      guard kernel_mask_of_words(words) == mask else {
        Issue.record("lanes \(mask)")
        return
      }
    }
  }

  @Test("Plain text ends before any byte that a string must look at")
  func plain() {
    for count in 0..<50 {
      for byte in UInt8.min...UInt8.max {
        let isSpecial = byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: count) + [byte]
        text += [0] + [UInt8](repeating: UInt8(ascii: "a"), count: 15)
        let end = text.firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 >= 0x80 }
        #expect(kernel_plain_text(text) == end)
        #expect(isSpecial == (kernel_plain_text(text) == count))
      }
    }
  }

  @Test("What stands behind the last line end is found wherever that is", arguments: UInt64(1)...3)
  func lastLine(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let long = (0..<60).map { _ in 1000 + generator.below(6000) }
    for count in Array(0..<300) + long {
      var text = [UInt8](repeating: 0x8A, count: count)
      #expect(kernel_count_behind_line_end(text, count) == count)
      guard count > 0 else { continue }
      for _ in 0..<1 + generator.below(3) {
        text[generator.below(count)] = UInt8(ascii: generator.below(2) == 0 ? "\n" : "\r")
      }
      let last = text.lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? 0
      #expect(kernel_count_behind_line_end(text, count) == count - last - 1, "seed \(seed)")
    }
  }
}
