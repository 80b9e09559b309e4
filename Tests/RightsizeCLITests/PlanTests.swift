import Foundation
import Testing

/// `plan` as scripts call it.
struct PlanTests {
  private static let role = "arn:aws:iam::111122223333:role/inference"
  private static let package = "arn:aws:sagemaker:us-east-1:111122223333:model-package/made-up/1"
  private static let given = ["--role", role, "--model-package", package]
  private static let job05 =
    "datasets/jobs/describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01.json"
  private static let load = ["--demand", "12000", "--latency", "500"]

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("0: the request alone on standard output, every reason on standard error, a line each")
  func answered() throws {
    let result = try Tool.run(arguments: ["plan", Inputs.job08] + Self.load + Self.given)
    #expect(result.code == 0)
    let request = try Self.object(result.output)
    #expect(request["JobName"] as? String == "175a92e4-9f39-11ec-bfd5-0ac52cb5fde6-next")
    #expect(request["RoleArn"] as? String == Self.role)
    let input = try #require(request["InputConfig"] as? [String: Any])
    #expect(input["ModelPackageVersionArn"] as? String == Self.package)
    #expect((input["EndpointConfigurations"] as? [Any])?.count == 3)
    let lines = result.errors.split(separator: "\n")
    #expect(
      lines[0].hasPrefix("test   ml.c5.xlarge    row 1  select chooses it: ml.c5.xlarge × 31"))
    #expect(lines[1].hasPrefix("                              on the frontier: $4.2984 a million"))
    #expect(lines[2].hasPrefix("test   ml.m5.large     row 0  on the frontier: "))
    #expect(lines.contains { $0.hasPrefix("note   stairs to 15 users, 3 more every 120 s") })
    #expect(
      try Tool.run(arguments: ["plan", Inputs.job08] + Self.load + Self.given).output
        == result.output)
  }

  @Test("0: job 12 at 2000 ms plans the frontier and says so")
  func frontierOnly() throws {
    let result = try Tool.run(
      arguments: ["plan", Inputs.job12, "--demand", "300", "--latency", "2000"] + Self.given)
    #expect(result.code == 0)
    #expect(result.errors.contains("note   no row meets the limits, so the frontier is tested"))
    let input = try #require(try Self.object(result.output)["InputConfig"] as? [String: Any])
    let types = (input["EndpointConfigurations"] as? [[String: Any]] ?? []).map {
      $0["InstanceType"] as? String
    }
    #expect(types == ["ml.g5.xlarge", "ml.p3.8xlarge"])
  }

  @Test("0: a model's name with its container, a name and a parallelism as given")
  func namedModel() throws {
    let result = try Tool.run(
      arguments: ["plan", Inputs.job08] + Self.load + [
        "--role", Self.role, "--model", "resnet", "--domain", "COMPUTER_VISION", "--task",
        "IMAGE_CLASSIFICATION", "--framework", "PYTORCH", "--framework-version", "1.11.0",
        "--payload", "s3://bucket/payload.tar.gz", "--mime-type", "image/jpeg", "--mime-type",
        "image/png", "--nearest-model", "resnet50", "--name", "second-test", "--parallel", "2",
      ])
    #expect(result.code == 0, "\(result.errors)")
    let request = try Self.object(result.output)
    #expect(request["JobName"] as? String == "second-test")
    let input = try #require(request["InputConfig"] as? [String: Any])
    #expect(input["ModelName"] as? String == "resnet")
    let container = try #require(input["ContainerConfig"] as? [String: Any])
    #expect(container["NearestModelName"] as? String == "resnet50")
    let payload = try #require(container["PayloadConfig"] as? [String: Any])
    #expect(payload["SupportedContentTypes"] as? [String] == ["image/jpeg", "image/png"])
    let limit = try #require(input["ResourceLimit"] as? [String: Any])
    #expect(limit["MaxParallelOfTests"] as? Int == 2)
  }

  @Test(
    "64: what is missing is asked for by its option, and nothing is made up",
    arguments: [
      (load, ["--role ARN", "--model NAME, or --model-package ARN"], ["--latency", "--domain"]),
      (load + ["--role", role], ["--model NAME, or --model-package ARN"], ["--role ARN"]),
      (load + ["--model-package", package], ["--role ARN"], ["--model NAME"]),
      (["--demand", "5"] + given, ["--latency MS"], ["--role ARN"]),
      (["--latency", "5"] + given, ["--demand RATE"], []),
      (
        load + ["--role", role, "--model", "m", "--task", "OTHER"],
        ["--domain, --framework, --framework-version, --payload, --mime-type"], ["--task"]
      ),
      (load + given + ["--model", "m"], ["--model and --model-package"], []),
    ])
  func missing(options: [String], told: [String], untold: [String]) throws {
    let result = try Tool.run(arguments: ["plan", Inputs.job08] + options)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    let message = result.errors.split(separator: "\n").first ?? ""
    for text in told { #expect(message.contains(text), "\(result.errors)") }
    for text in untold { #expect(!message.contains(text), "\(result.errors)") }
  }

  @Test(
    "64: what AWS would refuse is told by its option",
    arguments: [
      (["--role", "admin", "--model-package", package], "error: --role: "),
      (["--role", role, "--model-package", "made-up"], "error: --model-package: "),
      (given + ["--name", "a_b"], "error: --name: "),
      (given + ["--parallel", "11"], "error: --parallel: "),
      (given + ["--parallel", "9223372036854775807"], "error: --parallel: "),
      (given + ["--framework-version", "x"], "error: --framework-version: "),
      (given + ["--payload", "bucket/payload"], "error: --payload: "),
      (given + ["--parallel", "0"], "--parallel: give 1 or more"),
      (given + ["--max-variants", "2"], "leave out --max-variants"),
      (given + ["--keep", "ml.m5.large:2"], "leave out --keep"),
      (given + ["--group-by", "modell"], "group-by"),
    ])
  func refused(options: [String], told: String) throws {
    let result = try Tool.run(arguments: ["plan", Inputs.job08] + Self.load + options)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(told), "\(result.errors)")
  }

  @Test("64: several models are refused by name, and --job narrows them to one")
  func severalModels() throws {
    let refused = try Tool.run(arguments: ["plan", "datasets/jobs"] + Self.load + Self.given)
    #expect(refused.code == 64 && refused.output.isEmpty)
    #expect(refused.errors.contains("6 models (job-name, resnet50-instance-1637703318,"))
    let each = try Tool.run(
      arguments: ["plan", "datasets/jobs", "--group-by", "model"] + Self.load + Self.given)
    #expect(each.code == 64 && each.output.isEmpty)
    #expect(each.errors.contains("a load test is of one, also with --group-by: name files of one"))
    // The usage of no command would explain it.
    for result in [refused, each] { #expect(!result.errors.contains("Usage:")) }
    let narrowed = try Tool.run(
      arguments: ["plan", "datasets/jobs", "--job", "175a92e4-9f39-11ec-bfd5-0ac52cb5fde6"]
        + Self.load + Self.given)
    let alone = try Tool.run(arguments: ["plan", Inputs.job08] + Self.load + Self.given)
    #expect(narrowed.code == 0 && narrowed.output == alone.output)
  }

  @Test("1: nothing eligible, or nothing that can win, is no request")
  func nothing() throws {
    let none = try Tool.run(
      arguments: ["plan", Inputs.job08, "--max-instances", "2"] + Self.load + Self.given)
    #expect(none.code == 1 && none.output.isEmpty)
    #expect(none.errors.contains("nothing to test in group 175a92e4-"))
    try Scratch.with { folder in
      let job = try folder.file("job.json", Inputs.failedJob)
      let failed = try Tool.run(arguments: ["plan", job] + Self.load + Self.given)
      #expect(failed.code == 1 && failed.output.isEmpty)
      #expect(failed.errors.contains("nothing eligible: \(job): \(Inputs.failedJobTold)\n"))
    }
    let running = try Tool.run(
      arguments: ["plan", "Tests/RightsizerTests/Fixtures/bad/job_in_progress.json"] + Self.load
        + Self.given)
    #expect(running.code == 1 && running.output.isEmpty)
    #expect(running.errors.contains("IN_PROGRESS: wait until it is COMPLETED, and describe it"))
  }

  @Test("65 and 66: what cannot be read")
  func unreadable() throws {
    let missing = try Tool.run(arguments: ["plan", "none.json"] + Self.load + Self.given)
    #expect(missing.code == 66 && missing.output.isEmpty)
    try Scratch.with { folder in
      let bad = try folder.file("bad.json", "{")
      let result = try Tool.run(arguments: ["plan", bad] + Self.load + Self.given)
      #expect(result.code == 65 && result.output.isEmpty)
    }
  }

  @Test("0: --untested tells predictions as such, beside the measured rows")
  func untested() throws {
    let result = try Tool.run(
      arguments: [
        "plan", "datasets/jobs/describe_07_hf_bert_advanced_g4dn_2022-01.json", "--demand", "20000",
        "--latency", "20", "--untested",
      ] + Self.given)
    #expect(result.code == 0)
    let line = try #require(
      result.errors.split(separator: "\n").first { $0.contains("ml.g4dn.16xlarge") })
    // The job's own input asks for it, so that it is no untested size.
    #expect(
      line.hasPrefix(
        "leave  ml.g4dn.16xlarge  no result  asked for by the job, and no result came back"))
    #expect(!result.output.contains("ml.g4dn.16xlarge"))
    #expect(result.errors.contains("note   no size is left to predict"))
  }
}

