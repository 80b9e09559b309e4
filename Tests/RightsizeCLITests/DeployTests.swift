import Foundation
import Testing

/// `rightsize deploy`: the folder it writes, and what it asks for.
struct DeployTests {
  private static let job05 =
    "datasets/jobs/describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01.json"
  private static let asked = [
    "deploy", job05, "--demand", "500", "--endpoint", "ep", "--model", "m",
  ]
  private static let requests = [
    "README.md", "create-endpoint-config.json", "create-endpoint.json", "put-scaling-policy.json",
    "register-scalable-target.json",
  ]

  private static func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("0: a new folder with every file, told on standard error, and nothing beside it")
  func written() throws {
    try Scratch.with { scratch in
      let folder = scratch.appending(path: "out")
      let result = try Tool.run(arguments: Self.asked + ["--out", folder.path + "/"])
      #expect(result.code == 0 && result.output.isEmpty)
      #expect(try Self.names(scratch) == ["out"])
      #expect(try Self.names(folder) == Self.requests)
      for name in Self.requests {
        #expect(result.errors.contains("wrote \(folder.path)/\(name)\n"))
        if name.hasSuffix(".json") {
          let data = try Data(contentsOf: folder.appending(path: name))
          #expect(data.last == 0x0A)
          #expect(try JSONSerialization.jsonObject(with: data) is [String: Any])
        }
      }
    }
  }

