/// A row's members in the order of the output contract, for JSON, CSV and Markdown alike.
package enum RowFields {
  /// A member's value.
  package enum Value: Sendable {
    case text(String?)
    case integer(Int?)
    case number(Double?)
    case boolean(Bool?)
    case environment([String: String])
    case serverless(Recommendation.Serverless?)
  }

  /// The members' names, in order.
  package static let names = [
    "row", "source", "path", "job", "group", "status", "recommendationId", "endpointName",
    "variantName", "instanceType", "instanceCount", "serverless", "environment",
    "inferenceSpecification", "costPerHour", "costPerInference", "reportedCostPerInference",
    "maxInvocationsPerMinute", "modelLatencyMilliseconds", "latencyPercentile", "latencyCensored",
    "cpuUtilization", "cpuUtilizationPerCore", "memoryUtilization", "modelSetupTime", "eligible",
    "reason", "layer", "rank", "score", "dominatedBy",
  ]

  /// A row's values, one for each name.
  package static func values(of row: Ranking.Row) -> [Value] {
    let it = row.recommendation
    return [
      .integer(it.row), .text(it.source), .text(it.path), .text(it.job), .text(it.group),
      .text(it.status), .text(it.recommendationID), .text(it.endpointName), .text(it.variantName),
      .text(it.instanceType), .integer(it.instanceCount), .serverless(it.serverless),
      .environment(it.environment), .text(it.inferenceSpecification), .number(it.costPerHour),
      .number(it.costPerInference), .number(it.reportedCostPerInference),
      .number(it.maxInvocationsPerMinute), .number(it.modelLatencyMilliseconds),
      .text(it.latencyPercentile), .boolean(it.latencyCensored), .number(it.cpuUtilization),
      .number(it.cpuUtilizationPerCore), .number(it.memoryUtilization), .number(it.modelSetupTime),
      .boolean(it.eligible), .text(it.reason), .integer(row.layer), .integer(row.rank),
      .number(row.score), .integer(row.dominatedBy),
    ]
  }
}

extension RowFields.Value: JSONWritable {
  package func write(to json: inout JSONWriter) {
    switch self {
    case .text(let text): text.write(to: &json)
    case .integer(let integer): integer.write(to: &json)
    case .number(let number): number.write(to: &json)
    case .boolean(let boolean): boolean.write(to: &json)
    case .environment(let environment):
      json.object { json in
        for (key, value) in environment.sorted(by: { $0.key < $1.key }) { json.member(key, value) }
      }
    case .serverless(let serverless?):
      json.object { json in
        json.member("memorySizeInMB", serverless.memorySizeInMB)
        json.member("maxConcurrency", serverless.maxConcurrency)
      }
    case .serverless(nil): json.null()
    }
  }

  /// The value in a cell of CSV or Markdown: objects as JSON, an empty environment as nothing.
  var cell: String {
    switch self {
    case .text(let text): return text ?? ""
    case .integer(let integer): return integer.map { "\($0)" } ?? ""
    case .number(let number): return number.map { NumberFormat.shortest.text($0) } ?? ""
    case .boolean(let boolean): return boolean.map { $0 ? "true" : "false" } ?? ""
    case .environment([:]), .serverless(nil): return ""
    case .environment, .serverless:
      var json = JSONWriter()
      json.value(self)
      return String(decoding: json.bytes.dropLast(), as: UTF8.self)
    }
  }
}

extension CSVWriter {
  /// A row of the output contract.
  mutating func row(_ values: [RowFields.Value]) {
    for value in values {
      switch value {
      case .integer(let integer): field(integer)
      case .number(let number): field(number)
      case .boolean(let boolean): field(boolean)
      case .text(let text): field(text)
      case .environment, .serverless: field(value.cell)
      }
    }
    endRow()
  }
}

extension Ranking.Row: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      for (name, value) in zip(RowFields.names, RowFields.values(of: self)) {
        json.member(name, value)
      }
    }
  }
}

extension Baseline: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("source", source)
      json.member("path", path)
      json.member("job", job)
      json.member("endpointName", endpointName)
      json.member("maxInvocationsPerMinute", maxInvocationsPerMinute)
      json.member("modelLatencyMilliseconds", modelLatencyMilliseconds)
    }
  }
}

extension Diagnostic: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("severity", severity.rawValue)
      json.member("code", code.rawValue)
      json.member("source", source)
      json.member("path", path)
      json.member("message", message)
    }
  }
}

extension Objective: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("metric", metric.rawValue)
      json.member("sense", sense.rawValue)
    }
  }
}