/// `plan --repeat`.
struct PlanRepeatTests {
  private static let role = "arn:aws:iam::111122223333:role/inference"
  private static let package = "arn:aws:sagemaker:us-east-1:111122223333:model-package/made-up/1"
  private static let job05 =
    "datasets/jobs/describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01.json"

  @Test("0: the job's own input again, under a new name, with the role and the model given")
  func repeated() throws {
    let result = try Tool.run(
      "plan", "--repeat", Self.job05, "--role", Self.role, "--model-package", Self.package)
    #expect(result.code == 0, "\(result.errors)")
    func object(_ data: Data) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    let request = try object(Data(result.output.utf8))
    let job = try object(Data(contentsOf: Tool.root.appending(path: Self.job05)))
    #expect(request["JobName"] as? String == "resnet50-ml-c5-xlarge-load-test-1641425849-next")
    #expect(request["JobType"] as? String == "Advanced")
    var input = try #require(job["InputConfig"] as? [String: Any])
    input["ModelPackageVersionArn"] = Self.package
    #expect(request["InputConfig"] as? NSDictionary == input as NSDictionary)
    #expect(
      request["StoppingConditions"] as? NSDictionary
        == job["StoppingConditions"] as? NSDictionary)
    #expect(result.errors.contains("OutputConfig and Tags"))
  }

  @Test("0: a describe response with role and model needs nothing more")
  func whole() throws {
    try Scratch.with { folder in
      let job = try folder.file(
        "job.json",
        """
        {"JobName":"a","JobType":"Default","RoleArn":"\(Self.role)","Status":"FAILED",
        "InputConfig":{"ModelPackageVersionArn":"\(Self.package)"}}
        """)
      let result = try Tool.run("plan", "--repeat", job)
      #expect(result.code == 0, "\(result.errors)")
      #expect(result.output.contains(#""JobName": "a-next""#))
    }
  }

  private static let refusals: [(arguments: [String], code: Int32, told: String)] = [
    (
      [job05], 64,
      "--role ARN; the model: --model NAME, or --model-package ARN\n"
    ),
    ([job05, "--role", role], 64, "give the model: --model NAME, or --model-package ARN\n"),
    (
      [job05, "--model", "m", "--task", "OTHER"], 64,
      "--role ARN; the container of a model's name: --domain, --framework, --framework-version, "
        + "--payload, --mime-type\n"
    ),
    (
      ["datasets/jobs/describe_02_doc_2021_advanced_c5d_xlarge_x3_preview_us.json"], 64,
      "error: $.InputConfig.TrafficPattern.Phases"
    ),
    (
      [Inputs.job08, "--role", role], 65,
      "without InputConfig: give the whole describe response; what that does not tell, give too: "
        + "the model: --model NAME, or --model-package ARN\n"
    ),
    (["datasets/jobs", "--role", role], 64, "describe 8 jobs"),
    ([job05, "--demand", "5"], 64, "leave out --demand"),
    (
      [job05, "--headroom", "0.3", "--zones", "2", "--keep", "ml.m5.large:2"], 64,
      "leave out --headroom, --zones, --keep"
    ),
    (["datasets/jobs/steps_from_05.json"], 65, "no describe response"),
  ]

  @Test(
    "64 and 65: what a request needs and the job does not tell, or AWS would refuse",
    arguments: refusals)
  func refused(arguments: [String], code: Int32, told: String) throws {
    let result = try Tool.run(arguments: ["plan", "--repeat"] + arguments)
    #expect(result.code == code, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(told), "\(result.errors)")
    // Nothing was written that could be without it.
    #expect(!result.errors.contains("OutputConfig"))
  }

  @Test("65: a job that AWS would refuse today is written all the same, to be edited")
  func edited() throws {
    let result = try Tool.run(
      "plan", "--repeat",
      "datasets/jobs/describe_02_doc_2021_advanced_c5d_xlarge_x3_preview_us.json", "--role",
      Self.role, "--model-package", Self.package)
    #expect(result.code == 65)
    #expect(result.errors.contains("error: $.InputConfig.TrafficPattern.Phases"))
    #expect(result.errors.contains("edit the request until validate finds it valid"))
    #expect(result.output.hasPrefix("{\n  \"JobName\": \"job-name-next\""))
    #expect(try Tool.run("validate", "-", input: result.output).code == 65)
  }

  private static let named = """
    {"JobName":"a","JobType":"Advanced","RoleArn":"\(role)","Status":"COMPLETED","InputConfig":{
    "ModelName":"m","JobDurationInSeconds":7200,"ContainerConfig":{"Domain":"MACHINE_LEARNING",
    "Task":"OTHER","Framework":"XGBOOST","FrameworkVersion":"1.2","PayloadConfig":{
    "SamplePayloadUrl":"s3://bucket/a.tar.gz","SupportedContentTypes":["text/csv"]}},
    "TrafficPattern":{"TrafficType":"PHASES","Phases":[{"InitialNumberOfUsers":1,"SpawnRate":1,
    "DurationInSeconds":120}]},"EndpointConfigurations":[{"InstanceType":"ml.c5.large"}]},
    "StoppingConditions":{"MaxInvocations":100,"ModelLatencyThresholds":[{"Percentile":"P95",
    "ValueInMilliseconds":100}]}}
    """

  @Test("0: what is told of the container replaces that alone")
  func container() throws {
    try Scratch.with { folder in
      let job = try folder.file("job.json", Self.named)
      let result = try Tool.run(
        "plan", "--repeat", job, "--nearest-model", "xgboost", "--payload", "s3://bucket/b.tar.gz")
      #expect(result.code == 0, "\(result.errors)")
      for text in [
        #""Domain": "MACHINE_LEARNING""#, #""Task": "OTHER""#, #""FrameworkVersion": "1.2""#,
        #""SamplePayloadUrl": "s3://bucket/b.tar.gz""#, #""text/csv""#,
        #""NearestModelName": "xgboost""#,
      ] {
        #expect(result.output.contains(text), "\(text)")
      }
    }
  }

  @Test("65: a threshold of the job that AWS would refuse is told by its path, not as an option")
  func threshold() throws {
    try Scratch.with { folder in
      let text = Self.named.replacing("P95", with: "P50")
      let result = try Tool.run("plan", "--repeat", try folder.file("job.json", text))
      #expect(result.code == 65 && result.output.contains(#""P50""#))
      #expect(
        result.errors.contains(
          "error: $.StoppingConditions.ModelLatencyThresholds[0].Percentile: P95"))
    }
  }
}
