import CKernels
import TestSupport
import Testing

@testable import Rightsizer

/// Exports whose rows differ in small ways from one another.
private struct RandomRows {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[generator.below(values.count)] }

  /// Nearly always the first.
  mutating func usually(_ value: String, _ others: [String]) -> String {
    generator.below(12) == 0 ? pick(others) : value
  }

  mutating func number() -> String {
    let widened = Double(Float(generator.unit() * pick([1e-9, 1e-4, 0.01, 1, 400, 1e6])))
    return usually(
      pick(["\(widened)", "\(generator.below(100_000))", "0.\(generator.below(1000))"]),
      [
        "null", "NaN", "\"NaN\"", "-Infinity", "-0.5", "-0", "0", "0.0", "01", "1.", "1e5", "1E+2",
        "1e-400", "1e999", "12345678901234567890", "0.00000000000000000000001234", "1.5x", "1e",
        "01null",
        "1.null", "1eNaN", "1.\"NaN\"", "12345678901234567890null",
        "0.1234567890123456789", "0.000012345678901234567", "\"1\"", "true",
        "{\"$numberInt\": \"3\"}",
      ])
  }

  mutating func text() -> String {
    usually(
      pick(["\"COMPLETED\"", "\"FAILED\"", "\"ml.m5.xlarge\"", "\"\"", "\"a name of some length\""]
      ),
      [
        "null", "NaN", "\"ß\"", "\"\\u00e9\"", "\"\\ud800\"", "\"a\nb\"", "\"\\\"\"", "3", "[]",
        "\"\(String(repeating: "x", count: generator.below(90)))\"",
      ])
  }

  mutating func own() -> String { usually("\"ep-\(generator.below(60))\"", [text()]) }

  mutating func object(_ members: [(name: String, value: String)], _ space: String) -> String {
    var members = members
    if generator.below(20) == 0, members.count > 1 {
      members.swapAt(0, generator.below(members.count))
    }
    if generator.below(12) == 0, !members.isEmpty {
      members.remove(at: generator.below(members.count))
    }
    if generator.below(40) == 0, let first = members.first { members.append(first) }
    if generator.below(40) == 0 {
      members.append(pick([("Message", "\"m\""), ("New", "[1]"), ("Metrics.CostPerHour", "1.5")]))
    }
    let list = members.map { "\"\($0.name)\":\(space.isEmpty ? "" : " ")\($0.value)" }
    return "{\(space)" + list.joined(separator: ",\(space)") + "\(space)}"
  }

  mutating func row(_ space: String) -> String {
    var metrics: [(String, String)] = []
    for name in [
      "CostPerHour", "CostPerInference", "MaxInvocations", "ModelLatency", "CpuUtilization",
      "MemoryUtilization", "ModelSetupTime",
    ] {
      metrics.append((name, number()))
    }
    var endpoint = [
      ("EndpointName", own()), ("VariantName", text()), ("InstanceType", text()),
      (
        "InitialInstanceCount",
        usually("\(1 + generator.below(4))", ["1.0", "0", "null", number()])
      ),
    ]
    if generator.below(8) == 0 {
      endpoint.append(("ServerlessConfig", "{\"MemorySizeInMB\":2048,\"MaxConcurrency\":8}"))
    }
    var parameters: [String] = []
    for _ in 0..<generator.below(3) {
      parameters.append(
        object([("Key", text()), ("ValueType", "\"String\""), ("Value", text())], space))
    }
    let list = usually("[" + parameters.joined(separator: ",") + "]", ["null", "[]", "[{}]"])
    let benchmark = object(
      [
        ("Metrics", usually(object(metrics, space), ["null", "{}"])),
        ("EndpointConfiguration", object(endpoint, space)),
        ("ModelConfiguration", object([("EnvironmentParameters", list)], space)),
        ("InvocationEndTime", usually("1635279100.5", ["null", "\"2021\"", "[]"])),
      ], space)
    return object(
      [
        ("StepType", "\"BENCHMARK\""), ("JobName", own()), ("Status", text()),
        ("InferenceBenchmark", benchmark),
      ], space)
  }

  mutating func export() -> [UInt8] {
    let space = pick(["", "", " ", "\n    ", "\n" + String(repeating: " ", count: 40)])
    let rows = (0..<1 + generator.below(12)).map { _ in row(space) }
    var text =
      switch generator.below(3) {
      case 0: rows.joined(separator: "\n")
      case 1: "[" + rows.joined(separator: ",\(space)") + "]"
      default: "{\"Steps\":[" + rows.joined(separator: ",\(space)") + "],\"NextToken\":\"t\"}"
      }
    if generator.below(6) == 0 {
      text = String(text.unicodeScalars.prefix(generator.below(text.unicodeScalars.count)))
    }
    return Array(text.utf8)
  }
}

@Suite("The shapes of rows")
struct RowShapesTests {
  private func read(_ texts: [[UInt8]], _ shapes: RowShapes) -> RecordsReader {
    var reader = RecordsReader(shapes: shapes)
    for text in texts { reader.read(MemoryBytes(text), name: "a") }
    return reader
  }

  @Test(
    "Rows read by their shapes are the same, to the number of each string",
    .timeLimit(.minutes(5)), arguments: UInt64(1)...6)
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

  @Test("What stands behind the last newline is found wherever that is", arguments: UInt64(1)...3)
  func lastLine(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for count in 0..<300 {
      var text = [UInt8](repeating: 0x8A, count: count)
      #expect(kernel_count_behind_newline(text, count) == count)
      guard count > 0 else { continue }
      for _ in 0..<3 { text[generator.below(count)] = UInt8(ascii: "\n") }
      let last = text.lastIndex(of: UInt8(ascii: "\n")) ?? 0
      #expect(kernel_count_behind_newline(text, count) == count - last - 1, "seed \(seed)")
    }
  }
}
