// The limits are those of botocore 1.43.11, sagemaker/2017-07-24/service-2.json; a test holds these
// tables equal to an extract of it. What is `told` is from the words of
// docs.aws.amazon.com/sagemaker/latest/dg/inference-recommender-load-test.html ("developer guide")
// and of the member's page in the API reference.

extension RequestShape.Structure {
  /// The request as a whole.
  static let request = RequestShape.Structure(
    name: "CreateInferenceRecommendationsJobRequest",
    members: [
      .init(name: "JobName", shape: .jobName, isRequired: true),
      .init(
        name: "JobType", shape: .word("RecommendationJobType", "Default", "Advanced"),
        isRequired: true),
      .init(name: "RoleArn", shape: .roleARN, isRequired: true),
      .init(name: "InputConfig", shape: .structure(.inputConfig), isRequired: true),
      .init(
        name: "JobDescription",
        shape: .text(.init(name: "RecommendationJobDescription", maximum: 128, mayBeEmpty: true))),
      .init(name: "StoppingConditions", shape: .structure(.stoppingConditions)),
      .init(name: "OutputConfig", shape: .structure(.outputConfig)),
      .init(
        name: "Tags", shape: .list(.init(name: "TagList", maximum: 50, element: .structure(.tag)))),
    ])

  static let inputConfig = RequestShape.Structure(
    name: "RecommendationJobInputConfig",
    members: [
      .init(
        name: "ModelPackageVersionArn",
        shape: .text(.modelPackageARN)),
      .init(
        name: "ModelName",
        shape: .text(.init(name: "ModelName", maximum: 63, pattern: .modelName))),
      .init(
        name: "JobDurationInSeconds",
        shape: .integer(
          .init(
            name: "JobDurationInSeconds", minimum: 1,
            told: .init(limits: 1...18000, source: .reference)))),
      .init(name: "TrafficPattern", shape: .structure(.trafficPattern)),
      .init(name: "ResourceLimit", shape: .structure(.resourceLimit)),
      .init(
        name: "EndpointConfigurations",
        shape: .list(
          .init(
            name: "EndpointInputConfigurations", minimum: 1, maximum: 10,
            element: .structure(.endpointConfiguration)))),
      .init(name: "VolumeKmsKeyId", shape: .kmsKeyID),
      .init(name: "ContainerConfig", shape: .structure(.containerConfig)),
      .init(
        name: "Endpoints",
        shape: .list(.init(name: "Endpoints", maximum: 1, element: .structure(.endpointInfo)))),
      .init(name: "VpcConfig", shape: .structure(.vpcConfig)),
    ])

  static let trafficPattern = RequestShape.Structure(
    name: "TrafficPattern",
    members: [
      .init(name: "TrafficType", shape: .word("TrafficType", "PHASES", "STAIRS"), isExpected: true),
      .init(
        name: "Phases",
        shape: .list(.init(name: "Phases", minimum: 1, element: .structure(.phase)))),
      .init(name: "Stairs", shape: .structure(.stairs)),
    ])

  static let phase = RequestShape.Structure(
    name: "Phase",
    members: [
      .init(
        name: "InitialNumberOfUsers",
        shape: .integer(
          .init(
            name: "InitialNumberOfUsers", minimum: 1,
            told: .init(limits: 1...3, source: .guide))),
        isExpected: true),
      // The guide says at most 3 and has 60 in an example: RequestRules warns.
      .init(
        name: "SpawnRate", shape: .integer(.init(name: "SpawnRate", minimum: 0)), isExpected: true),
      .init(name: "DurationInSeconds", shape: .trafficDuration, isExpected: true),
    ])

  static let stairs = RequestShape.Structure(
    name: "Stairs",
    members: [
      .init(name: "DurationInSeconds", shape: .trafficDuration, isExpected: true),
      .init(
        name: "NumberOfSteps", shape: .integer(.init(name: "NumberOfSteps", minimum: 1)),
        isExpected: true),
      .init(
        name: "UsersPerStep", shape: .integer(.init(name: "UsersPerStep", minimum: 1, maximum: 3)),
        isExpected: true),
    ])

  static let resourceLimit = RequestShape.Structure(
    name: "RecommendationJobResourceLimit",
    members: ["MaxNumberOfTests", "MaxParallelOfTests"].map { name in
      .init(
        name: name,
        shape: .integer(
          .init(name: name, minimum: 1, told: .init(limits: 1...10, source: .guide))))
    })

  static let endpointConfiguration = RequestShape.Structure(
    name: "EndpointInputConfiguration",
    members: [
      .init(
        name: "InstanceType",
        shape: .text(.init(name: "ProductionVariantInstanceType", isInstanceType: true))),
      .init(name: "ServerlessConfig", shape: .structure(.serverlessConfig)),
      .init(
        name: "InferenceSpecificationName",
        shape: .text(
          .init(
            name: "InferenceSpecificationName", minimum: 1, maximum: 63,
            pattern: .hyphenatedName(63)
          ))),
      .init(name: "EnvironmentParameterRanges", shape: .structure(.environmentParameterRanges)),
    ])

