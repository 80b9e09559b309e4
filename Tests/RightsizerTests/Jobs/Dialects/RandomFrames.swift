import TestSupport

/// Random data frames, and the texts that a small writer of each layout makes of them.
struct RandomFrames {
  var random: RandomJSON

  init(seed: UInt64) { random = RandomJSON(seed: seed) }

  enum Cell {
    case none
    /// As JSON and Python both write it.
    case number(String)
    case string(String)
    case object(ReferenceJSON)
  }

  struct Frame {
    var heads: [String]
    var rows: [[Cell]]
  }

  /// Flat rows: some known columns in any order, some that nobody knows, some cells empty.
  mutating func rows() -> Frame {
    let numbers = [
      "CostPerHour", "Metrics.CostPerInference", "MaxInvocations", "ModelLatency",
      "Metrics.CpuUtilization", "MemoryUtilization", "ModelSetupTime",
    ]
    let texts = [
      "EndpointName", "VariantName", "EndpointConfiguration.InstanceType", "FailureReason",
    ]
    let unknown = ["note", "Unnamed: 0", "a,b", "Metrics.New"]
    var heads = (numbers + texts + unknown).filter { _ in random.chance(70) }
    heads += ["ModelLatency", "InitialInstanceCount", "Status", "RecommendationId"]
    heads = Array(Set(heads)).sorted()
    let objects = ["EnvironmentParameters", "ServerlessConfig"].filter { _ in random.chance(50) }
    heads = (heads + objects).shuffled(using: &random.generator)
    var rows: [[Cell]] = []
    for _ in 0..<random.generator.below(8) {
      var row: [Cell] = []
      for head in heads {
        if random.chance(20) {
          row.append(.none)
        } else if numbers.contains(head) {
          row.append(.number(random.number(magnitude: 60)))
        } else if head == "InitialInstanceCount" {
          row.append(.number(random.pick(["1", "1.0", "3", "20.0"])))
        } else if head == "Status" {
          row.append(.string(random.pick(["COMPLETED", "FAILED"])))
        } else if objects.contains(head) {
          row.append(.object(object(head)))
        } else {
          row.append(.string(text()))
        }
      }
      rows.append(row)
    }
    return Frame(heads: heads, rows: rows)
  }

  /// Text that is no word for a missing value, has no blanks around it and no NUL in it.
  private mutating func text() -> String {
    let decoded = try? ReferenceJSON.decode(random.string().utf8)
    return "s" + (decoded?.text ?? "").replacing("\0", with: "") + "s"
  }

  private mutating func object(_ head: String) -> ReferenceJSON {
    if head == "ServerlessConfig" {
      return .object(["MemorySizeInMB": .number(2048), "MaxConcurrency": .number(5)])
    }
    var parameters: [ReferenceJSON] = []
    for _ in 0..<random.generator.below(3) {
      parameters.append(
        .object(["Key": .string(text()), "ValueType": .string("String"), "Value": .string(text())]))
    }
    return .array(parameters)
  }

  // MARK: CSV

  mutating func csv(_ frame: Frame) -> String {
    let separator = random.pick([",", ";", "\t"])
    let lineEnd = random.pick(["\n", "\r\n", "\r"])
    let hasIndex = random.chance(50)
    var text = ""
    var lines = [(hasIndex ? [""] : []) + frame.heads]
    for (index, row) in frame.rows.enumerated() {
      lines.append((hasIndex ? ["\(index)"] : []) + row.map { csv($0) })
    }
    for line in lines {
      text += line.map { quoted($0, separator) }.joined(separator: separator) + lineEnd
      if random.chance(5) { text += lineEnd }
    }
    return text
  }

  private mutating func csv(_ cell: Cell) -> String {
    switch cell {
    case .none: random.pick(["", "", "NaN", "nan", "None"])
    case .number(let number): number
    case .string(let text): text
    case .object(let value): python(value)
    }
  }

  private mutating func quoted(_ text: String, _ separator: String) -> String {
    let special: [Unicode.Scalar] = ["\"", "\n", "\r", ",", ";", "\t"]
    let needsQuotes = text.unicodeScalars.contains(where: special.contains)
    guard needsQuotes || random.chance(20) else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  // MARK: Python

  /// A value as Python prints it.
  mutating func python(_ value: ReferenceJSON) -> String {
    switch value {
    case .null: return "None"
    case .boolean(let value): return value ? "True" : "False"
    case .number(let value):
      let text = value.isNaN ? "nan" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : "\(value)"
      return random.chance(10) ? "np.float64(\(text))" : text
    case .string(let text): return python(text)
    case .array(let values):
      let parts = values.map { python($0) }
      if parts.count == 1, random.chance(10) { return "(\(parts[0]),)" }
      return "[" + parts.joined(separator: ", ") + "]"
    case .object(let members):
      let parts = members.sorted { $0.key < $1.key }.map {
        python($0.key) + ": " + python($0.value)
      }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  private mutating func python(_ text: String) -> String {
    let quote: Unicode.Scalar = random.chance(80) ? "'" : "\""
    var result = String(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", quote: result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let other where other.value < 0x20 || (other.value < 0x100 && random.chance(2)):
        result += "\\x" + (other.value < 0x10 ? "0" : "") + String(other.value, radix: 16)
      case let other where other.value > 0x7F && random.chance(30):
        let digits = String(other.value, radix: 16)
        let width = other.value < 0x10000 ? 4 : 8
        result += width == 4 ? "\\u" : "\\U"
        result += String(repeating: "0", count: width - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + String(quote)
  }

  // MARK: JSON

  func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\\(scalar)"
      case let other where other.value < 0x20:
        result += "\\u00" + (other.value < 0x10 ? "0" : "") + String(other.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private func json(_ value: ReferenceJSON) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text): json(text)
    case .array(let values): "[" + values.map { json($0) }.joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { json($0.key) + ":" + json($0.value) }.joined(separator: ",") + "}"
    }
  }

  private func json(_ cell: Cell) -> String {
    switch cell {
    case .none: "null"
    case .number(let number): number
    case .string(let text): json(text)
    case .object(let value): json(value)
    }
  }

  private func row(_ heads: [String], _ row: [Cell]) -> String {
    "{" + zip(heads, row).map { json($0) + ":" + json($1) }.joined(separator: ",") + "}"
  }

  func records(_ frame: Frame) -> String {
    "[" + frame.rows.map { row(frame.heads, $0) }.joined(separator: ",") + "]"
  }

  /// The frame in each of the layouts of `to_json` and `to_dict` that are not records.
  func layouts(_ frame: Frame) -> [String: String] {
    let labels = frame.rows.indices.map { "\"\($0)\"" }
    let columns = frame.heads.indices.map { column in frame.rows.map { json($0[column]) } }
    let data = frame.rows.map { "[" + $0.map { json($0) }.joined(separator: ",") + "]" }
    let heads = frame.heads.map { json($0) }
    func members(_ names: [String], _ values: [String]) -> String {
      "{" + zip(names, values).map { $0 + ":" + $1 }.joined(separator: ",") + "}"
    }
    func list(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }
    return [
      "columns": members(heads, columns.map { members(labels, $0) }),
      "lists": members(heads, columns.map(list)),
      "index": members(labels, frame.rows.map { row(frame.heads, $0) }),
      "split": "{\"columns\":\(list(heads)),\"index\":\(list(labels)),\"data\":\(list(data))}",
      "table":
        "{\"schema\":{\"fields\":[],\"pandas_version\":\"1.4.0\"},\"data\":\(records(frame))}",
    ]
  }
}
