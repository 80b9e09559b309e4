import Foundation

@testable import Rightsizer

/// Reports as the tool writes them.
enum ReportText {
  static func ranking(
    _ ranking: Ranking, content: RankingReport.Content = .rank, top: Int? = nil,
    as format: ReportFormat = .table, to terminal: Terminal = Terminal()
  ) -> String {
    var bytes: [UInt8] = []
    RankingReport(ranking, content: content, top: top)
      .write(as: format, to: terminal) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func inspection(
    _ table: RecommendationTable, groupBy: GroupKey = .model, job: String? = nil,
    as format: ReportFormat = .table, to terminal: Terminal = Terminal()
  ) -> String {
    var bytes: [UInt8] = []
    InspectionReport(table, groupBy: groupBy, job: job)
      .write(as: format, to: terminal) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A JSON text as Foundation reads it.
  static func object(_ json: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    return value as? [String: Any] ?? [:]
  }

  /// The rows of a JSON report.
  static func rows(_ json: String) throws -> [[String: Any]] {
    try object(json)["recommendations"] as? [[String: Any]] ?? []
  }

  /// How many values an array of a JSON report has.
  static func count(_ member: String, in json: String) throws -> Int? {
    (try object(json)[member] as? [Any])?.count
  }

  /// Text without the escape sequences of colours.
  static func stripped(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}

/// The contract's members of a row, in order, as the design has them.
let contractMembers = [
  "row", "source", "path", "job", "group", "status", "recommendationId", "endpointName",
  "variantName", "instanceType", "instanceCount", "serverless", "environment",
  "inferenceSpecification", "costPerHour", "costPerInference", "reportedCostPerInference",
  "maxInvocationsPerMinute", "modelLatencyMilliseconds", "latencyPercentile", "latencyCensored",
  "cpuUtilization", "cpuUtilizationPerCore", "memoryUtilization", "modelSetupTime", "eligible",
  "reason", "layer", "rank", "score", "dominatedBy",
]