  static let serverlessConfig = RequestShape.Structure(
    name: "ProductionVariantServerlessConfig",
    members: [
      .init(
        name: "MemorySizeInMB",
        shape: .integer(.init(name: "ServerlessMemorySizeInMB", minimum: 1024, maximum: 6144)),
        isRequired: true),
      .init(
        name: "MaxConcurrency",
        shape: .integer(.init(name: "ServerlessMaxConcurrency", minimum: 1, maximum: 200)),
        isRequired: true),
      .init(
        name: "ProvisionedConcurrency",
        shape: .integer(.init(name: "ServerlessProvisionedConcurrency", minimum: 1, maximum: 200))),
    ])

  static let environmentParameterRanges = RequestShape.Structure(
    name: "EnvironmentParameterRanges",
    members: [
      .init(
        name: "CategoricalParameterRanges",
        shape: .list(
          .init(
            name: "CategoricalParameters", minimum: 1, maximum: 5,
            element: .structure(.categoricalParameter))))
    ])

  static let categoricalParameter = RequestShape.Structure(
    name: "CategoricalParameter",
    members: [
      .init(name: "Name", shape: .text(.init(name: "String64", maximum: 64)), isRequired: true),
      .init(
        name: "Value",
        shape: .list(
          .init(
            name: "CategoricalParameterRangeValues", minimum: 1, maximum: 3,
            element: .text(.init(name: "String128", maximum: 128, mayBeEmpty: true)))),
        isRequired: true),
    ])

  static let endpointInfo = RequestShape.Structure(
    name: "EndpointInfo",
    members: [
      .init(
        name: "EndpointName",
        shape: .text(.endpointName),
        isExpected: true)
    ])

  static let vpcConfig = RequestShape.Structure(
    name: "RecommendationJobVpcConfig",
    members: [
      .init(
        name: "SecurityGroupIds",
        shape: .list(
          .init(
            name: "RecommendationJobVpcSecurityGroupIds", minimum: 1, maximum: 5,
            element: .text(
              .init(
                name: "RecommendationJobVpcSecurityGroupId", maximum: 32,
                pattern: .networkID("sg-0123456789abcdef0"))))),
        isRequired: true),
      .init(
        name: "Subnets",
        shape: .list(
          .init(
            name: "RecommendationJobVpcSubnets", minimum: 1, maximum: 16,
            element: .text(
              .init(
                name: "RecommendationJobVpcSubnetId", maximum: 32,
                pattern: .networkID("subnet-0123456789abcdef0"))))),
        isRequired: true),
    ])

  static let stoppingConditions = RequestShape.Structure(
    name: "RecommendationJobStoppingConditions",
    members: [
      .init(
        name: "MaxInvocations",
        shape: .integer(
          .init(name: "Integer", told: .init(limits: 1...30_000, source: .guide))),
        isExpected: true),
      .init(
        name: "ModelLatencyThresholds",
        shape: .list(
          .init(
            name: "ModelLatencyThresholds", minimum: 1, maximum: 1,
            element: .structure(.modelLatencyThreshold))),
        isExpected: true),
      .init(name: "FlatInvocations", shape: .word("FlatInvocations", "Continue", "Stop")),
    ])

  static let modelLatencyThreshold = RequestShape.Structure(
    name: "ModelLatencyThreshold",
    members: [
      // RequestRules knows which percentiles there are.
      .init(
        name: "Percentile", shape: .text(.init(name: "String64", maximum: 64)), isExpected: true),
      .init(
        name: "ValueInMilliseconds",
        shape: .integer(
          .init(
            name: "Integer",
            told: .init(limits: 1...Int(Int32.max), source: "no model answers in less"))),
        isExpected: true),
    ])

  static let outputConfig = RequestShape.Structure(
    name: "RecommendationJobOutputConfig",
    members: [
      .init(name: "KmsKeyId", shape: .kmsKeyID),
      .init(name: "CompiledOutputConfig", shape: .structure(.compiledOutputConfig)),
    ])

  static let compiledOutputConfig = RequestShape.Structure(
    name: "RecommendationJobCompiledOutputConfig",
    members: [.init(name: "S3OutputUri", shape: .s3URI)])

  static let tag = RequestShape.Structure(
    name: "Tag",
    members: [
      .init(
        name: "Key",
        shape: .text(.init(name: "TagKey", minimum: 1, maximum: 128, pattern: .tag)),
        isRequired: true),
      .init(
        name: "Value",
        shape: .text(.init(name: "TagValue", maximum: 256, pattern: .tag, mayBeEmpty: true)),
        isRequired: true),
    ])
}

extension RequestShape {
  /// One of a few words.
  fileprivate static func word(_ name: String, _ values: String...) -> RequestShape {
    .text(.init(name: name, values: values))
  }

  fileprivate static let jobName = text(
    .init(name: "RecommendationJobName", minimum: 1, maximum: 64, pattern: .hyphenatedName(64)))

  fileprivate static let roleARN = text(.roleARN)

  fileprivate static let kmsKeyID = text(
    .init(name: "KmsKeyId", maximum: 2048, pattern: .kmsKeyID))

  static let s3URI = text(.s3URI)

  fileprivate static let trafficDuration = integer(
    .init(
      name: "TrafficDurationInSeconds", minimum: 1, told: .init(limits: 120...3600, source: .guide))
  )
}

extension String {
  fileprivate static let guide = "developer guide"
  fileprivate static let reference = "API reference"
}
