import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Rightsizer

/// Documents behind each other, with all that pieces of a file must agree on.
private struct RandomDocuments {
  var random: RandomJSON
  /// Whether pages without steps come, which depend on those before.
  private let hasEmptyPages: Bool

  init(seed: UInt64) {
    random = RandomJSON(seed: seed)
    hasEmptyPages = seed % 3 == 0
  }

  /// One document a line, or over several, with what warns, says that pages follow, or refers to what
  /// came before.
  mutating func text(_ count: Int) -> [UInt8] {
    var text = Array("[{\"CostPerHour\":1}]\n".utf8)
    for _ in 0..<count {
      text += Array(document().utf8)
      let end = random.pick(["\n", "\n", "\n", "\n", "\r\n", "\r\n", "\n\n", " ", "\n "])
      text += Array(end.utf8)
    }
    return text
  }

  private mutating func document() -> String {
    let job = "job-\(random.generator.below(3))"
    let token = random.chance(60) ? ",\"NextToken\":\"t\"" : ""
    switch random.generator.below(13) {
    case 0: return "{\"Steps\":[{\"JobName\":\"\(job)\",\"StepType\":\"BENCHMARK\"}]\(token)}"
    case 1: return "{\"Steps\":[{\"StepType\":\"BENCHMARK\"}]\(token)}"
    case 2 where hasEmptyPages: return "{\"Steps\":[]\(token)}"
    case 3:
      return "{\"JobName\":\"\(job)\",\"JobType\":\"Default\",\"EndpointPerformances\":"
        + "[{\"EndpointInfo\":{\"EndpointName\":\"e\"},\"Metrics\":{\"MaxInvocations\":7,"
        + "\"ModelLatency\":3}}]}"
    case 4: return "{\n  \"CostPerHour\": 1,\n  \"ModelLatency\": -1\n}"
    case 5: return "null"
    case 6:
      return "{\"JobName\":\"\(job)\",\"StepType\":\"BENCHMARK\",\"InferenceBenchmark\":"
        + "{\"EndpointMetrics\":{\"MaxInvocations\":7}}}"
    case 7: return hasEmptyPages ? random.export() : random.describe()
    default:
      return "{\"CostPerHour\":2.5,\"MaxInvocations\":\(random.generator.below(9)),"
        + "\"ModelLatency\":-1,\"EndpointName\":\"e-\(random.generator.below(1000))\","
        + "\"InstanceType\":\"ml.c5.\(random.generator.below(30))xlarge\"}"
    }
  }
}

/// A folder that is gone with its last reader.
private final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("rightsizer-pieces-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ bytes: [UInt8]) throws -> InputBatches.Item {
    let path = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return .file(path: path, byteCount: bytes.count)
  }
}

/// All that reading gives, to be compared.
private struct Outcome {
  let table: RecommendationTable
  let errors: [ReadError]
  let records: JobRecords

  init(_ batches: InputBatches, _ threads: Int) {
    let result = batches.read(ThreadCount(threads))
    records = result.records
    errors = result.errors
    table = RecommendationTable(records: records, options: LoadOptions())
  }

  /// What differs, in words; `nil` where nothing does.
  func difference(from other: Outcome) -> String? {
    if errors != other.errors { return "errors \(errors) \(other.errors)" }
    if table.sources != other.table.sources {
      return "sources \(table.sources) \(other.table.sources)"
    }
    if table.diagnostics != other.table.diagnostics {
      for (a, b) in zip(table.diagnostics, other.table.diagnostics) where a != b {
        return "diagnostics \(a) \(b)"
      }
      return "diagnostics \(table.diagnostics.count) \(other.table.diagnostics.count)"
    }
    if table.baselines != other.table.baselines { return "baselines" }
    if table.jobs != other.table.jobs { return "jobs" }
    if "\(records.sources)" != "\(other.records.sources)" { return "ranges of sources" }
    if records.openPages.all != other.records.openPages.all { return "open pages" }
    for row in 0..<max(table.count, other.table.count) where table[row] != other.table[row] {
      return "row \(row): \(table[row]) \(other.table[row])"
    }
    return (0..<Int32(max(records.strings.count, other.records.strings.count))).allSatisfy {
      records.strings[$0] == other.records.strings[$0]
    } ? nil : "strings"
  }
}

@Suite("Files read in pieces")
struct FilePiecesTests {
  private func pieces(_ item: InputBatches.Item, _ count: Int, least: Int) -> [SourcePiece] {
    guard case .file(let path, _) = item, let file = SharedFile(path) else { return [] }
    return FileCuts.pieces(of: file, count: count, leastByteCount: least).map {
      SourcePiece(file: file, range: $0, name: path)
    }
  }

