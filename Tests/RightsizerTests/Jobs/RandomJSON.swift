import TestSupport

/// Random JSON texts: nested values, strings with escapes and surrogate pairs, numbers of many forms.
struct RandomJSON {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func chance(_ percent: Int) -> Bool { generator.below(100) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[generator.below(elements.count)]
  }

  mutating func space() -> String {
    chance(80) ? "" : pick([" ", "\n", "\r\n", "\t", "          ", "\n        "])
  }

  mutating func value(depth: Int = 0) -> String {
    switch generator.below(depth > 4 ? 6 : 9) {
    case 0: pick(["null", "true", "false", "NaN", "Infinity", "-Infinity"])
    case 1, 2, 3: number(magnitude: 280)
    case 4, 5: string()
    case 6: array(depth: depth)
    default: object(depth: depth)
    }
  }

  mutating func array(depth: Int) -> String {
    var parts: [String] = []
    for _ in 0..<generator.below(4) { parts.append(space() + value(depth: depth + 1) + space()) }
    return "[" + (parts.isEmpty ? space() : parts.joined(separator: ",")) + "]"
  }

  /// Names differ within an object, since which of two counts is tested by itself.
  mutating func object(depth: Int) -> String {
    var parts: [String] = []
    for index in 0..<generator.below(4) {
      let name = string().dropLast() + "\(index)\""
      parts.append(space() + name + space() + ":" + space() + value(depth: depth + 1) + space())
    }
    return "{" + (parts.isEmpty ? space() : parts.joined(separator: ",")) + "}"
  }

  mutating func string() -> String {
    var text = "\""
    for _ in 0..<(chance(10) ? generator.below(60) : generator.below(9)) {
      switch generator.below(12) {
      case 0: text += pick(["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"])
      case 1:
        // Any scalar of the basic plane but a surrogate, in either case.
        let unit = pick([generator.below(0xD800), 0xE000 + generator.below(0x2000)])
        let digits = String(unit, radix: 16, uppercase: chance(50))
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      case 2:
        let high = String(0xD800 + generator.below(0x400), radix: 16)
        let low = String(0xDC00 + generator.below(0x400), radix: 16, uppercase: true)
        text += "\\u\(high)\\u\(low)"
      case 3: text += pick(["ß", "日本", "𝄞", "e\u{301}", "\u{7F}", "\u{FFFF}", "\u{10FFFF}"])
      default: text += pick(["a", "Z", "0", " ", "'", "{", "]", ",", ":", "/", "NaN", "abcdefgh"])
      }
    }
    return text + "\""
  }

  mutating func digits(_ count: Int) -> String {
    var text = ""
    let only = chance(20) ? pick(["0", "9", "4", "5"]) : nil
    for _ in 0..<count { text += only ?? String(generator.below(10)) }
    return text
  }

  /// A number whose power of ten stays within a magnitude.
  mutating func number(magnitude: Int) -> String {
    var text = chance(25) ? "-" : ""
    var integer = chance(30) ? "0" : digits(1 + generator.below(chance(20) ? 40 : 7))
    while integer.count > 1, integer.hasPrefix("0") { integer.removeFirst() }
    text += integer
    var fraction = ""
    if chance(50) {
      fraction = chance(20) ? String(repeating: "0", count: generator.below(20)) : ""
      fraction += digits(1 + generator.below(chance(20) ? 40 : 7))
      text += "." + fraction
    }
    // Foundation's JSON5 refuses 0e5 and 0.0e5, which are valid JSON.
    let isZero = text.allSatisfy { "-0.".contains($0) }
    if chance(40), !isZero {
      let room = magnitude - integer.count - fraction.count
      let exponent = generator.below(chance(50) ? 30 : max(1, room))
      text += pick(["e", "E"]) + pick(["", "+", "-"]) + (chance(10) ? "00" : "") + "\(exponent)"
    }
    return text
  }

  /// A text cut at a random place, or with one to three bytes changed, added or taken away.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    var bytes = bytes
    if chance(40) { return Array(bytes.prefix(generator.below(bytes.count))) }
    for _ in 0...generator.below(3) where !bytes.isEmpty {
      let place = generator.below(bytes.count)
      switch generator.below(4) {
      case 0: bytes[place] ^= 1 << UInt8(generator.below(8))
      case 1: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
      case 2: bytes.remove(at: place)
      default: bytes.insert(pick(Array("{}[]\",:\\eE+-.0u\u{0}\n".utf8)), at: place)
      }
    }
    return bytes
  }
}

