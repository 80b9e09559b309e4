import Rightsizer
import TestSupport

/// Random requests that keep every rule.
struct RandomRequest {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func request() -> CreateInferenceRecommendationsJobRequest {
    let isAdvanced = chance(60)
    var request = CreateInferenceRecommendationsJobRequest(
      jobName: name(64), jobType: isAdvanced ? "Advanced" : "Default",
      roleARN: "arn:aws\(pick(["", "-cn", "-us-gov"])):iam::012345678901:role/\(name(40))",
      inputConfig: input(isAdvanced: isAdvanced))
    request.jobDescription = maybe { $0.text(128) }
    if isAdvanced {
      request.stoppingConditions = RecommendationJobStoppingConditions(
        maxInvocations: number(1...30_000),
        modelLatencyThresholds: [
          ModelLatencyThreshold(percentile: "P95", valueInMilliseconds: number(1...2_147_483_647))
        ], flatInvocations: maybe { $0.pick(["Continue", "Stop"]) })
    }
    request.outputConfig = maybe { random in
      RecommendationJobOutputConfig(
        kmsKeyID: random.maybe { $0.name(60) },
        compiledOutputConfig: random.maybe { random in
          RecommendationJobCompiledOutputConfig(s3OutputURI: random.uri(""))
        })
    }
    request.tags = maybe { random in
      (0..<random.number(0...50)).map {
        Tag(key: "\($0) \(random.tagText())", value: random.tagText())
      }
    }
    return request
  }

  private mutating func input(isAdvanced: Bool) -> RecommendationJobInputConfig {
    var input = RecommendationJobInputConfig()
    if chance(50) {
      input.modelPackageVersionARN =
        "arn:aws:sagemaker:\(pick(["us-east-1", "cn-northwest-1"])):012345678901:model-package/\(name(30))/7"
      input.containerConfig = maybe { $0.container() }
    } else {
      input.modelName = name(63)
      input.containerConfig = container()
      input.containerConfig?.payloadConfig = RecommendationJobPayloadConfig(
        samplePayloadURL: uri(".tar.gz"), supportedContentTypes: maybe { [$0.text(256)] })
    }
    if isAdvanced {
      input.jobDurationInSeconds = number(7200...18_000)
      input.trafficPattern = traffic()
      input.endpointConfigurations = (0..<number(1...10)).map { _ in configuration() }
      input.resourceLimit = maybe { random in
        RecommendationJobResourceLimit(
          maxNumberOfTests: nil, maxParallelOfTests: random.number(1...10))
      }
    } else {
      input.endpoints = maybe { [EndpointInfo(endpointName: $0.name(63))] }
    }
    input.volumeKMSKeyID = maybe { $0.name(60) }
    input.vpcConfig = maybe { random in
      RecommendationJobVPCConfig(
        securityGroupIDs: (0..<random.number(1...5)).map { _ in random.name(32) },
        subnets: (0..<random.number(1...16)).map { _ in random.name(32) })
    }
    return input
  }

  private mutating func traffic() -> TrafficPattern {
    if chance(50) {
      return TrafficPattern(
        trafficType: "STAIRS",
        stairs: Stairs(
          durationInSeconds: number(120...3600), numberOfSteps: number(1...30),
          usersPerStep: number(1...3)))
    }
    return TrafficPattern(
      trafficType: "PHASES",
      phases: (0..<number(1...2)).map { _ in
        Phase(
          initialNumberOfUsers: number(1...3), spawnRate: number(0...3),
          durationInSeconds: number(120...3600))
      })
  }

  private mutating func configuration() -> EndpointInputConfiguration {
    var configuration = EndpointInputConfiguration()
    if chance(70) {
      configuration.instanceType = pick(["ml.c5.xlarge", "ml.p4d.24xlarge", "ml.t2.medium"])
    } else {
      configuration.serverlessConfig = ProductionVariantServerlessConfig(
        memorySizeInMB: number(1...6) * 1024, maxConcurrency: number(1...200))
    }
    configuration.inferenceSpecificationName = maybe { $0.name(63) }
    configuration.environmentParameterRanges = maybe { random in
      EnvironmentParameterRanges(
        categoricalParameterRanges: (0..<random.number(1...5)).map { index in
          CategoricalParameter(
            name: "V\(index)" + random.text(62),
            values: (0..<random.number(1...3)).map { _ in random.text(128) })
        })
    }
    return configuration
  }

  private mutating func container() -> RecommendationJobContainerConfig {
    var config = RecommendationJobContainerConfig()
    config.domain = maybe { $0.pick(["COMPUTER_VISION", "MACHINE_LEARNING"]) }
    config.task = maybe { $0.pick(["OTHER", "TEXT_GENERATION"]) }
    config.framework = maybe { $0.pick(["XGBOOST", "SAGEMAKER-SCIKIT-LEARN"]) }
    config.frameworkVersion = maybe { $0.pick(["1.2", "2.10.1-gpu"]) }
    config.nearestModelName = maybe { $0.pick(["resnet50", "unet"]) }
    config.supportedInstanceTypes = maybe { $0.chance(20) ? [] : ["ml.m5.large"] }
    config.supportedEndpointType = maybe { $0.pick(["RealTime", "Serverless"]) }
    config.dataInputConfig = maybe { "{\"a\":\"" + $0.text(1000) }
    config.supportedResponseMIMETypes = maybe { ["application/x-\($0.name(20))"] }
    return config
  }

  // MARK: Pieces

  mutating func chance(_ percent: Int) -> Bool { generator.below(100) < percent }

  mutating func pick(_ values: [String]) -> String { values[generator.below(values.count)] }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    // The ends more often than the rest.
    switch generator.below(6) {
    case 0: range.lowerBound
    case 1: range.upperBound
    default: range.lowerBound + generator.below(range.count)
    }
  }

  mutating func maybe<Value>(_ make: (inout RandomRequest) -> Value) -> Value? {
    chance(50) ? make(&self) : nil
  }

  mutating func name(_ maximum: Int) -> String {
    let alphabet = Array("aZ09--")
    let length = number(1...maximum)
    let inner = (0..<max(0, length - 2)).map { _ in alphabet[generator.below(alphabet.count)] }
    return length == 1 ? "a" : "a" + String(inner) + "9"
  }

  /// Up to so many scalars, escapes and all planes among them, on one line and not empty.
  mutating func text(_ maximum: Int) -> String {
    let scalars = Array("ab \"\\/\u{8}\t\u{1F}{}[]:,é\u{301}漢😀".unicodeScalars)
    var text = "t"
    for _ in 0..<generator.below(min(maximum, 40)) {
      text.unicodeScalars.append(scalars[generator.below(scalars.count)])
    }
    return text
  }

  mutating func tagText() -> String {
    let scalars = Array("aé漢٣ _.:/=+-@\u{2028}".unicodeScalars)
    var text = ""
    for _ in 0..<generator.below(12) {
      text.unicodeScalars.append(scalars[generator.below(scalars.count)])
    }
    return text
  }

  mutating func uri(_ ending: String) -> String { "s3://\(name(40))/\(name(40))\(ending)" }
}