  @Test("A file in pieces gives what it gives as a whole", arguments: UInt64(1)...60)
  func whole(_ seed: UInt64) throws {
    var documents = RandomDocuments(seed: seed)
    let folder = try TemporaryFolder()
    var text = documents.text(40 + documents.random.generator.below(400))
    if seed % 4 == 0 { text = documents.random.damaged(text) }
    let item = try folder.file("a.jsonl", text)
    let one = Outcome(InputBatches(items: [item]), 1)
    for threads in 2...5 {
      let many = Outcome(InputBatches(items: [item], leastPieceByteCount: 64), threads)
      let difference = many.difference(from: one)
      #expect(difference == nil, "seed \(seed), \(threads) threads")
    }
    // Nor has reading the whole again hidden that pieces cannot be read.
    let pieces = pieces(item, 4, least: 64)
    if one.errors.isEmpty, seed % 3 != 0 {
      #expect(pieces.count == 4)
      for piece in pieces {
        var reader = RecordsReader()
        reader.read(piece)
        #expect(reader.errors.isEmpty, "seed \(seed)")
      }
    }
  }

  @Test("Files in pieces stand among others, whole or broken, as they do when read by one thread")
  func amongOthers() throws {
    for seed in UInt64(1)...25 {
      var documents = RandomDocuments(seed: seed)
      let folder = try TemporaryFolder()
      var items: [InputBatches.Item] = []
      for index in 0..<(1 + documents.random.generator.below(8)) {
        let isLarge = documents.random.chance(50)
        var text = documents.text(1 + documents.random.generator.below(isLarge ? 300 : 4))
        if documents.random.chance(20) { text = documents.random.damaged(text) }
        items.append(try folder.file("\(index).jsonl", text))
      }
      for stops in [false, true] {
        let one = Outcome(InputBatches(items: items, stopsAtFirstError: stops), 1)
        for threads in [2, 3, 8] {
          let many = Outcome(
            InputBatches(items: items, stopsAtFirstError: stops, leastPieceByteCount: 64), threads)
          let difference = many.difference(from: one)
          #expect(difference == nil, "seed \(seed), \(threads) threads, stops \(stops)")
        }
      }
    }
  }

  @Test("Rows that tell of jobs have the same few wherever pieces begin", arguments: [1, 40, 300])
  func jobsOfRows(_ distance: Int) throws {
    let folder = try TemporaryFolder()
    let lines = (0..<300).map { index in
      index % distance > 0
        ? "{\"CostPerHour\":2}\n"
        : "{\"JobName\":\"j\(index % 3)\",\"JobType\":\"Default\",\"Status\":\"STOPPED\","
          + "\"CostPerHour\":1}\n"
    }
    let item = try folder.file("a.jsonl", Array(lines.joined().utf8))
    guard case .file(let path, let byteCount) = item else { return }
    let one = Outcome(InputBatches(items: [item]), 1)
    #expect(one.table.jobs.count == (distance == 300 ? 1 : 3) && one.errors.isEmpty)
    for item in [item, .fileInFolder(path: path, byteCount: byteCount)] {
      for threads in 2...4 {
        let many = Outcome(InputBatches(items: [item], leastPieceByteCount: 64), threads)
        let difference = many.difference(from: one)
        #expect(difference == nil, "\(threads) threads")
      }
    }
  }

  @Test("Bytes and rows told add up to what was read, also where a file is read again in one")
  func progress() throws {
    let folder = try TemporaryFolder()
    let row = "{\"CostPerHour\":1,\"MaxInvocations\":60,\"InstanceType\":\"ml.m5.large\"}\n"
    // An empty page means another thing behind one that more follow.
    let page = "{\"Steps\":[{\"JobName\":\"a\"}],\"NextToken\":\"t\"}\n"
    let rows = String(repeating: row, count: 3000)
    for (text, count) in [
      (rows, 3000), (page + rows + "{\"Steps\":[]}\n", 3001), (rows + "{\"CostPerHour\":", 0),
    ] {
      let item = try folder.file("a.jsonl", Array(text.utf8))
      let last = Mutex(LoadProgress(bytesRead: 0, rowCount: 0))
      let batches = InputBatches(
        items: [item], meter: LoadMeter(text.utf8.count) { now in last.withLock { $0 = now } },
        leastPieceByteCount: 1024)
      #expect(pieces(item, 3, least: 1024).count == 3)
      let many = Outcome(batches, 3)
      #expect(many.difference(from: Outcome(InputBatches(items: [item]), 1)) == nil)
      let told = last.withLock(\.self)
      #expect(told.rowCount == count && many.table.count == count)
      #expect(told.bytesRead == text.utf8.count)
    }
  }

  @Test(
    "A text is cut where one document ends a line and another begins the next, and nowhere else")
  func cuts() throws {
    let folder = try TemporaryFolder()
    func starts(_ text: String) throws -> [Int] {
      guard case .file(let path, _) = try folder.file("a", Array(text.utf8)),
        let file = SharedFile(path)
      else { return [] }
      let pieces = FileCuts.pieces(of: file, count: text.utf8.count, leastByteCount: 1)
      #expect(pieces.first?.lowerBound == 0 && pieces.last?.upperBound == text.utf8.count)
      #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      return pieces.map(\.lowerBound)
    }
    #expect(try starts("{}\n{}\r\n[]\n{}\n") == [0, 3, 7, 10])
    #expect(try starts("[\n{},\n{}\n]\n{}") == [0, 11])
    #expect(try starts("{\n \"a\": [\n  {}\n ]\n}\n{\n}") == [0, 20])
    #expect(try starts("{} {}\n\n{}\n {}\n1\n{}") == [0])
    // Not plain JSON, whatever stands inside.
    for text in [" {}\n{}\n", "{'a': {}}\n{}", "a,b\n\"{}\n{}\",1\n", "{\0}\n{}\n"] {
      #expect(try starts(text) == [0])
    }
  }