extension RandomJSON {
  /// A random export: a describe response, a page of steps, bare recommendations or a bundle.
  mutating func export() -> String {
    switch generator.below(5) {
    case 0: return stepsPage()
    case 1: return "[\(recommendation(0, isWhole: true)),\(recommendation(1, isWhole: true))]"
    case 2: return "{\"describe\":\(describe()),\"steps\":[\(stepsPage()),\(stepsPage())]}"
    default: return describe()
    }
  }

  private mutating func stepsPage() -> String {
    var steps: [String] = []
    for index in 0..<generator.below(4) {
      var members = [
        "\"JobName\":\"job \(generator.below(3))\"", "\"StepType\":\"BENCHMARK\"",
        "\"Status\":" + pick(["\"COMPLETED\"", "\"FAILED\"", "\"COMPLETED\"", "\"NEW\""]),
      ]
      if chance(90) { members.append("\"InferenceBenchmark\":" + recommendation(index)) }
      steps.append(joined(members))
    }
    var members = ["\"Steps\":[\(steps.joined(separator: ","))]"]
    if chance(30) { members.append("\"NextToken\":\(string())") }
    return joined(members)
  }

  /// A random describe response: any order of members, some missing, all spellings of "not there".
  mutating func describe() -> String {
    var members = [
      "\"JobName\":\(space())\(string())", "\"Status\":\"COMPLETED\"",
      "\"CreationTime\":\(pick(["1635279901.0", "\"2021-10-26T20:04:57\"", "{\"$date\":1}"]))",
      "\"ResponseMetadata\":\(value(depth: 2))", "\"Unheard\":\(value(depth: 2))",
    ].filter { _ in chance(70) }
    var rows: [String] = []
    for index in 0..<generator.below(4) { rows.append(recommendation(index)) }
    members.append(
      "\(space())\"InferenceRecommendations\"\(space()):\(space())["
        + rows.joined(separator: "," + space()) + "]")
    return joined(members)
  }

  private mutating func joined(_ members: [String]) -> String {
    "{" + space() + members.shuffled(using: &generator).joined(separator: "," + space()) + "}"
  }

  private mutating func name(_ name: String) -> String {
    guard chance(5), let first = name.unicodeScalars.first else { return "\"\(name)\":" }
    return "\"\\u00\(String(first.value, radix: 16))\(name.dropFirst())\" :"
  }

  /// The members of a recommendation, or of a step's benchmark.
  private mutating func recommendation(_ index: Int, isWhole: Bool = false) -> String {
    var metrics: [String] = []
    let names = [
      "CostPerHour", "CostPerInference", "MaxInvocations", "ModelLatency", "CpuUtilization",
      "MemoryUtilization", "ModelSetupTime", "MaximumInvocations",
    ]
    for metric in names where chance(metric == "MaximumInvocations" ? 15 : 85) {
      metrics.append(name(metric) + space() + figure())
    }
    if chance(20) { metrics.append("\"NewMetric\":\(value(depth: 3))") }
    var endpoint = [name("EndpointName") + "\"endpoint-\(index)\""]
    if chance(80) { endpoint.append("\"VariantName\":\(string())") }
    if chance(85) {
      endpoint.append(name("InstanceType") + pick(["\"ml.c5.xlarge\"", "\"ml.new\"", "null"]))
      if chance(80) {
        endpoint.append("\"InitialInstanceCount\":" + pick(["1", "3", "2.0", "null", "70e-1"]))
      }
    }
    if chance(15) {
      endpoint.append(
        "\"ServerlessConfig\":"
          + pick(["{\"MemorySizeInMB\":2048,\"MaxConcurrency\":5}", "null", "{}"]))
    }
    var model: [String] = []
    if chance(50) { model.append("\"InferenceSpecificationName\":\(string())") }
    if chance(50) {
      model.append(
        "\"EnvironmentParameters\":[{\"Key\":\(string()),\"ValueType\":\"String\",\"Value\":"
          + string() + "}]")
    }
    var members: [String] = []
    if isWhole || chance(95) { members.append(name("Metrics") + joined(metrics)) }
    if chance(95) { members.append(name("EndpointConfiguration") + joined(endpoint)) }
    if chance(90) { members.append("\"ModelConfiguration\":" + joined(model)) }
    if isWhole { members.append("\"RecommendationId\":\(string())") }
    if chance(20) { members.append("\"InvocationStartTime\":\(value(depth: 3))") }
    return joined(members)
  }

  private mutating func figure() -> String {
    if chance(15) {
      return pick(["null", "NaN", "\"NaN\"", "Infinity", "-Infinity", "\"Infinity\""])
    }
    // As the service does it: a Float32 widened to a double.
    if chance(40) { return "\(Double(Float(generator.unit() * 10)))" }
    return number(magnitude: 60)
  }
}
