import TestSupport
import Testing

@testable import Rightsizer

/// All that reading gives, to be compared.
private struct Outcome: Equatable {
  var sources: [String]
  var rows: [Recommendation]
  var jobs: [InferenceRecommendationsJob]
  var baselines: [Baseline]
  var diagnostics: [Diagnostic]
  var errors: [ReadError]

  /// Reads texts one after the other, so many bytes at once.
  init(_ texts: [(name: String, bytes: [UInt8])], chunk: Int) {
    var reader = RecordsReader(chunk: chunk)
    for text in texts {
      let limit = chunk > 1 << 16 ? .max : max(1, chunk * 2 / 3)
      reader.read(MemoryBytes(text.bytes, limit: limit), name: text.name)
    }
    errors = reader.errors
    let table = RecommendationTable(records: reader.takeRecords(), options: LoadOptions())
    sources = table.sources
    rows = (0..<table.count).map { table[$0] }
    jobs = table.jobs.map(\.job)
    baselines = table.baselines
    diagnostics = table.diagnostics
  }

  /// What differs, in words; nil where nothing does.
  func difference(from other: Outcome) -> String? {
    if errors != other.errors { return "errors \(errors) \(other.errors)" }
    if diagnostics != other.diagnostics { return "\(diagnostics) \(other.diagnostics)" }
    if rows != other.rows { return "rows" }
    return self == other ? nil : "jobs, baselines or sources"
  }
}

private let chunks = [1, 2, 3, 7, 16, 64, 4096]

private let files: [(name: String, path: String)] = [
  TestFiles.jobs, TestFiles.samples, TestFiles.bad,
].flatMap { folder in
  TestFiles.names(in: folder).map { (name: $0, path: folder + "/" + $0) }
}

@Suite("Reading part by part")
struct StreamingTests {
  @Test(
    "Every fixture reads the same in parts of any size", .timeLimit(.minutes(60)),
    arguments: chunks)
  func fixtures(_ chunk: Int) {
    for fixture in files {
      let text = [(name: fixture.name, bytes: TestFiles.bytes(fixture.path))]
      let whole = Outcome(text, chunk: 1 << 22)
      let difference = Outcome(text, chunk: chunk).difference(from: whole)
      #expect(difference == nil, "\(fixture.name), parts of \(chunk)")
    }
  }

  @Test(
    "Random exports, whole and damaged, read the same in parts of any size",
    .timeLimit(.minutes(60)), arguments: UInt64(1)...4)
  func random(_ seed: UInt64) {
    var random = RandomJSON(seed: seed)
    for index in 0..<120 {
      let space = random.pick(["", "\n", "  "])
      var text = Array("\(random.export())\(space)\(random.export())".utf8)
      if index % 3 > 0 { text = random.damaged(text) }
      if index % 7 == 0 { text = utf16(String(decoding: text, as: UTF8.self)) }
      if index % 7 == 1 { text = [0xEF, 0xBB, 0xBF] + text }
      let good = Array(random.export().utf8)
      let texts = [(name: "a", bytes: text), (name: "b", bytes: good)]
      let whole = Outcome(texts, chunk: 1 << 22)
      for chunk in [
        1 + random.generator.below(6), 7 + random.generator.below(60),
        80 + random.generator.below(500),
      ] {
        if let difference = Outcome(texts, chunk: chunk).difference(from: whole) {
          let words = String(decoding: text, as: UTF8.self)
          Issue.record("seed \(seed), text \(index), parts of \(chunk): \(difference)\n\(words)")
          return
        }
      }
    }
  }

