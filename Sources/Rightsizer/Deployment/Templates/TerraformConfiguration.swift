/// A deployment as a configuration of Terraform in its JSON syntax, for the provider `hashicorp/aws`.
///
/// Arguments after the provider's documentation: `aws_sagemaker_model`,
/// `aws_sagemaker_endpoint_configuration`, `aws_sagemaker_endpoint`, `aws_appautoscaling_target` and
/// `aws_appautoscaling_policy`.
struct TerraformConfiguration {
  private let deployment: Deployment

  init(_ deployment: Deployment) { self.deployment = deployment }

  var text: String { JSONWriter.text(of: self) }

  /// The first version that has all arguments used here (`inference_specification_name` of a model).
  static let providerVersion = ">= 5.67.0"

  /// Text as a string that Terraform reads as it is: `${` and `%{` would begin an expression.
  ///
  /// Scalars, not characters: a brace with a combining mark begins one, too.
  static func literal(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "{", let mark = previous, mark == "$" || mark == "%" { result.append(mark) }
      result.append(scalar)
      previous = scalar
    }
    return String(result)
  }

  /// A share of the traffic as a whole number of ten-millionths; 1 for all of it.
  ///
  /// The provider reads weights back as 32-bit floats and replaces the configuration at every apply
  /// where that is not the very number written; whole numbers to 2²⁴ are.
  /// https://github.com/hashicorp/terraform-provider-aws/issues/43643
  static func weight(_ share: Double) -> Int {
    share < 1 ? max(1, Int((max(0, share) * 10_000_000).rounded())) : 1
  }

  private func name(_ index: Int, of count: Int) -> String {
    count > 1 ? "variant_\(index + 1)" : "variant"
  }

  private func modelName(_ index: Int) -> String {
    deployment.createModels.count > 1 ? "model_\(index + 1)" : "model"
  }
}

extension TerraformConfiguration: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.object("terraform") { json in
        json.object("required_providers") { json in
          json.object("aws") { json in
            json.member("source", "hashicorp/aws")
            json.member("version", Self.providerVersion)
          }
        }
      }
      json.object("resource") { json in
        if !deployment.createModels.isEmpty { writeModels(to: &json) }
        json.object("aws_sagemaker_endpoint_configuration") { json in
          json.object("endpoint") { json in writeConfig(to: &json) }
        }
        json.object("aws_sagemaker_endpoint") { json in
          json.object("endpoint") { json in
            json.member("name", deployment.createEndpoint.endpointName)
            json.member(
              "endpoint_config_name", "${aws_sagemaker_endpoint_configuration.endpoint.name}")
          }
        }
        if !deployment.registerScalableTargets.isEmpty {
          writeTargets(to: &json)
          writePolicies(to: &json)
        }
      }
    }
  }

  private func writeModels(to json: inout JSONWriter) {
    json.object("aws_sagemaker_model") { json in
      for (index, model) in deployment.createModels.enumerated() {
        json.object(modelName(index)) { json in
          let container = model.primaryContainer
          json.member("name", model.modelName)
          json.member("execution_role_arn", Self.literal(model.executionRoleARN))
          json.object("primary_container") { json in
            json.given("image", container.image.map(Self.literal))
            json.given("model_data_url", container.modelDataURL.map(Self.literal))
            json.given("model_package_name", container.modelPackageName)
            json.given("inference_specification_name", container.inferenceSpecificationName)
            if !container.environment.isEmpty {
              json.map("environment", container.environment.mapValues(Self.literal))
            }
          }
        }
      }
    }
  }

  private func writeConfig(to json: inout JSONWriter) {
    let config = deployment.createEndpointConfig
    json.member("name", config.endpointConfigName)
    json.array("production_variants") { json in
      for variant in config.productionVariants {
        let model = deployment.createModels.firstIndex { $0.modelName == variant.modelName }
        json.object { json in
          json.member("variant_name", variant.variantName)
          json.member(
            "model_name",
            model.map { "${aws_sagemaker_model.\(modelName($0)).name}" } ?? variant.modelName)
          json.given("initial_instance_count", variant.initialInstanceCount)
          json.given("instance_type", variant.instanceType.map(Self.literal))
          json.given("initial_variant_weight", variant.initialVariantWeight.map(Self.weight))
          if let serverless = variant.serverlessConfig {
            json.object("serverless_config") { json in
              json.member("memory_size_in_mb", serverless.memorySizeInMB)
              json.member("max_concurrency", serverless.maxConcurrency)
            }
          }
          if let routing = variant.routingStrategy {
            json.object("routing_config") { json in
              json.member("routing_strategy", routing.rawValue)
            }
          }
        }
      }
    }
    // A configuration in use cannot be deleted: the endpoint moves to the new one first.
    json.object("lifecycle") { json in json.member("create_before_destroy", true) }
  }

  private func writeTargets(to json: inout JSONWriter) {
    let targets = deployment.registerScalableTargets
    json.object("aws_appautoscaling_target") { json in
      for (index, target) in targets.enumerated() {
        json.object(name(index, of: targets.count)) { json in
          json.member("service_namespace", ScalableVariant.serviceNamespace)
          json.member("resource_id", target.resource.resourceID)
          json.member("scalable_dimension", ScalableVariant.scalableDimension)
          json.member("min_capacity", target.minCapacity)
          json.member("max_capacity", target.maxCapacity)
          // The variant is named in a text, so Terraform does not see that it needs it.
          json.member("depends_on", ["aws_sagemaker_endpoint.endpoint"])
        }
      }
    }
  }

  private func writePolicies(to json: inout JSONWriter) {
    let policies = deployment.putScalingPolicies
    json.object("aws_appautoscaling_policy") { json in
      for (index, policy) in policies.enumerated() {
        let name = name(index, of: policies.count)
        json.object(name) { json in
          json.member("name", policy.policyName)
          json.member("policy_type", PutScalingPolicyRequest.policyType)
          for argument in ["service_namespace", "resource_id", "scalable_dimension"] {
            json.member(argument, "${aws_appautoscaling_target.\(name).\(argument)}")
          }
          writeConfiguration(of: policy, to: &json)
        }
      }
    }
  }

  private func writeConfiguration(of policy: PutScalingPolicyRequest, to json: inout JSONWriter) {
    json.object("target_tracking_scaling_policy_configuration") { json in
      json.member("target_value", policy.targetValue)
      switch policy.metric {
      case .invocationsPerInstance:
        json.object("predefined_metric_specification") { json in
          json.member("predefined_metric_type", PutScalingPolicyRequest.Metric.predefinedName)
        }
      case .cpuUtilization:
        json.object("customized_metric_specification") { json in
          json.member("metric_name", PutScalingPolicyRequest.Metric.cpuName)
          json.member("namespace", PutScalingPolicyRequest.Metric.cpuNamespace)
          json.array("dimensions") { json in
            for (name, value) in policy.resource.dimensions {
              json.object { json in
                json.member("name", name)
                json.member("value", value)
              }
            }
          }
          json.member("statistic", "Average")
          json.member("unit", "Percent")
        }
      }
      json.member("scale_out_cooldown", policy.scaleOutCooldownSeconds)
      json.member("scale_in_cooldown", policy.scaleInCooldownSeconds)
    }
  }
}
