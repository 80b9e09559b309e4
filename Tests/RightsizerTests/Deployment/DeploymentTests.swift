import TestSupport
import Testing

@testable import Rightsizer

/// Published jobs deployed, by hand arithmetic.
struct DeploymentTests {
  private typealias Examples = DeploymentExamples

  @Test("Job 05 over two zones: 4 of 261 a minute, whose target is 261 × 2/4")
  func zones() throws {
    // c u = 261 × 0.8 = 208.8: 3 carry 500. Without the fullest zone ⌈500 / 261⌉ = 2 must be left,
    // so 2 × 2/1 = 4. The least of 100: ⌈100 / 208.8⌉ = 1, 1 × 2/1 = 2.
    let table = try AnswerExamples.job05()
    let answer = try table.answer("500") {
      $0.constraints.headroom = 0.2
      $0.constraints.zones = 2
    }
    let deployment = try table.deployed(answer) {
      $0.minimumDemand = try Demand(parsing: "100")
    }
    #expect(
      try deployment.file("create-endpoint-config.json") == """
        {
          "EndpointConfigName": "ep-d6ab0eab",
          "ProductionVariants": [
            {
              "VariantName": "AllTraffic",
              "ModelName": "m",
              "InitialInstanceCount": 4,
              "InstanceType": "ml.m5.xlarge",
              "InitialVariantWeight": 1,
              "RoutingConfig": {
                "RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"
              }
            }
          ]
        }

        """)
    #expect(
      try deployment.file("create-endpoint.json") == """
        {
          "EndpointName": "ep",
          "EndpointConfigName": "ep-d6ab0eab"
        }

        """)
    #expect(
      try deployment.file("register-scalable-target.json") == """
        {
          "ServiceNamespace": "sagemaker",
          "ResourceId": "endpoint/ep/variant/AllTraffic",
          "ScalableDimension": "sagemaker:variant:DesiredInstanceCount",
          "MinCapacity": 2,
          "MaxCapacity": 4
        }

        """)
    #expect(
      try deployment.file("put-scaling-policy.json") == """
        {
          "PolicyName": "ep-AllTraffic-invocations",
          "ServiceNamespace": "sagemaker",
          "ResourceId": "endpoint/ep/variant/AllTraffic",
          "ScalableDimension": "sagemaker:variant:DesiredInstanceCount",
          "PolicyType": "TargetTrackingScaling",
          "TargetTrackingScalingPolicyConfiguration": {
            "TargetValue": 130.5,
            "PredefinedMetricSpecification": {
              "PredefinedMetricType": "SageMakerVariantInvocationsPerInstance"
            },
            "ScaleOutCooldown": 300,
            "ScaleInCooldown": 300
          }
        }

        """)
    // 2 and 4 at $0.23, 730 hours.
    #expect(deployment.leastCostPerMonth == 335.8)
    #expect(deployment.costPerMonth == 671.6)
    #expect(deployment.files().count == 5)
    #expect(deployment.files().last?.name == "README.md")
  }

  @Test("Three zones: the survivors decide, 261 × 2/3, and the least is one a zone")
  func threeZones() throws {
    // ⌈⌈500 / 261⌉ × 3/2⌉ = 3; e(3) = min(626.4, 522).
    let table = try AnswerExamples.job05()
    let answer = try table.answer("500") {
      $0.constraints.headroom = 0.2
      $0.constraints.zones = 3
    }
    let deployment = try table.deployed(answer) { $0.minimumDemand = try Demand(parsing: "100") }
    #expect(deployment.variants[0].count == 3)
    #expect(deployment.variants[0].invocationsTarget == 174)
    #expect(deployment.variants[0].leastCount == 3)
  }

  @Test("Fewer instances than zones scale no further, and that is told")
  func fewerThanZones() throws {
    // One survivor carries 10: ⌈1 × 5/4⌉ = 2 of 5 zones.
    let table = try AnswerExamples.job05()
    let answer = try table.answer("10") { $0.constraints.zones = 5 }
    let deployment = try table.deployed(answer) { $0.minimumDemand = try Demand(parsing: "1") }
    #expect(deployment.registerScalableTargets[0].minCapacity == 2)
    #expect(deployment.registerScalableTargets[0].maxCapacity == 2)
    #expect(deployment.scaling.contains { $0.code == "fewerThanZones" })
  }

  @Test("Job 05: OMP_NUM_THREADS alone moves the target, and the guide names it")
  func environment() throws {
    // 300/5 = 60 with 10 threads, 522/2 = 261 with 2; half of each.
    let table = try AnswerExamples.job05()
    for (row, threads, target, count) in [(2, "10", 30.0, 34), (1, "2", 130.5, 8)] {
      let answer = try table.selection(for: .of("1000"), group: "all", rows: [row])
      let deployment = try table.deployed(answer)
      #expect(deployment.variants[0].invocationsTarget == target)
      #expect(deployment.variants[0].count == count)
      let guide = try deployment.file("README.md")
      #expect(guide.contains("\"OMP_NUM_THREADS\": \"\(threads)\""))
      #expect(guide.contains("`m` must have the environment that row \(row) was measured with"))
      #expect(deployment.createModels.isEmpty)
      // Made instead of named, the model gets it.
      let made = try table.deployed(answer) {
        $0.modelPackage = Examples.package
        $0.roleARN = Examples.role
      }
      #expect(
        try made.file("create-model-AllTraffic.json") == """
          {
            "ModelName": "m",
            "PrimaryContainer": {
              "Environment": {
                "OMP_NUM_THREADS": "\(threads)"
              },
              "ModelPackageName": "\(Examples.package)"
            },
            "ExecutionRoleArn": "\(Examples.role)"
          }

          """)
      #expect(try made.file("README.md").contains("`m` is made with the environment"))
    }
  }

  @Test("A mix: shares, targets and least counts of each variant")
  func mix() throws {
    let table = try Examples.mixTable()
    // Half the load: 600 of 400 each is 2, 50 of 100 is 1.
    let deployment = try table.deployed(Examples.mixAnswer(table)) {
      $0.minimumDemand = try Demand(parsing: "650")
    }
    let large = try deployment.variant("ml.c5.xlarge")
    let small = try deployment.variant("ml.m5.large")
    #expect(large.name == "ml-c5-xlarge" && small.name == "ml-m5-large")
    #expect(large.count == 3 && large.leastCount == 2 && large.invocationsTarget == 400)
    #expect(small.count == 1 && small.leastCount == 1 && small.invocationsTarget == 100)
    let weights = deployment.createEndpointConfig.productionVariants.map(\.initialVariantWeight)
    #expect(Set(weights) == [12.0 / 13, 1.0 / 13])
    // 2 × 0.3 + 0.1 and 3 × 0.3 + 0.1 dollars an hour.
    #expect(deployment.leastCostPerMonth == 511)
    #expect(deployment.costPerMonth == 730)
    #expect(
      deployment.files().map(\.name).sorted() == [
        "README.md", "create-endpoint-config.json", "create-endpoint.json",
        "put-scaling-policy-ml-c5-xlarge.json", "put-scaling-policy-ml-m5-large.json",
        "register-scalable-target-ml-c5-xlarge.json", "register-scalable-target-ml-m5-large.json",
      ])
    #expect(deployment.scaling.contains { $0.code == "fixedShares" })
  }

  @Test("Without a least demand nothing scales in, and no saving is claimed")
  func noLeastDemand() throws {
    let table = try AnswerExamples.job05()
    let deployment = try table.deployed(try table.answer("1000"))
    #expect(deployment.registerScalableTargets[0].minCapacity == 8)
    #expect(deployment.leastCostPerMonth == deployment.costPerMonth)
    #expect(deployment.scaling.contains { $0.code == "noLeastDemand" })
    let guide = try deployment.file("README.md")
    #expect(guide.contains("nothing scales in"))
    #expect(!guide.contains(" to $"))
  }

  @Test("A discount counts for the fewest instances, or for all where that is said")
  func discount() throws {
    // 2 committed of 8 at $0.23: 2 × 0.115 and 2 × 0.115 + 6 × 0.23 dollars an hour.
    let table = try AnswerExamples.job05()
    for (isForAll, most) in [(false, 1175.3), (true, 671.6)] {
      let answer = try table.answer("1000") {
        try $0.discounts.add(parsing: "0.5")
        $0.discountsAllInstances = isForAll
      }
      let deployment = try table.deployed(answer) { $0.minimumDemand = try Demand(parsing: "100") }
      #expect(deployment.leastCostPerMonth == 167.9)
      #expect(deployment.costPerMonth == most)
      let guide = try deployment.file("README.md")
      #expect(guide.contains("a discount counted for the fewest") != isForAll)
    }
  }

  @Test("Names, routing and cooldowns as told")
  func told() throws {
    let table = try AnswerExamples.job05()
    let deployment = try table.deployed(try table.answer("1000")) {
      $0.endpointConfigName = "config-1"
      $0.routing = .random
      $0.scaleInCooldownSeconds = 600
      $0.scaleOutCooldownSeconds = 0
    }
    #expect(deployment.createEndpoint.endpointConfigName == "config-1")
    #expect(try deployment.file("create-endpoint-config.json").contains("\"RANDOM\""))
    let policy = deployment.putScalingPolicies[0]
    #expect(policy.scaleInCooldownSeconds == 600 && policy.scaleOutCooldownSeconds == 0)
    #expect(deployment.scaling.contains { $0.code == "randomRouting" })
  }

  @Test("What changes the content changes the configuration's name, and nothing else does")
  func configName() throws {
    let table = try AnswerExamples.job05()
    func name(_ demand: String, _ change: (inout DeploymentOptions) -> Void = { _ in }) throws
      -> String
    {
      try table.deployed(try table.answer(demand), change).createEndpoint.endpointConfigName
    }
    #expect(try name("1000") == name("1001") && name("1000") != name("1100"))
    #expect(try name("1000") != name("1000") { $0.routing = .random })
    let long = String(repeating: "e", count: 63)
    let cut = try name("1000") { $0.endpointName = long }
    #expect(cut.utf8.count == 63 && AWSText.isName(cut))
  }

  @Test("What to check before: the quota, burstable, accelerated and compiled")
  func checks() throws {
    let table = try AnswerExamples.table([
      .init("ml.t2.medium", cost: 0.1, rate: 100, latency: 5).with { $0.compilation = "neo-1" }
    ])
    let deployment = try table.deployed(try table.answer("100"))
    #expect(
      deployment.checks.map(\.code)
        == ["quota", "burstable", "compiled", "instanceLost", "zoneLost", "latencyUnitDoubtful"])
    #expect(deployment.checks[0].message.contains("ml.t2.medium: at least 2"))
    let guide = try deployment.file("README.md")
    #expect(guide.contains("compiled by the job neo-1"))
    let unknown = try Examples.cpuTable("ml.zz9.xlarge")
    let newer = try unknown.deployed(try unknown.answer("100"))
    #expect(newer.checks.contains { $0.code == "unknownType" })
    let job07 = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_07_hf_bert_advanced_g4dn_2022-01.json")
    let gpu = try job07.deployed(try job07.answer("5000"))
    #expect(gpu.checks.contains { $0.code == "accelerated" })
  }

  @Test("Names from an export stand in the guide as they are, not as markup or lines")
  func hostileNames() throws {
    let table = try AnswerExamples.table(
      AnswerExamples.document(
        [
          .init("ml.m5.large", cost: 0.1, rate: 100).with {
            $0.environment = [("KEY", "a\\n```\\nb")]
          }
        ], job: "<b>`x`</b>\\n# title"))
    let group = try #require(table.eligibleGroups().first)
    let answer = try table.selection(for: .of("100"), group: group.name, rows: group.rows)
    let guide = try table.deployed(answer).file("README.md")
    #expect(guide.contains(#"\<b\>\`x\`\</b\>\\n# title"#), "\(guide)")
    #expect(guide.contains(#""KEY": "a\n```\nb""#))
    #expect(!guide.split(separator: "\n").contains("# title"))
  }
}
