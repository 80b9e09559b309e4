// Members in the order of the API reference's model; what is not given is left out, since AWS's tools
// refuse an explicit null.

extension JSONWriter {
  /// A member where there is a value.
  mutating func given(_ name: String, _ value: (some JSONWritable)?) {
    if let value { member(name, value) }
  }

  /// A value as the text of a file: a member a line, with a line feed at the end.
  static func text(of value: some JSONWritable) -> String {
    var json = JSONWriter(layout: .pretty)
    json.value(value)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Members of a map, in the order of their names' bytes.
  mutating func map(_ name: String, _ values: [String: String]) {
    object(name) { json in
      for (key, value) in values.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
      {
        json.member(key, value)
      }
    }
  }
}

extension CreateModelRequest: JSONWritable {
  /// The request as JSON, for `aws sagemaker create-model --cli-input-json`.
  public var json: String { JSONWriter.text(of: self) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("ModelName", modelName)
      json.member("PrimaryContainer", primaryContainer)
      json.member("ExecutionRoleArn", executionRoleARN)
    }
  }
}

extension CreateModelRequest.Container: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.given("Image", image)
      json.given("ModelDataUrl", modelDataURL)
      if !environment.isEmpty { json.map("Environment", environment) }
      json.given("ModelPackageName", modelPackageName)
      json.given("InferenceSpecificationName", inferenceSpecificationName)
    }
  }
}

extension CreateEndpointConfigRequest: JSONWritable {
  /// The request as JSON, for `aws sagemaker create-endpoint-config --cli-input-json`.
  public var json: String { JSONWriter.text(of: self) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("EndpointConfigName", endpointConfigName)
      json.member("ProductionVariants", productionVariants)
    }
  }
}

extension CreateEndpointConfigRequest.ProductionVariant: JSONWritable {
  package func write(to json: inout JSONWriter) {
    write(to: &json, model: modelName)
  }

  /// The variant with its model's name, or what stands for it in a template.
  func write(to json: inout JSONWriter, model: some JSONWritable) {
    json.object { json in
      json.member("VariantName", variantName)
      json.member("ModelName", model)
      json.given("InitialInstanceCount", initialInstanceCount)
      json.given("InstanceType", instanceType)
      json.given("InitialVariantWeight", initialVariantWeight)
      if let serverlessConfig {
        json.object("ServerlessConfig") { json in
          json.member("MemorySizeInMB", serverlessConfig.memorySizeInMB)
          json.member("MaxConcurrency", serverlessConfig.maxConcurrency)
        }
      }
      if let routingStrategy {
        json.object("RoutingConfig") { json in
          json.member("RoutingStrategy", routingStrategy.rawValue)
        }
      }
    }
  }
}

extension CreateEndpointRequest: JSONWritable {
  /// The request as JSON, for `aws sagemaker create-endpoint --cli-input-json`.
  public var json: String { JSONWriter.text(of: self) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("EndpointName", endpointName)
      json.member("EndpointConfigName", endpointConfigName)
    }
  }
}

extension ScalableVariant {
  fileprivate func writeMembers(to json: inout JSONWriter) {
    json.member("ServiceNamespace", Self.serviceNamespace)
    json.member("ResourceId", resourceID)
    json.member("ScalableDimension", Self.scalableDimension)
  }
}

extension RegisterScalableTargetRequest: JSONWritable {
  /// The request as JSON, for `aws application-autoscaling register-scalable-target
  /// --cli-input-json`.
  public var json: String { JSONWriter.text(of: self) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      resource.writeMembers(to: &json)
      json.member("MinCapacity", minCapacity)
      json.member("MaxCapacity", maxCapacity)
    }
  }
}

extension PutScalingPolicyRequest: JSONWritable {
  /// The request as JSON, for `aws application-autoscaling put-scaling-policy --cli-input-json`.
  public var json: String { JSONWriter.text(of: self) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("PolicyName", policyName)
      resource.writeMembers(to: &json)
      json.member("PolicyType", Self.policyType)
      writeConfiguration(to: &json)
    }
  }

  static let policyType = "TargetTrackingScaling"

  /// The member that a template's policy has in the same form.
  func writeConfiguration(to json: inout JSONWriter) {
    json.object("TargetTrackingScalingPolicyConfiguration") { json in
      json.member("TargetValue", targetValue)
      switch metric {
      case .invocationsPerInstance:
        json.object("PredefinedMetricSpecification") { json in
          json.member("PredefinedMetricType", Metric.predefinedName)
        }
      case .cpuUtilization:
        json.object("CustomizedMetricSpecification") { json in
          json.member("MetricName", Metric.cpuName)
          json.member("Namespace", Metric.cpuNamespace)
          json.array("Dimensions") { json in
            for (name, value) in resource.dimensions {
              json.object { json in
                json.member("Name", name)
                json.member("Value", value)
              }
            }
          }
          json.member("Statistic", "Average")
          json.member("Unit", "Percent")
        }
      }
      json.member("ScaleOutCooldown", scaleOutCooldownSeconds)
      json.member("ScaleInCooldown", scaleInCooldownSeconds)
    }
  }
}

extension ScalableVariant {
  /// The dimensions of the variant's metrics.
  var dimensions: [(name: String, value: String)] {
    [("EndpointName", endpointName), ("VariantName", variantName)]
  }
}

extension ScalingConfigurationRecommendation: JSONWritable {
  /// The response as JSON.
  public var json: String { JSONWriter.text(of: self) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.given("InferenceRecommendationsJobName", inferenceRecommendationsJobName)
      json.given("RecommendationId", recommendationID)
      json.given("EndpointName", endpointName)
      json.given("TargetCpuUtilizationPerCore", targetCPUUtilizationPerCore)
      json.object("ScalingPolicyObjective") { json in
        json.given("MinInvocationsPerMinute", minInvocationsPerMinute)
        json.member("MaxInvocationsPerMinute", maxInvocationsPerMinute)
      }
      json.object("Metric") { json in
        json.member("InvocationsPerInstance", invocationsPerInstance)
        json.given("ModelLatency", modelLatency)
      }
      json.object("DynamicScalingConfiguration") { json in
        json.member("MinCapacity", minCapacity)
        json.member("MaxCapacity", maxCapacity)
        json.member("ScaleInCooldown", scaleInCooldownSeconds)
        json.member("ScaleOutCooldown", scaleOutCooldownSeconds)
        json.member("ScalingPolicies", scalingPolicies)
      }
    }
  }
}

extension ScalingConfigurationRecommendation.Policy: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.object("TargetTracking") { json in
        json.object("MetricSpecification") { json in
          switch metric {
          case .invocationsPerInstance:
            json.object("Predefined") { json in
              json.member("PredefinedMetricType", PutScalingPolicyRequest.Metric.predefinedName)
            }
          case .cpuUtilization:
            json.object("Customized") { json in
              json.member("MetricName", PutScalingPolicyRequest.Metric.cpuName)
              json.member("Namespace", PutScalingPolicyRequest.Metric.cpuNamespace)
              json.member("Statistic", "Average")
            }
          }
        }
        json.member("TargetValue", targetValue)
      }
    }
  }
}
