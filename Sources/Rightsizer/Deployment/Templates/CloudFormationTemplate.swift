/// A deployment as a template of AWS CloudFormation, in JSON.
///
/// Resources and properties after the template reference of AWS::SageMaker and
/// AWS::ApplicationAutoScaling; https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
struct CloudFormationTemplate {
  private let deployment: Deployment

  init(_ deployment: Deployment) { self.deployment = deployment }

  var text: String { JSONWriter.text(of: self) }

  /// A logical identifier: letters and digits only, so numbers tell several of one kind apart.
  private func identifier(_ kind: String, _ index: Int, of count: Int) -> String {
    count > 1 ? "\(kind)\(index + 1)" : kind
  }

  private func policyProperties(
    _ policy: PutScalingPolicyRequest, target: String, to json: inout JSONWriter
  ) {
    json.member("PolicyName", policy.policyName)
    json.member("PolicyType", PutScalingPolicyRequest.policyType)
    // The identifier of a target holds its resource, dimension and namespace.
    json.member("ScalingTargetId", Reference("Ref", [target]))
    policy.writeConfiguration(to: &json)
  }

  /// `{"Ref": "Name"}`, or `{"Fn::GetAtt": ["Name", "Attribute"]}`.
  private struct Reference: JSONWritable {
    let function: String
    let arguments: [String]

    init(_ function: String, _ arguments: [String]) {
      self.function = function
      self.arguments = arguments
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        if arguments.count == 1 {
          json.member(function, arguments[0])
        } else {
          json.member(function, arguments)
        }
      }
    }
  }
}

extension CloudFormationTemplate: JSONWritable {
  package func write(to json: inout JSONWriter) {
    let models = deployment.createModels
    let targets = deployment.registerScalableTargets
    json.object { json in
      json.member("AWSTemplateFormatVersion", "2010-09-09")
      json.member("Description", "Endpoint \(deployment.createEndpoint.endpointName)")
      json.object("Resources") { json in
        for (index, model) in models.enumerated() {
          resource(identifier("Model", index, of: models.count), "AWS::SageMaker::Model", &json) {
            json in json.member("Properties", model)
          }
        }
        writeConfig(to: &json)
        resource("Endpoint", "AWS::SageMaker::Endpoint", &json) { json in
          json.object("Properties") { json in
            json.member("EndpointName", deployment.createEndpoint.endpointName)
            json.member(
              "EndpointConfigName",
              Reference("Fn::GetAtt", ["EndpointConfig", "EndpointConfigName"]))
          }
        }
        for (index, target) in targets.enumerated() {
          let name = identifier("ScalableTarget", index, of: targets.count)
          resource(name, "AWS::ApplicationAutoScaling::ScalableTarget", &json) { json in
            // The variant is named in a text, so CloudFormation does not see that it needs it.
            json.member("DependsOn", "Endpoint")
            json.member("Properties", target)
          }
          resource(
            identifier("ScalingPolicy", index, of: targets.count),
            "AWS::ApplicationAutoScaling::ScalingPolicy", &json
          ) { json in
            json.object("Properties") { json in
              policyProperties(deployment.putScalingPolicies[index], target: name, to: &json)
            }
          }
        }
      }
    }
  }

  private func resource(
    _ name: String, _ type: String, _ json: inout JSONWriter,
    _ body: (inout JSONWriter) -> Void
  ) {
    json.object(name) { json in
      json.member("Type", type)
      body(&json)
    }
  }

  private func writeConfig(to json: inout JSONWriter) {
    let models = deployment.createModels
    let config = deployment.createEndpointConfig
    resource("EndpointConfig", "AWS::SageMaker::EndpointConfig", &json) { json in
      json.object("Properties") { json in
        json.member("EndpointConfigName", config.endpointConfigName)
        json.array("ProductionVariants") { json in
          for variant in config.productionVariants {
            if let index = models.firstIndex(where: { $0.modelName == variant.modelName }) {
              let model = identifier("Model", index, of: models.count)
              variant.write(to: &json, model: Reference("Fn::GetAtt", [model, "ModelName"]))
            } else {
              variant.write(to: &json, model: variant.modelName)
            }
          }
        }
      }
    }
  }
}
