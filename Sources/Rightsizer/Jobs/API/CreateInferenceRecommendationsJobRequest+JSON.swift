extension CreateInferenceRecommendationsJobRequest {
  /// The request as JSON text, indented by two spaces and ending with a line feed.
  ///
  /// Members stand in the order of the API reference, absent ones are left out: equal requests give
  /// equal texts.
  public var json: String {
    var json = JSONWriter(layout: .pretty)
    json.value(self)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  /// A member, where there is one.
  fileprivate mutating func member(_ name: String, ifPresent value: (some JSONWritable)?) {
    if let value { member(name, value) }
  }
}

// The order of members in these is that of the service's model (botocore 1.43,
// sagemaker/2017-07-24/service-2.json), which the API reference follows.

extension CreateInferenceRecommendationsJobRequest: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("JobName", jobName)
      json.member("JobType", jobType)
      json.member("RoleArn", roleARN)
      json.member("InputConfig", inputConfig)
      json.member("JobDescription", ifPresent: jobDescription)
      json.member("StoppingConditions", ifPresent: stoppingConditions)
      json.member("OutputConfig", ifPresent: outputConfig)
      json.member("Tags", ifPresent: tags)
    }
  }
}

extension RecommendationJobInputConfig: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("ModelPackageVersionArn", ifPresent: modelPackageVersionARN)
      json.member("ModelName", ifPresent: modelName)
      json.member("JobDurationInSeconds", ifPresent: jobDurationInSeconds)
      json.member("TrafficPattern", ifPresent: trafficPattern)
      json.member("ResourceLimit", ifPresent: resourceLimit)
      json.member("EndpointConfigurations", ifPresent: endpointConfigurations)
      json.member("VolumeKmsKeyId", ifPresent: volumeKMSKeyID)
      json.member("ContainerConfig", ifPresent: containerConfig)
      json.member("Endpoints", ifPresent: endpoints)
      json.member("VpcConfig", ifPresent: vpcConfig)
    }
  }
}

extension TrafficPattern: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("TrafficType", ifPresent: trafficType)
      json.member("Phases", ifPresent: phases)
      json.member("Stairs", ifPresent: stairs)
    }
  }
}

extension Phase: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("InitialNumberOfUsers", ifPresent: initialNumberOfUsers)
      json.member("SpawnRate", ifPresent: spawnRate)
      json.member("DurationInSeconds", ifPresent: durationInSeconds)
    }
  }
}

extension Stairs: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("DurationInSeconds", ifPresent: durationInSeconds)
      json.member("NumberOfSteps", ifPresent: numberOfSteps)
      json.member("UsersPerStep", ifPresent: usersPerStep)
    }
  }
}

extension RecommendationJobResourceLimit: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("MaxNumberOfTests", ifPresent: maxNumberOfTests)
      json.member("MaxParallelOfTests", ifPresent: maxParallelOfTests)
    }
  }
}

extension EndpointInputConfiguration: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("InstanceType", ifPresent: instanceType)
      json.member("ServerlessConfig", ifPresent: serverlessConfig)
      json.member("InferenceSpecificationName", ifPresent: inferenceSpecificationName)
      json.member("EnvironmentParameterRanges", ifPresent: environmentParameterRanges)
    }
  }
}

extension ProductionVariantServerlessConfig: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("MemorySizeInMB", ifPresent: memorySizeInMB)
      json.member("MaxConcurrency", ifPresent: maxConcurrency)
      json.member("ProvisionedConcurrency", ifPresent: provisionedConcurrency)
    }
  }
}

extension EnvironmentParameterRanges: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("CategoricalParameterRanges", ifPresent: categoricalParameterRanges)
    }
  }
}

extension CategoricalParameter: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("Name", ifPresent: name)
      json.member("Value", ifPresent: values)
    }
  }
}

extension RecommendationJobContainerConfig: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("Domain", ifPresent: domain)
      json.member("Task", ifPresent: task)
      json.member("Framework", ifPresent: framework)
      json.member("FrameworkVersion", ifPresent: frameworkVersion)
      json.member("PayloadConfig", ifPresent: payloadConfig)
      json.member("NearestModelName", ifPresent: nearestModelName)
      json.member("SupportedInstanceTypes", ifPresent: supportedInstanceTypes)
      json.member("SupportedEndpointType", ifPresent: supportedEndpointType)
      json.member("DataInputConfig", ifPresent: dataInputConfig)
      json.member("SupportedResponseMIMETypes", ifPresent: supportedResponseMIMETypes)
    }
  }
}

extension RecommendationJobPayloadConfig: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("SamplePayloadUrl", ifPresent: samplePayloadURL)
      json.member("SupportedContentTypes", ifPresent: supportedContentTypes)
    }
  }
}

extension EndpointInfo: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("EndpointName", ifPresent: endpointName)
    }
  }
}

extension RecommendationJobVPCConfig: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("SecurityGroupIds", ifPresent: securityGroupIDs)
      json.member("Subnets", ifPresent: subnets)
    }
  }
}

extension RecommendationJobStoppingConditions: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("MaxInvocations", ifPresent: maxInvocations)
      json.member("ModelLatencyThresholds", ifPresent: modelLatencyThresholds)
      json.member("FlatInvocations", ifPresent: flatInvocations)
    }
  }
}

extension ModelLatencyThreshold: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("Percentile", ifPresent: percentile)
      json.member("ValueInMilliseconds", ifPresent: valueInMilliseconds)
    }
  }
}

extension RecommendationJobOutputConfig: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("KmsKeyId", ifPresent: kmsKeyID)
      json.member("CompiledOutputConfig", ifPresent: compiledOutputConfig)
    }
  }
}

extension RecommendationJobCompiledOutputConfig: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("S3OutputUri", ifPresent: s3OutputURI)
    }
  }
}

extension Tag: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("Key", ifPresent: key)
      json.member("Value", ifPresent: value)
    }
  }
}
