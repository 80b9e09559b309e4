import Foundation
import Testing

/// `select` and `crossover` as scripts call them.
struct ChoosingTests {
  private static let job08 = "datasets/jobs/describe_08_pytorch_neo_default_full_2022-03-08.json"
  private static let job05 =
    "datasets/jobs/describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01.json"

  private static func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test("0: the published case, by its own arithmetic")
  func answered() throws {
    // 5000 / 535 = 9.35, so 10 at $0.115.
    let result = try Tool.run(
      "select", Self.job08, "--demand", "5000", "--headroom", "0", "--min-instances", "1",
      "--format", "json")
    #expect(result.code == 0)
    let choice = try #require(try Self.objects(result.output).first?["choice"] as? [String: Any])
    #expect(choice["costPerHour"] as? Double == 1.15)
    let part = try #require((choice["parts"] as? [[String: Any]])?.first)
    #expect(part["instanceType"] as? String == "ml.m5.large")
    #expect(part["instanceCount"] as? Int == 10)
  }

  @Test("1: nothing feasible; the nearest row on standard error, the JSON with a null choice")
  func infeasible() throws {
    let result = try Tool.run(
      "select", Self.job08, "--demand", "5000", "--latency", "1", "--format", "json")
    #expect(result.code == 1)
    #expect(result.errors.hasPrefix("nothing feasible in group 175a92e4-"))
    #expect(result.errors.contains("nearest is ml.inf1.xlarge"))
    let object = try #require(try Self.objects(result.output).first)
    #expect(object["choice"] is NSNull)
    #expect((object["rejected"] as? [Any])?.count == 3)
    #expect(object["group"] == nil)
  }

  @Test("1: a failed job is told with its reason, the JSON printed with a null choice")
  func failedJob() throws {
    try Scratch.with { folder in
      let job = try folder.file("job.json", Inputs.failedJob)
      let result = try Tool.run("select", job, "--demand", "5", "--format", "json")
      #expect(result.code == 1)
      #expect(result.errors.contains("nothing eligible: \(job): \(Inputs.failedJobTold)\n"))
      #expect(try Self.objects(result.output).first?["choice"] is NSNull)
    }
  }

  @Test("64: several models are refused by name, and answered one a line with --group-by")
  func severalModels() throws {
    let refused = try Tool.run("select", "datasets/jobs", "--demand", "300")
    #expect(refused.code == 64)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("6 models (job-name, resnet50-instance-1637703318,"))
    let result = try Tool.run(
      "select", "datasets/jobs", "--demand", "300", "--group-by", "model", "--format", "json")
    #expect(result.code == 0)
    let groups = try Self.objects(result.output).map { $0["group"] as? String }
    #expect(groups.count == 6)
    #expect(groups.first == "job-name")
  }

  @Test(
    "64: values that mean nothing are refused with the option's name",
    arguments: [
      (["--demand", "0"], "--demand"), (["--demand=-5"], "--demand"),
      (["--demand", "nan"], "--demand"), ([], "--demand"),
      (["--demand", "10", "--headroom", "1"], "headroom"),
      (["--demand", "10", "--headroom=-0.1"], "headroom"),
      (["--demand", "10", "--zones", "0"], "zones"),
      (["--demand", "10", "--min-instances", "5", "--max-instances", "2"], "maximum"),
      (["--demand", "10", "--limit", "ml.m5.larg:3"], "did you mean ml.m5.large"),
      (["--demand", "10", "--max-variants", "11"], "variants"),
      (["--demand", "10", "--average", "20"], "average"),
    ])
  func refused(options: [String], names: String) throws {
    let result = try Tool.run(arguments: ["select", Self.job08] + options)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(names), "\(result.errors)")
  }

  @Test("65 and 66: a bad line of a price file is told by its number, a missing file by name")
  func priceFiles() throws {
    try Scratch.with { folder in
      let prices = try folder.file("prices.csv", "instanceType,pricePerHour\nml.m5.large,cheap\n")
      let bad = try Tool.run("select", Self.job08, "--demand", "5000", "--prices", prices)
      #expect(bad.code == 65)
      #expect(bad.errors.contains("prices.csv: line 2"))
      let missing = try Tool.run(
        "select", Self.job08, "--demand", "5000", "--prices", prices + "-none")
      #expect(missing.code == 66)
      #expect(missing.errors.contains("prices.csv-none"))
    }
  }

  @Test("crossover refuses what it does not weigh, rather than ignore it")
  func crossoverRefusals() throws {
    for option in [
      ["--max-variants", "2"], ["--keep", "ml.m5.large:2"], ["--serverless"], ["--average", "5"],
    ] {
      let result = try Tool.run(
        arguments: ["crossover", Self.job05, "--from", "10", "--to", "1000"] + option)
      #expect(result.code == 64, "\(option)")
      #expect(result.output.isEmpty)
    }
    let empty = try Tool.run("crossover", Self.job05, "--from", "10", "--to", "5")
    #expect(empty.code == 64)
  }
}