  @Test(
    "Random data frames, whole and damaged, read the same in parts of any size",
    .timeLimit(.minutes(60)), arguments: UInt64(1)...4)
  func frames(_ seed: UInt64) {
    var frames = RandomFrames(seed: seed)
    for index in 0..<40 {
      let frame = frames.rows()
      var texts = [(name: "a.csv", bytes: Array(frames.csv(frame).utf8))]
      for layout in frames.layouts(frame).sorted(by: { $0.key < $1.key }) {
        texts.append((name: layout.key, bytes: Array(layout.value.utf8)))
      }
      for (text, file) in texts.enumerated() {
        if index % 4 > 0 { texts[text].bytes = frames.random.damaged(file.bytes) }
        if index % 7 == 1 { texts[text].bytes = [0xEF, 0xBB, 0xBF] + texts[text].bytes }
        if index % 7 == 2 {
          texts[text].bytes = utf16(String(decoding: texts[text].bytes, as: UTF8.self))
        }
      }
      let whole = Outcome(texts, chunk: 1 << 22)
      for chunk in [
        1 + frames.random.generator.below(6), 7 + frames.random.generator.below(60),
        80 + frames.random.generator.below(500),
      ] {
        if let difference = Outcome(texts, chunk: chunk).difference(from: whole) {
          Issue.record("seed \(seed), frame \(index), parts of \(chunk): \(difference)")
          return
        }
      }
    }
  }

  @Test(
    "What stands behind a document is told by how it begins, however long it is",
    arguments: chunks + [1 << 20])
  func behindDocument(_ chunk: Int) {
    let document = "[{\"CostPerHour\":1}]\n"
    for (rest, expected) in [
      ("\"" + String(repeating: "a", count: 5000), "found a string"),
      (String(repeating: "\0", count: 5000), "as a crashed write leaves it"),
    ] {
      var reader = RecordsReader(chunk: chunk)
      reader.read(MemoryBytes(Array((document + rest).utf8)), name: "x")
      let error = reader.errors.first
      #expect(error?.message.hasPrefix("text after the JSON document: ") == true)
      #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
      #expect(error?.line == 2 && error?.column == 1 && error?.offset == 20)
      #expect(error?.message.contains("crashed") == (rest.first == "\0"))
    }
  }

  @Test("A fault in the rows of CSV is placed behind rows of any length", arguments: chunks)
  func longRows(_ chunk: Int) {
    let long = String(repeating: "ß\n", count: 5000)
    let text =
      "StepType,note\na,\"\(long)\"\n" + String(repeating: "b,\n\n", count: 500)
      + "a,\"\(long)\"\n\u{FFFD}"
    // The first byte of U+FFFD is read as text that ends early.
    let bytes = Array(text.utf8.dropLast(2)) + Array(",x\n".utf8)
    var reader = RecordsReader(chunk: chunk)
    reader.read(MemoryBytes(bytes), name: "x")
    #expect(reader.errors.first?.line == 2 + 2 * 5001 + 2 * 500)
    #expect(reader.errors.first?.column == 1)
    #expect(reader.errors.first?.offset == bytes.count - 4)
    #expect(reader.errors.first?.path == "$[502].StepType")
  }

  @Test(
    "Random values read the same in parts of any size, kept or read over",
    .timeLimit(.minutes(60)), arguments: UInt64(1)...4)
  func values(_ seed: UInt64) {
    var random = RandomJSON(seed: seed)
    for index in 0..<600 {
      var text = Array((random.space() + random.array(depth: 0) + random.space()).utf8)
      if index % 2 > 0 { text = random.damaged(text) }
      func outcome(_ chunk: Int, _ body: (inout JSONCursor) throws(JSONFault) -> Void) -> String {
        var cursor = JSONCursor(text, chunk: chunk)
        do throws(JSONFault) {
          try body(&cursor)
          return "to \(cursor.position)"
        } catch {
          return "\(error.kind) \(error.offset) \(error.message) \(JSONPath(error))"
        }
      }
      let kept: (inout JSONCursor) throws(JSONFault) -> Void = { cursor throws(JSONFault) in
        _ = try cursor.node()
      }
      let skipped: (inout JSONCursor) throws(JSONFault) -> Void = { cursor throws(JSONFault) in
        try cursor.skipValue()
      }
      for chunk in [1, 2, 3 + random.generator.below(20), 64] {
        let isSame =
          outcome(chunk, kept) == outcome(1 << 20, kept)
          && outcome(chunk, skipped) == outcome(1 << 20, skipped)
        guard isSame else {
          let words = String(decoding: text, as: UTF8.self)
          Issue.record("seed \(seed), text \(index), parts of \(chunk): \(words)")
          Issue.record("\(outcome(chunk, kept)) \(outcome(1 << 20, kept))")
          Issue.record("\(outcome(chunk, skipped)) \(outcome(1 << 20, skipped))")
          return
        }
      }
    }
  }
}
