/// The parts of a job that are read as a whole: what it was asked, and when it was to stop; and the
/// rest of a request.
enum JobParts {
  static func inputConfig(_ node: JSONNode) throws(JSONFault) -> RecommendationJobInputConfig {
    var config = RecommendationJobInputConfig()
    try node.forEachMember { name, node throws(JSONFault) in
      switch name {
      case "ModelPackageVersionArn": config.modelPackageVersionARN = try node.string()
      case "ModelName": config.modelName = try node.string()
      case "JobDurationInSeconds": config.jobDurationInSeconds = try node.integer()
      case "TrafficPattern": config.trafficPattern = try trafficPattern(node)
      case "ResourceLimit":
        var limit = RecommendationJobResourceLimit()
        try node.forEachMember { name, node throws(JSONFault) in
          switch name {
          case "MaxNumberOfTests": limit.maxNumberOfTests = try node.integer()
          case "MaxParallelOfTests": limit.maxParallelOfTests = try node.integer()
          default: break
          }
        }
        config.resourceLimit = limit
      case "EndpointConfigurations":
        config.endpointConfigurations = try node.elements(endpointConfiguration)
      case "VolumeKmsKeyId": config.volumeKMSKeyID = try node.string()
      case "ContainerConfig": config.containerConfig = try containerConfig(node)
      case "Endpoints": config.endpoints = try node.elements(endpointInfo)
      case "VpcConfig":
        var network = RecommendationJobVPCConfig()
        try node.forEachMember { name, node throws(JSONFault) in
          switch name {
          case "SecurityGroupIds": network.securityGroupIDs = try node.strings()
          case "Subnets": network.subnets = try node.strings()
          default: break
          }
        }
        config.vpcConfig = network
      default: break
      }
    }
    return config
  }

  static func stoppingConditions(
    _ node: JSONNode
  ) throws(JSONFault) -> RecommendationJobStoppingConditions {
    var conditions = RecommendationJobStoppingConditions()
    try node.forEachMember { name, node throws(JSONFault) in
      switch name {
      case "MaxInvocations": conditions.maxInvocations = try node.integer()
      case "FlatInvocations": conditions.flatInvocations = try node.string()
      case "ModelLatencyThresholds":
        conditions.modelLatencyThresholds = try node.elements { node throws(JSONFault) in
          var threshold = ModelLatencyThreshold()
          try node.forEachMember { name, node throws(JSONFault) in
            switch name {
            case "Percentile": threshold.percentile = try node.string()
            case "ValueInMilliseconds": threshold.valueInMilliseconds = try node.integer()
            default: break
            }
          }
          return threshold
        }
      default: break
      }
    }
    return conditions
  }

  private static func trafficPattern(_ node: JSONNode) throws(JSONFault) -> TrafficPattern {
    var pattern = TrafficPattern()
    try node.forEachMember { name, node throws(JSONFault) in
      switch name {
      case "TrafficType": pattern.trafficType = try node.string()
      case "Phases":
        pattern.phases = try node.elements { node throws(JSONFault) in
          var phase = Phase()
          try node.forEachMember { name, node throws(JSONFault) in
            switch name {
            case "InitialNumberOfUsers": phase.initialNumberOfUsers = try node.integer()
            case "SpawnRate": phase.spawnRate = try node.integer()
            case "DurationInSeconds": phase.durationInSeconds = try node.integer()
            default: break
            }
          }
          return phase
        }
      case "Stairs":
        var stairs = Stairs()
        try node.forEachMember { name, node throws(JSONFault) in
          switch name {
          case "DurationInSeconds": stairs.durationInSeconds = try node.integer()
          case "NumberOfSteps": stairs.numberOfSteps = try node.integer()
          case "UsersPerStep": stairs.usersPerStep = try node.integer()
          default: break
          }
        }
        pattern.stairs = stairs
      default: break
      }
    }
    return pattern
  }

  private static func endpointConfiguration(
    _ node: JSONNode
  ) throws(JSONFault) -> EndpointInputConfiguration {
    var configuration = EndpointInputConfiguration()
    try node.forEachMember { name, node throws(JSONFault) in
      switch name {
      case "InstanceType": configuration.instanceType = try node.string()
      case "InferenceSpecificationName":
        configuration.inferenceSpecificationName = try node.string()
      case "ServerlessConfig":
        var serverless = ProductionVariantServerlessConfig()
        try node.forEachMember { name, node throws(JSONFault) in
          switch name {
          case "MemorySizeInMB", "MemorySizeInMb": serverless.memorySizeInMB = try node.integer()
          case "MaxConcurrency": serverless.maxConcurrency = try node.integer()
          case "ProvisionedConcurrency": serverless.provisionedConcurrency = try node.integer()
          default: break
          }
        }
        configuration.serverlessConfig = serverless
      case "EnvironmentParameterRanges":
        var ranges = EnvironmentParameterRanges()
        try node.forEachMember { name, node throws(JSONFault) in
          guard name == "CategoricalParameterRanges" else { return }
          ranges.categoricalParameterRanges = try node.elements(categoricalParameter)
        }
        configuration.environmentParameterRanges = ranges
      default: break
      }
    }
    return configuration
  }

