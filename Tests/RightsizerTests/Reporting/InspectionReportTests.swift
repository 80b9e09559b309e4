import Foundation
import Testing

@testable import Rightsizer

struct InspectionReportTests {
  @Test("Rows in input order, unranked, with the contract's members")
  func rows() throws {
    let text = ReportText.inspection(try PublishedJobs.all(), as: .json)
    let rows = try ReportText.rows(text)
    #expect(rows.map { $0["row"] as? Int } == Array(0..<31))
    for row in rows {
      #expect(Set(row.keys) == Set(contractMembers))
      for name in ["layer", "rank", "score", "dominatedBy"] { #expect(row[name] is NSNull) }
    }
  }

  @Test("The JSON's members are those of the README")
  func members() throws {
    let report = try ReportText.object(
      ReportText.inspection(PublishedJobs.all(), as: .json))
    #expect(report["schema"] as? String == "rightsizer.inspect/1")
    #expect(
      Set(report.keys) == [
        "schema", "groupBy", "sources", "jobs", "groups", "recommendations", "baselines",
        "diagnostics",
      ])
    let sources = try #require(report["sources"] as? [[String: Any]])
    #expect(sources.count == 10)
    #expect(sources.allSatisfy { Set($0.keys) == ["source", "documents", "rows", "eligible"] })
    #expect(sources.map { $0["eligible"] as? Int } == [3, 1, 2, 3, 5, 3, 1, 5, 0, 0])
    let jobs = try #require(report["jobs"] as? [[String: Any]])
    #expect(jobs.count == 8)
    for job in jobs {
      #expect(
        Set(job.keys) == [
          "job", "source", "path", "type", "status", "failureReason", "model", "region",
          "creationTime", "trafficType", "maxInvocationsPerMinute", "latencyThresholdMilliseconds",
          "latencyPercentile", "rows",
        ])
    }
    #expect(jobs[1]["trafficType"] as? String == "PHASES")
    #expect(jobs[1]["maxInvocationsPerMinute"] as? Int == 1000)
    #expect(jobs[1]["latencyThresholdMilliseconds"] as? Int == 100)
    #expect(jobs[1]["latencyPercentile"] as? String == "P95")
    let groups = try #require(report["groups"] as? [[String: Any]])
    #expect(groups.map { $0["rows"] as? Int } == [5, 2, 6, 5, 3, 10])
    #expect(groups.map { $0["eligible"] as? Int } == [5, 2, 3, 5, 3, 5])
  }

  @Test("Narrowed to a job: its rows, groups, jobs and endpoints")
  func job() throws {
    let report = try ReportText.object(
      ReportText.inspection(PublishedJobs.all(), job: "job-name", as: .json))
    #expect((report["recommendations"] as? [Any])?.count == 5)
    #expect((report["groups"] as? [Any])?.count == 1)
    #expect((report["jobs"] as? [Any])?.count == 3)
    #expect((report["baselines"] as? [Any])?.count == 1)
  }

  @Test("CSV and Markdown hold the rows of the JSON")
  func otherForms() throws {
    let table = try PublishedJobs.all()
    let records = try RankingReportCSVTests.records(ReportText.inspection(table, as: .csv))
    #expect(records.first == contractMembers)
    #expect(records.dropFirst().map { $0[0] } == (0..<31).map(String.init))
    let markdown = ReportText.inspection(table, as: .markdown)
    #expect(markdown.split(separator: "\n").count == 33)
  }

  @Test("The text tells a failed job and failed steps with their whole reasons, at any width")
  func failures() throws {
    let reason = String(repeating: "The container did not start. ", count: 10) + "END"
    let failed = #"{"JobName":"f","Status":"FAILED","FailureReason":"\#(reason)"}"#
    let steps = MadeUpJob(rows: [.init()], statuses: ["FAILED"], failureReason: reason)
    let table = PublishedJobs.table([
      .bytes(Array(failed.utf8), name: "failed.json"), .bytes(steps.bytes, name: "steps.json"),
    ])
    let text = ReportText.inspection(table, to: Terminal(width: 80))
    #expect(text.contains("f: \(reason)\n"))
    #expect(text.contains("row 0, steps.json, ml.m5.large: step FAILED: \(reason)\n"))
    #expect(text.contains("warning noRecommendations: failed.json: $: "))
  }

  @Test("Job 10 as text")
  func snapshot() throws {
    #expect(
      ReportText.inspection(try PublishedJobs.job("10")) == """
        Inputs
        input                                                         documents  rows  eligible
        ───────────────────────────────────────────────────────────────────────────────────────
        datasets/jobs/describe_10_doc_2022-10_existing_endpoint.json          1     1         1

        Jobs
        job       type     status     model  region  created       latency    rows
                                                                   threshold
        ──────────────────────────────────────────────────────────────────────────
        job-name  Default  COMPLETED  —      —       1664922919.2  —             1

        Groups (by model)
        group     rows  eligible
        ────────────────────────
        job-name     1         1

        Existing endpoints
        endpoint       job       throughput  latency
                                    inv/min       ms
        ────────────────────────────────────────────
        endpoint-name  job-name         184     1312

        """)
  }

  @Test("Coloured text is the same but for the escape sequences")
  func colour() throws {
    let table = try PublishedJobs.all()
    for width in [nil, 80, 200] {
      let plain = ReportText.inspection(table, to: Terminal(width: width))
      let colored = ReportText.inspection(table, to: Terminal(isColored: true, width: width))
      #expect(ReportText.stripped(colored) == plain)
      #expect(colored.contains("\u{1B}[33mwarning\u{1B}[0m"))
    }
  }
}