  @Test("Steps in several pieces that repeat one baseline give it once, steps of other files again")
  func repeatedBaselines() throws {
    let folder = try TemporaryFolder()
    func steps(_ rates: [Int]) -> [UInt8] {
      Array(
        rates.map {
          "{\"JobName\":\"a\",\"StepType\":\"BENCHMARK\",\"InferenceBenchmark\":"
            + "{\"EndpointMetrics\":{\"MaxInvocations\":\($0)}}}\n"
        }.joined().utf8)
    }
    let items = [
      try folder.file("a.jsonl", steps([7, 7, 7, 7, 7, 8, 8, 7])),
      try folder.file("b.jsonl", steps([7, 7, 7, 7, 7, 7, 7, 7])),
    ]
    for threads in [2, 3, 16] {
      let many = Outcome(InputBatches(items: items, leastPieceByteCount: 1), threads)
      #expect(many.table.baselines.map(\.maxInvocationsPerMinute) == [7, 8, 7, 7])
      #expect(many.difference(from: Outcome(InputBatches(items: items), 1)) == nil)
    }
  }

  @Test("More documents than their numbers reach end nothing")
  func manyDocuments() throws {
    let folder = try TemporaryFolder()
    let text =
      "{\"Steps\":[{\"StepType\":\"a\"}],\"NextToken\":\"t\"}\n"
      + "{\"JobName\":\"a\",\"JobType\":\"Default\",\"EndpointPerformances\":[{}]}\n"
    let pieces = pieces(
      try folder.file("a.jsonl", Array((text + text).utf8)), 2, least: 1)
    #expect(pieces.count == 2)
    let parts = pieces.enumerated().map { place, piece in
      var reader = RecordsReader()
      reader.read(piece)
      var run = reader.endRun(continues: piece.isContinuation)
      run.documentCount = Int(Int32.max)
      return JobRecords.Part(records: reader.takeRecords(), runs: [(place, run)])
    }
    let records = JobRecords(joining: parts, .one)
    #expect(records.rows.document == [0, .max])
    #expect(records.jobs.map(\.document) == [1, .min])
    #expect(records.baselines.map(\.document) == [1, .min])
  }

  @Test("A file that changes while its pieces are read is told, and leaves no row")
  func changed() throws {
    let folder = try TemporaryFolder()
    let row = "{\"CostPerHour\":1,\"MaxInvocations\":60,\"InstanceType\":\"ml.m5.large\"}\n"
    let item = try folder.file("a.jsonl", Array(String(repeating: row, count: 100).utf8))
    let pieces = pieces(item, 2, least: 1)
    #expect(pieces.count == 2)
    let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/a.jsonl"))
    try handle.truncate(atOffset: UInt64(99 * row.utf8.count))
    for piece in pieces {
      var reader = RecordsReader()
      reader.read(piece)
      #expect(reader.errors.first?.code == .unreadable && reader.rowCount == 0)
    }
  }

  /// What is read where something happens to the file once reading has begun.
  private func read(
    _ item: InputBatches.Item, whenBegun act: @escaping @Sendable () -> Void
  ) -> InputBatches.Result {
    let isBegun = Atomic(false)
    let meter = LoadMeter(nil) { _ in
      if !isBegun.exchange(true, ordering: .relaxed) { act() }
    }
    return InputBatches(items: [item], meter: meter, leastPieceByteCount: 1).read(ThreadCount(2))
  }

  @Test("Nor is a file that changed taken for the one that was begun when it is read again in one")
  func changedMeanwhile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.jsonl"
    let text = String(repeating: "{\"CostPerHour\":1}\n", count: 100)
    let item = try folder.file("a.jsonl", Array(text.utf8))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    let result = read(item) {
      _ = try? handle.seekToEnd(); handle.write(Data(text.utf8))
    }
    #expect(result.errors.map(\.code) == [.unreadable])
    #expect(result.errors.first?.message.contains("changed while it was read") == true)
    #expect(result.records.rows.count == 0)
  }

  @Test("A file that is removed while it is read is read to its end, also again in one")
  func removedMeanwhile() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "{\"CostPerHour\":1}\n", count: 100) + "{\"Steps\":"
    let item = try folder.file("a.jsonl", Array(text.utf8))
    let one = InputBatches(items: [item]).read(.one)
    let path = folder.path + "/a.jsonl"
    let many = read(item) { try? FileManager.default.removeItem(atPath: path) }
    #expect(many.errors == one.errors && many.errors.first?.code == .unexpectedEnd)
  }
}
