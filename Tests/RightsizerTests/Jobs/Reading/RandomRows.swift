import TestSupport

/// Exports whose rows differ in small ways from one another.
struct RandomRows {
  var generator: SeededGenerator

  /// One of so many values is an odd one.
  var oddity: Int

  init(seed: UInt64, oddity: Int = 12) {
    generator = SeededGenerator(seed: seed)
    self.oddity = oddity
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[generator.below(values.count)] }

  /// Nearly always the first.
  mutating func usually(_ value: String, _ others: [String]) -> String {
    generator.below(oddity) == 0 ? pick(others) : value
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
    if generator.below(2 * oddity) == 0, members.count > 1 {
      members.swapAt(0, generator.below(members.count))
    }
    if generator.below(oddity) == 0, !members.isEmpty {
      members.remove(at: generator.below(members.count))
    }
    if generator.below(3 * oddity) == 0, let first = members.first { members.append(first) }
    if generator.below(3 * oddity) == 0 {
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

  mutating func export() -> [UInt8] { export(of: 1 + generator.below(12)) }

  mutating func export(of count: Int) -> [UInt8] {
    let space = pick(["", "", " ", "\n    ", "\n" + String(repeating: " ", count: 40)])
    let rows = (0..<count).map { _ in row(space) }
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
