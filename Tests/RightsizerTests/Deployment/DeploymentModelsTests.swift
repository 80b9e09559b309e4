import Testing

@testable import Rightsizer

/// The model of each variant: what is missing is asked for, what does not fit is refused.
struct DeploymentModelsTests {
  private typealias Examples = DeploymentExamples

  private static func withEnvironment() throws -> RecommendationTable {
    try Examples.mixTable { $0.environment = [("OMP_NUM_THREADS", "2")] }
  }

  @Test("One model serves two variants whose rows agree")
  func agreeing() throws {
    let table = try Examples.mixTable()
    let deployment = try table.deployed(Examples.mixAnswer(table))
    #expect(deployment.variants.map(\.modelName) == ["m", "m"])
  }

  @Test("A value for what is no variant of the choice is refused, which names those that are")
  func unknownVariant() throws {
    let table = try Examples.mixTable()
    let answer = try Examples.mixAnswer(table)
    func message(_ change: (inout DeploymentOptions) -> Void) throws -> String {
      do {
        _ = try table.deployed(answer, change)
        return ""
      } catch let error as DeploymentError {
        return error.code == .unknownVariant ? error.message : "\(error.code)"
      }
    }
    let variants = ["ml.m5.large (ml-m5-large)", "ml.c5.xlarge (ml-c5-xlarge)"]
    for key in ["ml.m5.lage", "ml.m9", "serverless", "AllTraffic"] {
      let told = try message { $0.models.append(VariantValue("fast", for: key)) }
      #expect(told.contains("--model: \"\(key)\" is no variant of this choice; they are "))
      #expect(variants.allSatisfy(told.contains))
    }
    let image = try message {
      $0.images = [VariantValue("i"), VariantValue("j", for: "x")]
      $0.modelData = [VariantValue("s3://b/m.tar.gz")]
      $0.roleARN = Examples.role
    }
    #expect(image.contains("--image: \"x\""))
    #expect(try message { $0.models.append(VariantValue("fast", for: "ml.m5.large")) } == "")
    #expect(try message { $0.models.append(VariantValue("fast", for: "ml-m5-large")) } == "")
  }

