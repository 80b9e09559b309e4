import TestSupport
import Testing

@testable import Rightsizer

/// Bytes in memory that come in two parts, one read at a time.
private final class CutBytes: ByteStream {
  private var parts: [MemoryBytes]

  init(_ bytes: [UInt8], at cut: Int) {
    parts = [MemoryBytes(Array(bytes[..<cut])), MemoryBytes(Array(bytes[cut...]))]
  }

  var expectedByteCount: Int { 0 }
  var isReadOneByOne: Bool { true }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while let part = parts.first {
      let count = part.read(into: buffer)
      if count > 0 { return count }
      parts.removeFirst()
    }
    return 0
  }
}

/// All that reading gives, to be compared.
private struct Outcome: Equatable {
  var rows: [Recommendation]
  /// Every column, as it is held: NaN is printed as itself.
  var columns: String
  var jobs: [InferenceRecommendationsJob]
  var baselines: [Baseline]
  var diagnostics: [Diagnostic]
  var errors: [ReadError]
  var strings: [String?]
  var ownBytes: [UInt8]

  init(_ reader: consuming RecordsReader) {
    self.init(reader.takeRecords(), reader.errors)
  }

  init(_ records: JobRecords, _ errors: [ReadError]) {
    let table = RecommendationTable(records: records, options: LoadOptions())
    self.errors = errors
    columns = "\(records.rows)"
    strings = (0..<Int32(records.strings.count)).map { records.strings[$0] }
    ownBytes = records.strings.own.bytes
    rows = (0..<table.count).map { table[$0] }
    jobs = table.jobs.map(\.job)
    baselines = table.baselines
    diagnostics = table.diagnostics
  }

  /// What differs, in words; nil where nothing does.
  func difference(from other: Outcome) -> String? {
    if errors != other.errors { return "errors \(errors) \(other.errors)" }
    if diagnostics != other.diagnostics { return "\(diagnostics) \(other.diagnostics)" }
    if rows != other.rows || columns != other.columns { return "rows" }
    if strings != other.strings || ownBytes != other.ownBytes { return "strings" }
    return self == other ? nil : "jobs or baselines"
  }
}

@Suite("The shapes of rows, part by part")
struct RowShapesStreamingTests {
  private func plain(_ texts: [[UInt8]]) -> Outcome {
    var reader = RecordsReader(chunk: 1 << 20, shapes: RowShapes(isUsed: false))
    for text in texts { reader.read(MemoryBytes(text), name: "a") }
    return Outcome(reader)
  }

  @Test(
    "Rows of a known shape read the same wherever a part of the text ends",
    .timeLimit(.minutes(60)), arguments: UInt64(1)...4)
  func everyCut(_ seed: UInt64) {
    var random = RandomRows(seed: seed, oddity: 60)
    let text = random.export(of: 3)
    let expected = plain([text, text])
    var fitting = 0
    for cut in text.indices {
      let shapes = RowShapes()
      var reader = RecordsReader(chunk: 1 << 16, shapes: shapes)
      reader.read(MemoryBytes(text), name: "a")
      reader.read(CutBytes(text, at: cut), name: "a")
      fitting += shapes.fitCount
      if let difference = Outcome(reader).difference(from: expected) {
        let words = String(decoding: text, as: UTF8.self)
        Issue.record("seed \(seed), cut at \(cut): \(difference)\n\(words)")
        return
      }
    }
    #expect(fitting > text.count / 10)
  }

