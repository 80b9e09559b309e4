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
    // A brace with a combining mark is one Character, and begins an expression all the same.
    #expect(
      TerraformConfiguration.literal("${\u{301}a}").unicodeScalars.elementsEqual(
        "$${\u{301}a}".unicodeScalars))
    #expect(
      TerraformConfiguration.literal("$\u{301}{a}").unicodeScalars.elementsEqual(
        "$\u{301}{a}".unicodeScalars))
  }

  @Test("Terraform: weights are whole numbers that 32-bit floats hold, 1 for a single variant")
  func weights() throws {
    for share in [12.0 / 13, 1.0 / 13, 1e-9, 0.999_999_99, 0.5] {
      let weight = TerraformConfiguration.weight(share)
      #expect(weight >= 1 && Int(Float(weight)) == weight)
      #expect(abs(Double(weight) / 1e7 - share) <= 1e-7)
    }
    #expect(TerraformConfiguration.weight(1) == 1 && TerraformConfiguration.weight(.nan) == 1)
    // Shares of 12/13 and 1/13.
    let table = try Examples.mixTable()
    let mix = try table.deployed(try Examples.mixAnswer(table)).file("main.tf.json", .terraform)
    #expect(mix.contains("\"initial_variant_weight\": 9230769,"))
    #expect(mix.contains("\"initial_variant_weight\": 769231,"))
    let job05 = try AnswerExamples.job05()
    let one = try job05.deployed(try job05.answer("500")).file("main.tf.json", .terraform)
    #expect(one.contains("\"initial_variant_weight\": 1,"))
  }

  @Test("The guides of templates tell what a later change asks for")
  func laterChange() throws {
    let table = try AnswerExamples.job05()
    let answer = try table.answer("500")
    for form in [Deployment.Form.cloudformation, .terraform] {
      let guide = try table.deployed(answer).file("README.md", form)
      #expect(guide.contains("AWS refuses a later change of a variant's instance type"))
      #expect(!guide.contains("--endpoint-config"))
      let named = try table.deployed(answer) { $0.endpointConfigName = "c" }
      #expect(
        try named.file("README.md", form).contains("a later one needs another --endpoint-conf"))
    }
    // Nothing is registered, so nothing stands in the way.
    let serverless = try Examples.serverlessTable()
    let choice = try serverless.answer("50") { $0.constraints.allowsServerless = true }
    #expect(
      try !serverless.deployed(choice).file("README.md", .terraform).contains("AWS refuses a later")
    )
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
