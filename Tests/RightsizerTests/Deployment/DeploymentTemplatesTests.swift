import Testing

@testable import Rightsizer

/// Templates say what the requests say.
struct DeploymentTemplatesTests {
  private typealias Examples = DeploymentExamples

  @Test("Terraform: what begins an expression is doubled, all else stays")
  func literals() {
    #expect(
      TerraformConfiguration.literal("a ${b} %{c} $d {e} $$ {") == "a $${b} %%{c} $d {e} $$ {")
    #expect(TerraformConfiguration.literal("$${a}") == "$$${a}")
    #expect(TerraformConfiguration.literal("") == "")
  }

  @Test("CloudFormation: a template and the guide; references instead of names that depend")
  func cloudFormation() throws {
    let table = try Examples.mixTable { $0.environment = [("A", "${b}")] }
    let deployment = try table.deployed(try Examples.mixAnswer(table)) {
      $0.models = []
      $0.modelPackage = Examples.package
      $0.roleARN = Examples.role
    }
    #expect(deployment.files(.cloudformation).map(\.name) == ["template.json", "README.md"])
    let text = try deployment.file("template.json", .cloudformation)
    for part in [
      "\"AWSTemplateFormatVersion\": \"2010-09-09\"", "\"Model1\": {", "\"Model2\": {",
      "\"ScalableTarget2\": {", "\"ScalingPolicy1\": {", "\"DependsOn\": \"Endpoint\"",
      "\"Ref\": \"ScalableTarget1\"", "\"A\": \"${b}\"", "\"MaxCapacity\": 3",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(
      try deployment.file("README.md", .cloudformation).contains(
        "aws cloudformation deploy --template-file template.json --stack-name ep\n"))
    let digit = try table.deployed(try Examples.mixAnswer(table)) {
      $0.endpointName = "1"
      $0.modelPackage = Examples.package
      $0.roleARN = Examples.role
      $0.models = []
    }
    #expect(try digit.file("README.md", .cloudformation).contains("--stack-name endpoint-1\n"))
  }

  @Test("Terraform: one file and the guide, which has it validated first")
  func terraform() throws {
    let table = try Examples.cpuTable()
    let answer = try table.answer("1000") { $0.constraints.cpuPerCoreLimit = 50 }
    let deployment = try table.deployed(answer) { $0.scalingMetric = .cpu }
    #expect(deployment.files(.terraform).map(\.name) == ["main.tf.json", "README.md"])
    let text = try deployment.file("main.tf.json", .terraform)
    for part in [
      "\"aws_sagemaker_endpoint_configuration\": {", "\"create_before_destroy\": true",
      "\"endpoint_config_name\": \"${aws_sagemaker_endpoint_configuration.endpoint.name}\"",
      "\"resource_id\": \"${aws_appautoscaling_target.variant.resource_id}\"",
      "\"target_value\": 200", "\"metric_name\": \"CPUUtilization\"",
      "\"model_name\": \"m\"", "\"instance_type\": \"ml.c5.xlarge\"",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("aws_sagemaker_model"))
    #expect(try deployment.file("README.md", .terraform).contains("terraform validate"))
  }

  @Test("The files that may be replaced are those a deployment writes")
  func own() throws {
    let table = try Examples.mixTable()
    let deployment = try table.deployed(try Examples.mixAnswer(table))
    for form in Deployment.Form.allCases {
      for file in deployment.files(form) { #expect(Deployment.isOwn(file.name)) }
    }
    for name in ["notes.md", "job.json", "create-model.txt", "create-modelx.json", "", ".git"] {
      #expect(!Deployment.isOwn(name), "\(name)")
    }
  }
}