  @Test("One model for rows that differ in environment is refused, with the mend")
  func differing() throws {
    let table = try Self.withEnvironment()
    let answer = try Examples.mixAnswer(table)
    do {
      _ = try table.deployed(answer)
      Issue.record("it was accepted")
    } catch let error as DeploymentError {
      #expect(error.code == .modelsDiffer)
      #expect(error.message.contains("different environment"))
      #expect(error.message.contains("--model ml.m5.large=NAME"))
      #expect(error.message.contains("--model ml.c5.xlarge=NAME"))
    }
    let deployment = try table.deployed(answer) {
      $0.models = [VariantValue("a", for: "ml.m5.large"), VariantValue("b")]
    }
    #expect(try deployment.variant("ml.m5.large").modelName == "a")
    #expect(try deployment.variant("ml.c5.xlarge").modelName == "b")
    // By type, the same name twice is the same mistake.
    #expect(
      Examples.code {
        _ = try table.deployed(answer) {
          $0.models = [
            VariantValue("a", for: "ml.m5.large"), VariantValue("a", for: "ml.c5.xlarge"),
          ]
        }
      } == .modelsDiffer)
  }

  @Test("A compilation or a specification that differs is refused as well")
  func compilation() throws {
    let table = try Examples.mixTable { $0.compilation = "neo-1" }
    let answer = try Examples.mixAnswer(table)
    #expect(Examples.code { _ = try table.deployed(answer) } == .modelsDiffer)
    // One artefact cannot be compiled and not.
    func made(_ data: [VariantValue]) -> DeploymentError.Code? {
      Examples.code {
        _ = try table.deployed(answer) {
          $0.models = []
          $0.images = [VariantValue("image:1")]
          $0.modelData = data
          $0.roleARN = Examples.role
        }
      }
    }
    #expect(made([VariantValue("s3://b/m.tar.gz")]) == .modelsDiffer)
    #expect(
      made([VariantValue("s3://b/m.tar.gz"), VariantValue("s3://b/c.tar.gz", for: "ml.m5.large")])
        == nil)
  }

  @Test("Variants of one type in a mix are told by their names")
  func sameType() throws {
    let table = try Examples.mixTable(types: ("ml.m5.large", "ml.m5.large")) {
      $0.environment = [("OMP_NUM_THREADS", "2")]
    }
    let answer = try Examples.mixAnswer(table)
    let deployment = try table.deployed(answer) {
      $0.models = [
        VariantValue("a", for: "ml-m5-large"), VariantValue("b", for: "ml-m5-large-2"),
      ]
    }
    #expect(deployment.variants.map(\.name) == ["ml-m5-large", "ml-m5-large-2"])
    #expect(deployment.variants.map(\.modelName) == ["a", "b"])
  }

  @Test("Models are made for each environment, with names of their own where none are given")
  func made() throws {
    let table = try Self.withEnvironment()
    let deployment = try table.deployed(try Examples.mixAnswer(table)) {
      $0.models = []
      $0.modelPackage = Examples.package
      $0.roleARN = Examples.role
    }
    #expect(deployment.createModels.count == 2)
    #expect(Set(deployment.createModels.map(\.modelName)).count == 2)
    for model in deployment.createModels {
      #expect(AWSText.isName(model.modelName) && model.modelName.hasPrefix("ep-"))
      #expect(model.executionRoleARN == Examples.role)
    }
    #expect(
      Set(deployment.createModels.map(\.primaryContainer.environment)) == [
        ["OMP_NUM_THREADS": "2"], [:],
      ])
    // Rows that agree share one.
    let same = try Examples.mixTable()
    let one = try same.deployed(try Examples.mixAnswer(same)) {
      $0.models = []
      $0.modelPackage = Examples.package
      $0.roleARN = Examples.role
    }
    #expect(one.createModels.count == 1)
    #expect(Set(one.variants.map(\.modelName)).count == 1)
  }

  @Test("A model package is not both compiled and not, unless by two of its specifications")
  func packageOfCompilations() throws {
    func code(_ specification: String) throws -> DeploymentError.Code? {
      let rows = [
        ("0.1", "100", "ml.m5.large", #""CompilationJobName":"neo""# + specification),
        ("0.3", "400", "ml.c5.xlarge", ""),
      ].map { cost, rate, type, model in
        #"{"Metrics":{"CostPerHour":\#(cost),"MaxInvocations":\#(rate)},"EndpointConfiguration":"#
          + #"{"InstanceType":"\#(type)","InitialInstanceCount":1},"ModelConfiguration":{\#(model)}}"#
      }
      let table = try AnswerExamples.table(
        #"{"JobName":"j","InferenceRecommendations":[\#(rows.joined(separator: ","))]}"#)
      let answer = try Examples.mixAnswer(table)
      #expect(answer.choice?.choice.parts.count == 2)
      return Examples.code {
        let made = try table.deployed(answer) {
          $0.models = []
          $0.modelPackage = Examples.package
          $0.roleARN = Examples.role
        }
        #expect(Set(made.createModels.map(\.modelName)).count == made.createModels.count)
      }
    }
    #expect(try code("") == .modelsDiffer)
    #expect(try code(#","InferenceSpecificationName":"neo""#) == nil)
  }

  @Test("A model made for one variant may be named again for another that agrees")
  func sharedName() throws {
    // 800 and 400 a minute at the least cost, and 100 for what is left: three variants.
    let table = try AnswerExamples.table([
      .init("ml.m5.large", cost: 0.1, rate: 100, latency: 20),
      .init("ml.c5.xlarge", cost: 0.3, rate: 400, latency: 30),
      .init("ml.c5.2xlarge", cost: 0.5, rate: 800, latency: 30),
    ])
    let answer = try table.answer("1300", isBare: true) { $0.maximumVariants = 3 }
    #expect(answer.choice?.choice.parts.count == 3)
    let deployment = try table.deployed(answer) {
      $0.models = [VariantValue("b"), VariantValue("a", for: "ml.c5.2xlarge")]
      $0.modelPackage = Examples.package
      $0.roleARN = Examples.role
    }
    #expect(deployment.createModels.map(\.modelName).sorted() == ["a", "b"])
    #expect(try deployment.variant("ml.c5.2xlarge").modelName == "a")
    #expect(try deployment.variant("ml.m5.large").modelName == "b")
    #expect(try deployment.variant("ml.c5.xlarge").modelName == "b")
  }

  @Test("The mends of cooldowns and environments say what to give")
  func mends() throws {
    func message(_ change: (inout DeploymentOptions) -> Void) throws -> String {
      let table = try AnswerExamples.table([
        .init("ml.m5.large", cost: 0.1, rate: 100).with { $0.environment = [("A-B", "x")] }
      ])
      do {
        _ = try table.deployed(try table.answer("100"), change)
        return ""
      } catch let error as DeploymentError {
        return error.message
      }
    }
    #expect(try message { $0.scaleInCooldownSeconds = 1 << 31 }.contains("0 to 2147483647 seconds"))
    let made = try message {
      $0.modelPackage = Examples.package
      $0.roleARN = Examples.role
    }
    #expect(made.contains("with --model alone"))
  }

  @Test("Another role is another model, so it has another name")
  func roleInName() throws {
    let table = try AnswerExamples.job05()
    let answer = try table.answer("500")
    func name(_ role: String) throws -> String {
      try table.deployed(answer) {
        $0.models = []
        $0.modelPackage = Examples.package
        $0.roleARN = role
      }.createModels[0].modelName
    }
    #expect(try name(Examples.role) != name(Examples.role + "2"))
  }

  @Test("A specification of the package is the model's")
  func specification() throws {
    let text = #"""
      {"JobName":"j","InferenceRecommendations":[{"Metrics":{"CostPerHour":0.1,"MaxInvocations":100},
      "EndpointConfiguration":{"InstanceType":"ml.m5.large","InitialInstanceCount":1},
      "ModelConfiguration":{"InferenceSpecificationName":"neo"}}]}
      """#
    let table = try AnswerExamples.table(text)
    let answer = try table.answer("100")
    let made = try table.deployed(answer) {
      $0.modelPackage = Examples.package
      $0.roleARN = Examples.role
    }
    #expect(made.createModels[0].primaryContainer.inferenceSpecificationName == "neo")
    #expect(try made.file("README.md").contains("specification neo of its model package"))
    let image = try table.deployed(answer) {
      $0.images = [VariantValue("image:1")]
      $0.modelData = [VariantValue("s3://b/m.tar.gz")]
      $0.roleARN = Examples.role
    }
    #expect(image.createModels[0].primaryContainer.inferenceSpecificationName == nil)
    #expect(image.checks.contains { $0.code == "specification" })
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: DeploymentError.Code
    var flag: String
    var change: @Sendable (inout DeploymentOptions) -> Void
  }

  private static let faults: [Fault] = [
    Fault(testDescription: "no model", code: .missingModel, flag: "--model NAME") {
      $0.models = []
    },
    Fault(testDescription: "a model of another type only", code: .unknownVariant, flag: "--model") {
      $0.models = [VariantValue("m", for: "ml.c5.large")]
    },
    Fault(testDescription: "two models for all", code: .contradiction, flag: "--model") {
      $0.models = [VariantValue("m"), VariantValue("n")]
    },
    Fault(testDescription: "a model's name", code: .malformed, flag: "--model") {
      $0.models = [VariantValue("a_b")]
    },
    Fault(testDescription: "an endpoint's name", code: .malformed, flag: "--endpoint") {
      $0.endpointName = "-a"
    },
    Fault(testDescription: "a long endpoint's name", code: .malformed, flag: "--endpoint") {
      $0.endpointName = String(repeating: "a", count: 64)
    },
    Fault(testDescription: "a configuration's name", code: .malformed, flag: "--endpoint-config") {
      $0.endpointConfigName = ""
    },
    Fault(testDescription: "a package without a role", code: .missingRole, flag: "--role") {
      $0.modelPackage = DeploymentExamples.package
    },
    Fault(testDescription: "a role of nothing", code: .contradiction, flag: "--role") {
      $0.roleARN = DeploymentExamples.role
    },
    Fault(testDescription: "a malformed role", code: .malformed, flag: "--role") {
      $0.modelPackage = DeploymentExamples.package
      $0.roleARN = "Serve"
    },
    Fault(testDescription: "a malformed package", code: .malformed, flag: "--model-package") {
      $0.modelPackage = "resnet"
      $0.roleARN = DeploymentExamples.role
    },
    Fault(testDescription: "a package and an image", code: .contradiction, flag: "--image") {
      $0.modelPackage = DeploymentExamples.package
      $0.images = [VariantValue("i")]
      $0.roleARN = DeploymentExamples.role
    },
    Fault(testDescription: "an artefact alone", code: .missingModel, flag: "--image") {
      $0.modelData = [VariantValue("s3://b/m.tar.gz")]
    },
    Fault(testDescription: "an image alone", code: .missingModel, flag: "--model-data URL") {
      $0.images = [VariantValue("i")]
      $0.roleARN = DeploymentExamples.role
    },
    Fault(testDescription: "a folder as artefact", code: .malformed, flag: "--model-data") {
      $0.images = [VariantValue("i")]
      $0.modelData = [VariantValue("s3://b/models/")]
      $0.roleARN = DeploymentExamples.role
    },
    Fault(testDescription: "an image's path", code: .malformed, flag: "--image") {
      $0.images = [VariantValue("a b")]
      $0.modelData = [VariantValue("s3://b/m.tar.gz")]
      $0.roleARN = DeploymentExamples.role
    },
    Fault(testDescription: "a negative cooldown", code: .outOfRange, flag: "--scale-in-cooldown") {
      $0.scaleInCooldownSeconds = -1
    },
    Fault(testDescription: "a long cooldown", code: .outOfRange, flag: "--scale-out-cooldown") {
      $0.scaleOutCooldownSeconds = 1 << 31
    },
  ]

  @Test("Each mistake by its code, and the flag that mends it", arguments: faults)
  func fault(_ fault: Fault) throws {
    let table = try AnswerExamples.job05()
    let answer = try table.answer("1000")
    do {
      _ = try table.deployed(answer, fault.change)
      Issue.record("it was accepted")
    } catch let error as DeploymentError {
      #expect(error.code == fault.code)
      #expect(error.message.contains(fault.flag), "\(error)")
    }
  }

  @Test("An environment that CreateModel does not take is refused where a model is made")
  func environment() throws {
    let tooLong = String(repeating: "x", count: 1025)
    for environment in [
      [("A-B", "1")], [("1A", "1")], [("A", tooLong)], (0...100).map { ("A\($0)", "1") },
    ] {
      let table = try AnswerExamples.table([
        .init("ml.m5.large", cost: 0.1, rate: 100).with { $0.environment = environment }
      ])
      let answer = try table.answer("100")
      #expect(
        Examples.code {
          _ = try table.deployed(answer) {
            $0.modelPackage = Examples.package
            $0.roleARN = Examples.role
          }
        } == .environment)
      // A model by its name may have it.
      #expect(Examples.code { _ = try table.deployed(answer) } == nil)
    }
  }

  @Test("No choice, and counts beyond 32 bits")
  func beyond() throws {
    let table = try AnswerExamples.job05()
    let none = try table.answer("1000") { $0.constraints.latencyLimitMilliseconds = 1 }
    #expect(Examples.code { _ = try table.deployed(none) } == .noChoice)
    let many = try table.answer("1e12")
    #expect(Examples.code { _ = try table.deployed(many) } == .outOfRange)
  }
}