  @Test(
    "Rows of known shapes read the same in parts of any size", .timeLimit(.minutes(60)),
    arguments: UInt64(1)...4)
  func anySize(_ seed: UInt64) {
    var random = RandomRows(seed: seed, oddity: 150)
    var fitting = 0
    for index in 0..<25 {
      let text = random.export()
      // Known shapes, also where the parts are too small for rows.
      let texts = [text, random.export(), text, random.export()]
      let expected = plain(texts)
      var chunks = [64, 1000, text.count / 2, text.count, text.count + 1]
      for _ in 0..<6 { chunks.append(64 + random.generator.below(2500)) }
      for chunk in chunks {
        let shapes = RowShapes()
        var reader = RecordsReader(chunk: chunk, shapes: shapes)
        for text in texts {
          let limit = random.pick([Int.max, max(1, chunk * 2 / 3), 61])
          reader.read(MemoryBytes(text, limit: limit), name: "a")
        }
        fitting += shapes.fitCount
        if let difference = Outcome(reader).difference(from: expected) {
          let words = String(decoding: text, as: UTF8.self)
          Issue.record("seed \(seed), text \(index), parts of \(chunk): \(difference)\n\(words)")
          return
        }
      }
    }
    #expect(fitting > 1000)
  }

  @Test("A row whose last number is looked at beyond the part's end leaves what follows whole")
  func negativeEnd() {
    let rows = (0..<6).map {
      "{\"EndpointConfiguration\":{\"EndpointName\":\"e\($0)\"},"
        + "\"ServerlessConfig\":{\"MaxConcurrency\":-0}}"
    }
    let text = Array(rows.joined(separator: "\n").utf8)
    let expected = plain([text])
    for cut in text.indices {
      var reader = RecordsReader(chunk: 1 << 10, shapes: RowShapes())
      reader.read(CutBytes(text, at: cut), name: "a")
      #expect(Outcome(reader).difference(from: expected) == nil, "cut at \(cut)")
    }
    for chunk in 1...200 {
      var reader = RecordsReader(chunk: chunk, shapes: RowShapes())
      reader.read(MemoryBytes(text), name: "a")
      #expect(Outcome(reader).difference(from: expected) == nil, "parts of \(chunk)")
    }
  }

  @Test("Names too long to wait are kept as others are, by shape or not")
  func longNames() {
    let long = String(repeating: "n", count: StringPool.longestWaiting + 1)
    let rows = ["a", "b", long, "a", String(long.dropLast()), long, "b"].map {
      "{\"EndpointConfiguration\":{\"EndpointName\":\"\($0)\"},\"RecommendationId\":\"\($0)\"}"
    }
    let text = Array("[\(rows.joined(separator: ","))]".utf8)
    let expected = plain([text, text])
    #expect(expected.rows.map(\.endpointName?.utf8.count).count == 14)
    #expect(expected.rows[2].endpointName == long && expected.rows[2].recommendationID == long)
    for chunk in [1 << 10, 1 << 16, 1 << 18] {
      var reader = RecordsReader(chunk: chunk, shapes: RowShapes())
      for _ in 0..<2 { reader.read(MemoryBytes(text), name: "a") }
      #expect(Outcome(reader).difference(from: expected) == nil, "parts of \(chunk)")
    }
  }

  @Test(
    "Any number of threads gives the rows that one reading without shapes gives",
    .timeLimit(.minutes(60)), arguments: UInt64(1)...2)
  func threads(_ seed: UInt64) {
    var random = RandomRows(seed: seed, oddity: 150)
    // A few shapes that come again in other inputs; an object that is a row only in a list.
    let known = (0..<12).map { _ in random.export() }
    let mixed = [
      "{\"Steps\":[{\"JobName\":\"j\",\"Status\":\"s\",\"EndpointName\":\"e\"}]}",
      "{\"JobName\":\"j\",\"Status\":\"s\",\"EndpointName\":\"f\"}",
    ].map { Array($0.utf8) }
    let texts = (0..<300).map { _ in random.pick(known + mixed) }
    let expected = plain(texts)
    #expect(expected.rows.count > 300)
    for threads in [1, 2, 3, 8] {
      let batches = InputBatches(items: texts.map { .bytes($0, name: "a") })
      let result = batches.read(ThreadCount(threads))
      let difference = Outcome(result.records, result.errors).difference(from: expected)
      #expect(difference == nil, "seed \(seed), \(threads) threads")
    }
  }
}
