import Testing

@testable import Rightsizer

/// Our figures in the shape of `GetScalingConfigurationRecommendation`'s response.
struct ScalingConfigurationRecommendationTests {
  private typealias Examples = DeploymentExamples

  @Test("Job 05: the members in AWS's order, integers rounded to the safe side")
  func published() throws {
    let table = try AnswerExamples.job05()
    // 500 / 130.5 → 4; 100.7 / 130.5 → 1, at least 2.
    let answer = try table.answer("499.5")
    let result = try table.scalingConfigurationRecommendation(
      of: answer,
      options: Examples.options { $0.minimumDemand = try Demand(parsing: "100.7") })
    #expect(
      result.json == """
        {
          "InferenceRecommendationsJobName": "resnet50-ml-c5-xlarge-load-test-1641425849",
          "EndpointName": "sm-epc-58a0df25-ca81-4c92-853f-809380037181",
          "ScalingPolicyObjective": {
            "MinInvocationsPerMinute": 100,
            "MaxInvocationsPerMinute": 500
          },
          "Metric": {
            "InvocationsPerInstance": 261,
            "ModelLatency": 100
          },
          "DynamicScalingConfiguration": {
            "MinCapacity": 2,
            "MaxCapacity": 4,
            "ScaleInCooldown": 300,
            "ScaleOutCooldown": 300,
            "ScalingPolicies": [
              {
                "TargetTracking": {
                  "MetricSpecification": {
                    "Predefined": {
                      "PredefinedMetricType": "SageMakerVariantInvocationsPerInstance"
                    }
                  },
                  "TargetValue": 130.5
                }
              }
            ]
          }
        }

        """)
  }

  @Test("With a limit on CPU both policies are told, and the share of a core at the target")
  func cpu() throws {
    // 80 % at 700 a minute: half of the load is 40 %; with headroom 0.2 the limit of 50 % decides.
    let table = try Examples.cpuTable()
    for (headroom, percent) in [(ExactDecimal(0.5), 40), (0.2, 50)] {
      let answer = try table.answer("1000") {
        $0.constraints.headroom = headroom
        $0.constraints.cpuPerCoreLimit = 50
      }
      let result = try table.scalingConfigurationRecommendation(
        of: answer, options: Examples.options())
      #expect(result.targetCPUUtilizationPerCore == percent)
      #expect(result.minInvocationsPerMinute == nil)
      #expect(result.scalingPolicies.map(\.metric) == [.invocationsPerInstance, .cpuUtilization])
      #expect(result.scalingPolicies[1].targetValue == 200)
      #expect(!result.json.contains("Dimensions") && result.json.contains("\"Customized\""))
    }
  }

  @Test("Of an accelerated type CPU says nothing")
  func accelerated() throws {
    let table = try Examples.cpuTable("ml.g4dn.xlarge")
    let answer = try table.answer("1000") { $0.constraints.cpuPerCoreLimit = 50 }
    let result = try table.scalingConfigurationRecommendation(
      of: answer, options: Examples.options())
    #expect(result.targetCPUUtilizationPerCore == nil && result.scalingPolicies.count == 1)
  }

  @Test("A mix and a serverless choice are refused, and rates beyond 32 bits")
  func refused() throws {
    let mix = try Examples.mixTable()
    let mixed = try Examples.mixAnswer(mix)
    #expect(
      Examples.code {
        _ = try mix.scalingConfigurationRecommendation(of: mixed, options: Examples.options())
      } == .oneVariantOnly)
    let serverless = try Examples.serverlessTable()
    let answer = try serverless.answer("50") { $0.constraints.allowsServerless = true }
    #expect(
      Examples.code {
        _ = try serverless.scalingConfigurationRecommendation(
          of: answer, options: Examples.options())
      } == .oneVariantOnly)
    let job = try AnswerExamples.job05()
    let many = try job.answer("3e9")
    #expect(
      Examples.code {
        _ = try job.scalingConfigurationRecommendation(of: many, options: Examples.options())
      } == .outOfRange)
  }
}