  @Test("An empty folder is filled; one with a deployment is replaced with --force only")
  func present() throws {
    try Scratch.with { folder in
      let arguments = Self.asked + ["--out", folder.path]
      #expect(try Tool.run(arguments: arguments).code == 0)
      let before = try String(
        contentsOf: folder.appending(path: "create-endpoint.json"), encoding: .utf8)
      let refused = try Tool.run(arguments: arguments + ["--endpoint-config", "other"])
      #expect(refused.code == 64)
      #expect(refused.errors.contains("replace it with --force"))
      #expect(
        try String(contentsOf: folder.appending(path: "create-endpoint.json"), encoding: .utf8)
          == before)
      // What the earlier one had and this one has not goes.
      try folder.file("put-scaling-policy-ml-c5-xlarge.json", "{}")
      let forced = try Tool.run(
        arguments: arguments + ["--endpoint-config", "other", "--force"])
      #expect(forced.code == 0)
      #expect(try Self.names(folder) == Self.requests)
      #expect(
        try String(contentsOf: folder.appending(path: "create-endpoint.json"), encoding: .utf8)
          .contains("\"other\""))
      let template = try Tool.run(arguments: arguments + ["--force", "--template", "terraform"])
      #expect(template.code == 0)
      #expect(try Self.names(folder) == ["README.md", "main.tf.json"])
    }
  }

  @Test("64: a folder with anything else is not touched, not even with --force")
  func foreign() throws {
    try Scratch.with { folder in
      try folder.file("notes.txt", "mine")
      let result = try Tool.run(arguments: Self.asked + ["--out", folder.path, "--force"])
      #expect(result.code == 64)
      #expect(result.errors.contains("not of a deployment (notes.txt)"))
      #expect(try Self.names(folder) == ["notes.txt"])
      let file = try Tool.run(
        arguments: Self.asked + ["--out", folder.appending(path: "notes.txt").path])
      #expect(file.code == 64 && file.errors.contains("a file, not a folder"))
    }
  }

  @Test("What Terraform keeps stays where its configuration is written again, and bars all else")
  func terraformState() throws {
    try Scratch.with { folder in
      try folder.file("terraform.tfstate", "{}")
      try folder.file(".terraform.lock.hcl", "")
      try FileManager.default.createDirectory(
        at: folder.appending(path: ".terraform"), withIntermediateDirectories: false)
      let arguments = Self.asked + ["--out", folder.path]
      let requests = try Tool.run(arguments: arguments + ["--force"])
      #expect(requests.code == 64 && requests.errors.contains("terraform.tfstate"))
      let kept = [".terraform", ".terraform.lock.hcl", "terraform.tfstate"]
      let written = try Tool.run(arguments: arguments + ["--template", "terraform"])
      #expect(written.code == 0)
      #expect(try Self.names(folder) == (kept + ["README.md", "main.tf.json"]).sorted())
      let template = arguments + ["--template", "terraform"]
      #expect(try Tool.run(arguments: template).code == 64)
      #expect(try Tool.run(arguments: template + ["--force"]).code == 0)
      #expect(try Self.names(folder) == (kept + ["README.md", "main.tf.json"]).sorted())
    }
  }

  @Test("64: a folder in the place of a file is none of a deployment's")
  func folderInPlace() throws {
    try Scratch.with { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "README.md"), withIntermediateDirectories: false)
      let result = try Tool.run(arguments: Self.asked + ["--out", folder.path, "--force"])
      #expect(result.code == 64 && result.errors.contains("not of a deployment (README.md)"))
      #expect(try Self.names(folder) == ["README.md"])
    }
  }

  @Test("74: where no folder can be made, with the mend")
  func noPlace() throws {
    try Scratch.with { folder in
      let result = try Tool.run(
        arguments: Self.asked + ["--out", folder.appending(path: "none/out").path])
      #expect(result.code == 74)
      #expect(result.errors.contains("make the folder it is in first"))
    }
  }

  @Test("65: with an input that could not be read the others are deployed, and README.md says so")
  func unread() throws {
    try Scratch.with { scratch in
      try scratch.file("bad.json", "{")
      let folder = scratch.appending(path: "out")
      let result = try Tool.run(
        arguments: Self.asked + [scratch.appending(path: "bad.json").path, "--out", folder.path])
      #expect(result.code == 65)
      let guide = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
      #expect(guide.contains("- an input could not be read, and nothing of it is in this: "))
      #expect(guide.contains("bad.json:1:2: "))
    }
  }

  @Test("1: nothing feasible writes nothing")
  func infeasible() throws {
    try Scratch.with { scratch in
      let result = try Tool.run(
        arguments: Self.asked + ["--latency", "1", "--out", scratch.appending(path: "out").path])
      #expect(result.code == 1)
      #expect(result.errors.contains("nothing feasible in group"))
      #expect(try Self.names(scratch).isEmpty)
    }
  }

  @Test(
    "64: what is missing is asked for by its flag, and nothing is written",
    arguments: [
      (["--demand", "500"], "--endpoint NAME, --model NAME (or --model-package ARN"),
      (["--demand", "500", "--endpoint", "e", "--model", "m"], "still needed: --out FOLDER"),
      (["--endpoint", "e", "--model", "m", "--out", "o"], "--demand RATE"),
      (
        ["--demand", "500", "--endpoint", "e_", "--model", "m", "--out", "o"],
        #"--endpoint: letters, digits and hyphens, the first and the last no hyphen; found "e_": "#
      ),
      (
        ["--demand", "500", "--endpoint", "e", "--image", "i", "--out", "o"],
        "--role ARN"
      ),
      (
        [
          "--demand", "500", "--endpoint", "e", "--model", "m", "--min-demand", "501", "--out", "o",
        ],
        "above the demand"
      ),
      (
        ["--demand", "500", "--endpoint", "e", "--model", "m", "--scale-on", "cpu", "--out", "o"],
        "there is none: give --max-cpu-per-core PERCENT"
      ),
      (
        ["--demand", "500", "--endpoint", "e", "--model", "m", "--min-demand", "x", "--out", "o"],
        "--min-demand:"
      ),
      (
        ["--demand", "500", "--endpoint", "e", "--model", "m", "--min-demand", "0", "--out", "o"],
        "--min-demand: the least load is 0; give the invocations a minute when it is least"
      ),
      (
        ["--demand", "500", "--endpoint", "e", "--model", "ml.m9=m", "--out", "o"],
        "--model: \"ml.m9\" is no variant of this choice; the only one is ml.m5.xlarge (AllTraffic)"
      ),
      (
        ["--demand", "500", "--as-scaling-recommendation", "--out", "o"],
        "writes nothing: leave out --out"
      ),
      (
        ["--demand", "500", "--as-scaling-recommendation", "--scale-on", "cpu"],
        "leave out --scale-on"
      ),
    ])
  func usage(arguments: [String], message: String) throws {
    try Scratch.with { folder in
      let job = Tool.root.appending(path: Self.job05).path
      let result = try Tool.run(arguments: ["deploy", job] + arguments, in: folder)
      #expect(result.code == 64)
      #expect(result.errors.contains(message), "\(result.errors)")
      #expect(try Self.names(folder).isEmpty)
    }
  }

  @Test("64: several models are refused, also with --group-by; --job narrows them")
  func groups() throws {
    try Scratch.with { scratch in
      let out = scratch.appending(path: "out").path
      let arguments = [
        "deploy", "datasets/jobs", "--demand", "500", "--endpoint", "e", "--model", "m", "--out",
        out,
      ]
      for more in [[], ["--group-by", "model"]] {
        let result = try Tool.run(arguments: arguments + more)
        #expect(result.code == 64)
        #expect(
          result.errors.contains("and an endpoint is of one: name files of one, or narrow with"))
        #expect(!result.errors.contains("--group-by") && !result.errors.contains("Usage"))
      }
      #expect(try Self.names(scratch).isEmpty)
      let one = try Tool.run(
        arguments: arguments + ["--job", "nlp-advanced-inference-recommender-job-01-03-20-55"])
      #expect(one.code == 0 && !one.errors.contains("models"))
    }
  }

  @Test("Models taken together are told, on standard error and in README.md, with the row's origin")
  func together() throws {
    try Scratch.with { scratch in
      let out = scratch.appending(path: "out")
      let result = try Tool.run(
        "deploy", "datasets/jobs", "--group-by", "none", "--demand", "500", "--endpoint", "e",
        "--model", "m", "--out", out.path)
      #expect(result.code == 0)
      #expect(result.errors.contains("warning: the choice is of "))
      let guide = try String(contentsOf: out.appending(path: "README.md"), encoding: .utf8)
      #expect(guide.contains("- the choice is of "))
      #expect(guide.contains(" of all (job ") && guide.contains(", datasets/jobs/"))
    }
  }

  @Test("What is chosen is told on standard error, in select's words")
  func chosen() throws {
    try Scratch.with { scratch in
      let result = try Tool.run(
        arguments: Self.asked + ["--out", scratch.appending(path: "out").path])
      #expect(
        result.errors.contains("chosen: ml.m5.xlarge × 4 (row 1) at $0.23 an hour each: $0.92"))
    }
  }

  @Test(
    "A scaling recommendation is printed alone; that a metric lacks dimensions, where it is told")
  func recommendation() throws {
    let result = try Tool.run(
      "deploy", Self.job05, "--demand", "500", "--as-scaling-recommendation")
    #expect(result.code == 0)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    #expect((object as? [String: Any])?["DynamicScalingConfiguration"] != nil)
    #expect(result.errors.contains("in the shape of AWS's response"))
    #expect(!result.errors.contains("customised metric"))
    try Scratch.with { scratch in
      try scratch.file(
        "cpu.json",
        """
        {"JobName": "j", "InferenceRecommendations": [{"Metrics": {"CostPerHour": 0.204,
        "CostPerInference": 0.000005, "MaxInvocations": 700, "ModelLatency": 40,
        "CpuUtilization": 320}, "EndpointConfiguration": {"EndpointName": "e", "VariantName": "v",
        "InstanceType": "ml.c5.xlarge", "InitialInstanceCount": 1}, "ModelConfiguration": {}}]}
        """)
      let cpu = try Tool.run(
        "deploy", scratch.appending(path: "cpu.json").path, "--demand", "500",
        "--max-cpu-per-core", "50", "--as-scaling-recommendation")
      #expect(cpu.code == 0 && cpu.output.contains("\"Customized\""))
      #expect(cpu.errors.contains("don't paste it into put-scaling-policy"))
    }
  }

  @Test("A role and a package are refused in the words of plan and validate, to the letter")
  func sharedWords() throws {
    let (role, package) = ("arn:aws:iam::1:role/r", "resnet/3")
    let plan = try Tool.run(
      "plan", Self.job05, "--demand", "500", "--latency", "500", "--role", role,
      "--model-package", package)
    let refusals = plan.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    #expect(plan.code == 64 && refusals.count == 2)
    let good = "arn:aws:iam::111122223333:role/r"
    for (given, refusal) in [([role, package], refusals[0]), ([good, package], refusals[1])] {
      let deploy = try Tool.run(
        "deploy", Self.job05, "--demand", "500", "--endpoint", "e", "--out", "/no-such-folder/o",
        "--role", given[0], "--model-package", given[1])
      // The folder is looked at first; without it the choice and the refusal are told.
      #expect(deploy.code == 74)
      try Scratch.with { scratch in
        let deploy = try Tool.run(
          "deploy", Self.job05, "--demand", "500", "--endpoint", "e", "--out",
          scratch.appending(path: "o").path, "--role", given[0], "--model-package", given[1])
        #expect(deploy.code == 64)
        #expect(deploy.errors.split(separator: "\n").last == refusal)
      }
    }
    let request = """
      {"JobName":"j","JobType":"Default","RoleArn":"\(role)",\
      "InputConfig":{"ModelPackageVersionArn":"\(package)"}}
      """
    let validated = try Tool.run("validate", "-", "--format", "json", input: request)
    for refusal in refusals {
      let words = refusal.split(separator: ": ", maxSplits: 2)[2]
      let rule = words.prefix { $0 != ";" }
      #expect(validated.output.contains(rule))
    }
  }
}
