import Foundation
import Testing

@testable import Rightsizer

/// What `frontier --indicators` and `--tolerance` add to the forms of output.
struct FrontierDetailsTests {
  /// Cost is $/hour over invocations an hour; (cost, latency) as (1, 100), (2, 40), (3, 10) and,
  /// dominated, (2.05, 41) and (9, 400), in millionths of a dollar and ms.
  private static let job: String = {
    let rows = [(1.0, 100), (2, 40), (3, 10), (2.05, 41), (9, 400)].enumerated().map {
      number, row in
      """
      {"Metrics":{"CostPerHour":\(Float(row.0 * 60 * 100 / 1e4)),"MaxInvocations":100,
       "ModelLatency":\(row.1)},
       "EndpointConfiguration":{"EndpointName":"e\(number)","VariantName":"v",
        "InstanceType":"ml.m5.type\(number)","InitialInstanceCount":1},"ModelConfiguration":{}}
      """
    }
    return """
      {"JobName":"j","JobType":"Default","Status":"COMPLETED","InputConfig":{"ModelName":"m"},
       "InferenceRecommendations":[\(rows.joined(separator: ","))]}
      """
  }()

  private func report(
    as format: ReportFormat, top: Int? = nil, reference: [Double]? = nil,
    indicators: Bool = true, tolerance: Double? = 0.05
  ) throws -> String {
    let ranking = try RecommendationTable(bytes: Array(Self.job.utf8), name: "j.json").ranked()
    var request = FrontierDetails.Request()
    request.findsIndicators = indicators
    request.reference = reference
    request.tolerance = tolerance
    var bytes: [UInt8] = []
    RankingReport(
      ranking, content: .frontier, top: top, details: FrontierDetails(ranking, request)
    ).write(as: format) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("JSON has own members beside the rows, which stay as they are")
  func json() throws {
    let object = try ReportText.object(try report(as: .json, reference: [4e-4, 110]))
    #expect((object["recommendations"] as? [[String: Any]])?.count == 3)
    let groups = try #require(object["indicators"] as? [[String: Any]])
    let group = try #require(groups.first)
    #expect(groups.count == 1)
    #expect(group["group"] as? String == "m")
    #expect(group["referencePoint"] as? [Double] == [4e-4, 110])
    #expect(group["referenceDerived"] as? Bool == false)
    // 3 × 10 + 2 × 60 + 1 × 30, in ten-thousandths.
    let volume = try #require(group["hypervolume"] as? Double)
    #expect(abs(volume - 180e-4) < 1e-12)
    let rows = try #require(group["rows"] as? [[String: Any]])
    #expect(rows.map { $0["row"] as? Int } == [0, 1, 2])
    #expect(rows[0]["crowdingDistance"] is NSNull)
    #expect(rows[1]["crowdingDistance"] as? Double == 2)
    let part = try #require(rows[1]["hypervolumeContribution"] as? Double)
    #expect(abs(part - 60e-4) < 1e-12)
    // Scaled (½, ⅓): on the ideal's side of the line, by ⅙ / √2.
    let knee = try #require(rows[1]["kneeDistance"] as? Double)
    #expect(abs(knee - 1 / 6.0 / 2.0.squareRoot()) < 1e-9)
    #expect(rows.map { $0["knee"] as? Bool } == [false, true, false])
    let tolerance = try #require(object["tolerance"] as? [String: Any])
    #expect(tolerance["relative"] as? Double == 0.05)
    let near = (tolerance["groups"] as? [[String: Any]])?.first?["near"] as? [[String: Int]]
    #expect(near == [["row": 3, "frontierRow": 1]])
  }

  @Test("what is not asked for is not there")
  func unasked() throws {
    let object = try ReportText.object(
      try report(as: .json, indicators: false, tolerance: nil))
    #expect(object["indicators"] == nil)
    #expect(object["tolerance"] == nil)
  }

  @Test("CSV has more columns at the end, and the rows that are near")
  func csv() throws {
    let lines = try report(as: .csv).split(separator: "\r\n").map(String.init)
    let header =
      contractMembers + [
        "hypervolumeContribution", "crowdingDistance", "knee", "kneeDistance", "idealDistance",
        "nearRow", "representedBy",
      ]
    #expect(lines[0] == header.joined(separator: ","))
    #expect(lines.count == 5)
    #expect(lines[2].contains(",2,true,"))
    #expect(lines[4].hasPrefix("3,") && lines[4].hasSuffix(",,,,,1,"))
    let markdown = try report(as: .markdown).split(separator: "\n")
    #expect(markdown.count == 6)
    #expect(markdown[0].contains("| nearRow | representedBy |"))
  }

  @Test("the table tells parts, knees, the reference point and what is near, by rank")
  func table() throws {
    // 220 × 9 + 120 × 60 + 20 × 30 = 9780, of which 100 × 9, 100 × 60 and 20 × 30 are own parts.
    let text = try report(as: .table)
    let details = text.split(separator: "\n", omittingEmptySubsequences: false).drop {
      !$0.isEmpty
    }
    #expect(
      details.dropFirst().joined(separator: "\n") == """
        rank  instance type     own part  crowding  from ideal      knee
                             % of volume   ends: ∞      0 to 1  distance
        ──────────────────────────────────────────────────────────────────────
           1  ml.m5.type0            9.2         ∞       0.707     0.000
           2  ml.m5.type1           61.3     2.000       0.425     0.118  knee
           3  ml.m5.type2            6.1         ∞       0.707     0.000
        hypervolume 9780 $/million × ms up to cost 320.0 $/million, latency 109.0 ms (a tenth of the \
        frontier's range beyond its worst)
        within 5 % of the frontier: rank 4, ml.m5.type3, of rank 2

        """)
    #expect(try report(as: .table, tolerance: 0.01).contains("no other configuration"))
  }
}