  private static func categoricalParameter(
    _ node: JSONNode
  ) throws(JSONFault) -> CategoricalParameter {
    var parameter = CategoricalParameter()
    try node.forEachMember { name, node throws(JSONFault) in
      switch name {
      case "Name": parameter.name = try node.string()
      case "Value": parameter.values = try node.strings()
      default: break
      }
    }
    return parameter
  }

  private static func containerConfig(
    _ node: JSONNode
  ) throws(JSONFault) -> RecommendationJobContainerConfig {
    var config = RecommendationJobContainerConfig()
    try node.forEachMember { name, node throws(JSONFault) in
      switch name {
      case "Domain": config.domain = try node.string()
      case "Task": config.task = try node.string()
      case "Framework": config.framework = try node.string()
      case "FrameworkVersion": config.frameworkVersion = try node.string()
      case "PayloadConfig":
        var payload = RecommendationJobPayloadConfig()
        try node.forEachMember { name, node throws(JSONFault) in
          switch name {
          case "SamplePayloadUrl": payload.samplePayloadURL = try node.string()
          case "SupportedContentTypes": payload.supportedContentTypes = try node.strings()
          default: break
          }
        }
        config.payloadConfig = payload
      case "NearestModelName": config.nearestModelName = try node.string()
      case "SupportedInstanceTypes": config.supportedInstanceTypes = try node.strings()
      case "SupportedEndpointType": config.supportedEndpointType = try node.string()
      case "DataInputConfig": config.dataInputConfig = try node.string()
      case "SupportedResponseMIMETypes": config.supportedResponseMIMETypes = try node.strings()
      default: break
      }
    }
    return config
  }

  private static func endpointInfo(_ node: JSONNode) throws(JSONFault) -> EndpointInfo {
    var info = EndpointInfo()
    try node.forEachMember { name, node throws(JSONFault) in
      if name == "EndpointName" { info.endpointName = try node.string() }
    }
    return info
  }
}

extension JobParts {
  /// The request in a text that was found to be without faults.
  static func request(
    _ text: [UInt8]
  ) throws(JSONFault) -> CreateInferenceRecommendationsJobRequest {
    var json = JSONCursor(whole: text)
    var request = CreateInferenceRecommendationsJobRequest(
      jobName: "", jobType: "", roleARN: "", inputConfig: RecommendationJobInputConfig())
    try json.node().forEachMember { name, node throws(JSONFault) in
      switch name {
      case "JobName": request.jobName = try node.string()
      case "JobType": request.jobType = try node.string()
      case "RoleArn": request.roleARN = try node.string()
      case "InputConfig": request.inputConfig = try inputConfig(node)
      case "JobDescription": request.jobDescription = try node.string()
      case "StoppingConditions": request.stoppingConditions = try stoppingConditions(node)
      case "OutputConfig": request.outputConfig = try outputConfig(node)
      case "Tags": request.tags = try node.elements(tag)
      default: break
      }
    }
    return request
  }

  private static func outputConfig(
    _ node: JSONNode
  ) throws(JSONFault) -> RecommendationJobOutputConfig {
    var config = RecommendationJobOutputConfig()
    try node.forEachMember { name, node throws(JSONFault) in
      switch name {
      case "KmsKeyId": config.kmsKeyID = try node.string()
      case "CompiledOutputConfig":
        var compiled = RecommendationJobCompiledOutputConfig()
        try node.forEachMember { name, node throws(JSONFault) in
          if name == "S3OutputUri" { compiled.s3OutputURI = try node.string() }
        }
        config.compiledOutputConfig = compiled
      default: break
      }
    }
    return config
  }

  private static func tag(_ node: JSONNode) throws(JSONFault) -> Tag {
    var tag = Tag()
    try node.forEachMember { name, node throws(JSONFault) in
      switch name {
      case "Key": tag.key = try node.string()
      case "Value": tag.value = try node.string()
      default: break
      }
    }
    return tag
  }
}
