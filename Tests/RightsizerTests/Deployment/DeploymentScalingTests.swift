import Testing

@testable import Rightsizer

/// What a deployment scales on.
struct DeploymentScalingTests {
  private typealias Examples = DeploymentExamples

  @Test("CPU: the limit on a core times the vCPUs, with both dimensions")
  func cpu() throws {
    // 50 % of each of four cores. At 80 % measured, u = 50/80: 700 × 0.625 = 437.5, three carry 1000.
    let table = try Examples.cpuTable()
    let answer = try table.answer("1000") {
      $0.constraints.headroom = 0.2
      $0.constraints.cpuPerCoreLimit = 50
    }
    let deployment = try table.deployed(answer) { $0.scalingMetric = .cpu }
    #expect(deployment.variants[0].count == 3)
    #expect(deployment.variants[0].invocationsTarget == 437.5)
    #expect(
      try deployment.file("put-scaling-policy.json").contains(
        """
            "TargetValue": 200,
            "CustomizedMetricSpecification": {
              "MetricName": "CPUUtilization",
              "Namespace": "/aws/sagemaker/Endpoints",
              "Dimensions": [
                {
                  "Name": "EndpointName",
                  "Value": "ep"
                },
                {
                  "Name": "VariantName",
                  "Value": "AllTraffic"
                }
              ],
              "Statistic": "Average",
              "Unit": "Percent"
            },
            "ScaleOutCooldown": 300,
        """))
    // What is told is what the policy has: 437.5 a minute are no target.
    let guide = try deployment.file("README.md")
    #expect(guide.contains("| target, % of CPU |") && !guide.contains("437.5"))
    #expect(guide.contains("|              200 |"))
    #expect(guide.contains("the limit of 50 % a core times the vCPUs"))
    // The limit is what bounds the load, so nothing is late.
    #expect(!deployment.scaling.contains { $0.code == "cpuTargetIsLate" })
  }

  @Test("CPU that allows more than the headroom is told: 437.5 against 350")
  func late() throws {
    let table = try Examples.cpuTable()
    let answer = try table.answer("1000") { $0.constraints.cpuPerCoreLimit = 50 }
    let deployment = try table.deployed(answer) { $0.scalingMetric = .cpu }
    let note = try #require(deployment.scaling.first { $0.code == "cpuTargetIsLate" })
    #expect(note.message.contains("437.5") && note.message.contains("350"))
  }

  @Test("CPU is refused without a limit, for an unknown or accelerated type, and never reached")
  func refused() throws {
    func message(_ type: String, _ limit: ExactDecimal?) throws -> String {
      let table = try Examples.cpuTable(type)
      let answer = try table.answer("1000") { $0.constraints.cpuPerCoreLimit = limit }
      do {
        _ = try table.deployed(answer) { $0.scalingMetric = .cpu }
        return ""
      } catch let error as DeploymentError {
        return error.code == .cpuTarget ? error.message : ""
      }
    }
    #expect(try message("ml.c5.xlarge", nil).contains("--max-cpu-per-core"))
    #expect(try message("ml.g4dn.xlarge", 50).contains("has an accelerator (NVIDIA T4)"))
    // 80 % of a core is all the load there is.
    #expect(try message("ml.c5.xlarge", 80).contains("would not be reached in time"))
    #expect(try message("ml.c5.xlarge", 90).contains("takes 80 %"))
    #expect(try message("ml.c5.xlarge", 79) == "")
    // No vCPUs and no limit: the type alone is refused.
    let table = try Examples.cpuTable("ml.zz9.xlarge")
    let answer = try table.answer("1000")
    #expect(
      Examples.code { _ = try table.deployed(answer) { $0.scalingMetric = .cpu } } == .cpuTarget)
  }

  @Test("A least demand above the demand is refused; the same one keeps all instances")
  func leastDemand() throws {
    let table = try AnswerExamples.job05()
    let answer = try table.answer("1000")
    #expect(
      Examples.code {
        _ = try table.deployed(answer) { $0.minimumDemand = try Demand(parsing: "1001") }
      } == .minimumDemand)
    let same = try table.deployed(answer) { $0.minimumDemand = answer.request.demand }
    #expect(same.variants[0].leastCount == 8)
  }

  @Test("A burstable type, which AWS does not scale, keeps its count and registers nothing")
  func burstable() throws {
    // 100 a minute and half of it used: 10 for 500.
    let table = try AnswerExamples.table([.init("ml.t2.medium", cost: 0.1, rate: 100, latency: 500)]
    )
    let answer = try table.answer("500")
    let deployment = try table.deployed(answer) { $0.minimumDemand = try Demand(parsing: "50") }
    #expect(deployment.variants[0].count == 10 && deployment.variants[0].leastCount == 10)
    #expect(deployment.registerScalableTargets.isEmpty && deployment.putScalingPolicies.isEmpty)
    #expect(
      deployment.files().map(\.name) == [
        "create-endpoint-config.json", "create-endpoint.json", "README.md",
      ])
    #expect(deployment.leastCostPerMonth == 730 && deployment.costPerMonth == 730)
    #expect(deployment.scaling.map(\.code) == ["burstableScales", "unusedOptions"])
    #expect(!deployment.checks.contains { $0.code == "permissions" })
    for form in [Deployment.Form.cloudformation, .terraform] {
      let text = try #require(deployment.files(form).first).text
      #expect(!text.contains("calableTarget") && !text.contains("appautoscaling"))
    }
    #expect(
      Examples.code {
        _ = try table.scalingConfigurationRecommendation(of: answer, options: Examples.options())
      } == .burstable)
  }

  @Test("A mix with a burstable type scales the other alone")
  func burstableInMix() throws {
    let table = try Examples.mixTable(types: ("ml.t2.medium", "ml.c5.xlarge"))
    let deployment = try table.deployed(try Examples.mixAnswer(table)) {
      $0.minimumDemand = try Demand(parsing: "13")
    }
    #expect(
      deployment.registerScalableTargets.map(\.resource.resourceID) == [
        "endpoint/ep/variant/ml-c5-xlarge"
      ])
    #expect(deployment.putScalingPolicies.map(\.resource.variantName) == ["ml-c5-xlarge"])
    #expect(
      deployment.files().map(\.name).filter { $0.hasPrefix("put-") } == [
        "put-scaling-policy-ml-c5-xlarge.json"
      ])
    #expect(try deployment.variant("ml.t2.medium").leastCount == 1)
    #expect(try deployment.variant("ml.c5.xlarge").leastCount == 1)
    #expect(deployment.scaling.first?.code == "burstableScales")
  }

  @Test("What following a profile costs is told only where the least demand allows it")
  func profile() throws {
    // 130.5 a minute of an instance: 100 takes 1, at least 2; 400 takes 4, as does 500.
    let table = try AnswerExamples.job05()
    let profile = try DemandProfile([
      .init(invocationsPerMinute: 100), .init(invocationsPerMinute: 500),
    ])
    let answer = try table.answer("500") { $0.profile = profile }
    #expect(answer.choice?.reasons.contains { $0.code == "autoscaling" } == true)
    for (least, isTold) in [(nil, false), ("100", true), ("1", true), ("400", false)] {
      let deployment = try table.deployed(answer) {
        $0.minimumDemand = try least.map { try Demand(parsing: $0) }
      }
      let guide = try deployment.file("README.md")
      #expect(guide.contains("scaled with the profile") == isTold, "\(least ?? "none")")
      #expect(guide.contains("--min-demand 100") == (least == nil))
      #expect(guide.contains("nothing scales in") == !isTold)
      #expect(guide.contains("the least load takes all the instances") == (least == "400"))
    }
  }

  @Test("Who registers a variant is told the permissions, and what an update asks for")
  func permissions() throws {
    let table = try AnswerExamples.job05()
    let deployment = try table.deployed(try table.answer("500"))
    #expect(deployment.checks.contains { $0.code == "permissions" })
    let guide = try deployment.file("README.md")
    #expect(guide.contains("iam:CreateServiceLinkedRole"))
    #expect(guide.contains("aws application-autoscaling deregister-scalable-target "))
    #expect(guide.contains(" --resource-id endpoint/ep/variant/AllTraffic\n"))
  }

  @Test("Serverless: its memory and concurrency, and nothing to register")
  func serverless() throws {
    // One concurrent invocation carries 100/5 = 20, half of it used: 50 a minute take 5.
    let table = try Examples.serverlessTable()
    let answer = try table.answer("50") { $0.constraints.allowsServerless = true }
    let deployment = try table.deployed(answer) { $0.minimumDemand = try Demand(parsing: "1") }
    #expect(
      try deployment.file("create-endpoint-config.json").contains(
        """
            {
              "VariantName": "AllTraffic",
              "ModelName": "m",
              "ServerlessConfig": {
                "MemorySizeInMB": 2048,
                "MaxConcurrency": 5
              }
            }
        """))
    #expect(deployment.registerScalableTargets.isEmpty && deployment.putScalingPolicies.isEmpty)
    #expect(
      deployment.files().map(\.name) == [
        "create-endpoint-config.json", "create-endpoint.json", "README.md",
      ])
    #expect(
      deployment.scaling.map(\.code) == [
        "serverlessScales", "unusedOptions", "failsBeyond", "coldStart",
      ])
    // 50 a minute × 60 × 730 × $0.00002.
    #expect(deployment.costPerMonth == 43.8)
    #expect(try deployment.file("README.md").contains("$43.80 a month of 730 hours, were the peak"))
  }

  @Test("Serverless memory that AWS does not take is refused", arguments: [0, 512, 1500, 7168])
  func serverlessMemory(size: Int) throws {
    let table = try Examples.serverlessTable(memory: size)
    let answer = try table.answer("50") { $0.constraints.allowsServerless = true }
    #expect(Examples.code { _ = try table.deployed(answer) } == .serverlessMemory)
  }
}
