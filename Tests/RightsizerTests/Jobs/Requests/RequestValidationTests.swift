import Rightsizer
import TestSupport
import Testing

struct RequestValidationTests {
  @Test("A request of each kind has no fault and no warning", arguments: RequestExamples.names)
  func valid(name: String) throws {
    let text = RequestExamples.text(name)
    let validation = RequestValidation(Array(text.utf8))
    #expect(validation.faults.map(\.description) == [])
    let request = try #require(validation.request)
    // They are written with members in the order of the API, so that the text comes back.
    #expect(request.json == text)
    #expect(request.faults.isEmpty)
  }

  @Test("There is a request of each kind, and there are as many one-fault requests as told")
  func count() {
    #expect(
      RequestExamples.names == [
        "advanced-phases", "advanced-stairs", "compiled", "default", "existing-endpoint",
        "model-name", "network-and-keys", "serverless",
      ])
    #expect(RequestExamples.cases.count { $0.severity == "fault" } >= 160)
  }

  @Test(
    "One change makes one fault, of the right code at the right path",
    arguments: RequestExamples.cases)
  func oneFault(example: RequestExamples.Case) {
    let text = example.text
    #expect(text != RequestExamples.text(example.base))
    let validation = RequestValidation(Array(text.utf8))
    let told = validation.faults.map { "\($0.severity) \($0.code) \($0.path)" }
    #expect(told == ["\(example.severity) \(example.code) \(example.path)"])
    #expect(validation.isValid == (example.severity == "warning"))
    for fault in validation.faults {
      #expect(!fault.rule.isEmpty && !fault.mend.isEmpty)
      #expect(fault.found?.isEmpty != true)
      #expect(fault.line >= 1 && fault.column >= 1)
    }
  }

  @Test("All faults are told, in the order of the text, with line, column, rule and mend")
  func everyFault() {
    let text = """
      {
        "JobName": "größer_1",
        "JobType": "Advanced", "jobDescription": "é",
        "RoleArn": "arn:aws:iam::111122223333:role/r",
        "InputConfig": {
          "ModelName": "m",
          "JobDurationInSeconds": 7200.0
        }
      }

      """
    let advanced = "required for an Advanced job"
    #expect(
      RequestValidation(Array(text.utf8)).faults.map(\.description) == [
        "1:1: $.StoppingConditions: \(advanced) (developer guide: load test): add StoppingConditions",
        #"2:14: $.JobName: letters, digits and hyphens, the first and the last no hyphen; found "#
          + #""größer_1": replace other characters, such as _ . and blanks, by hyphens"#,
        "3:26: $.jobDescription: a member of CreateInferenceRecommendationsJobRequest: write "
          + "JobDescription",
        "5:18: $.InputConfig.ContainerConfig: required with ModelName (developer guide): add "
          + "ContainerConfig: Domain, Task, Framework, FrameworkVersion and PayloadConfig",
        "5:18: $.InputConfig.EndpointConfigurations: \(advanced): what it tests (developer guide: "
          + "load test): add EndpointConfigurations",
        "5:18: $.InputConfig.TrafficPattern: \(advanced) (developer guide: load test): add "
          + "TrafficPattern",
        "7:29: $.InputConfig.JobDurationInSeconds: a whole number from 1 to 18000 (API reference), "
          + "written in digits alone; found 7200.0: write 7200",
      ])
  }

  /// A member of an example that is emptied, and what mends that.
  private static let emptied: [(example: String, change: (String, String), mend: String)] = [
    (
      "advanced-stairs", (#""StoppingConditions": {"#, #""StoppingConditions": null, "x": {"#),
      "give a value"
    ),
    (
      "advanced-stairs", (#""TrafficPattern": {"#, #""TrafficPattern": null, "x": {"#),
      "give a value"
    ),
    ("advanced-stairs", (#""Stairs": {"#, #""Stairs": null, "x": {"#), "give a value"),
    (
      "advanced-stairs",
      (#""EndpointConfigurations": ["#, #""EndpointConfigurations": [], "x": ["#),
      "add an element"
    ),
    (
      "advanced-stairs",
      (#""ModelPackageVersionArn": "#, #""ModelPackageVersionArn": null, "x": "#),
      "give a value"
    ),
    ("model-name", (#""ContainerConfig": {"#, #""ContainerConfig": null, "x": {"#), "give a value"),
    (
      "default", (#""JobType": "Default","#, #""JobType": "Default", "StoppingConditions": null,"#),
      "leave the member out"
    ),
  ]

  @Test("No mend makes the next fault: what a job needs is not to be left out", arguments: emptied)
  func mends(example: String, change: (String, String), mend: String) {
    let text = RequestExamples.text(example).replacing(change.0, with: change.1)
    let faults = RequestValidation(Array(text.utf8)).faults
      .filter { $0.code == .explicitNull || $0.code == .listLength }
    #expect(faults.map(\.mend) == [mend])
  }

  @Test("A text of another form that is too short for it is one fault")
  func oneMistake() {
    let text = RequestExamples.text("default")
      .replacing("arn:aws:iam::111122223333:role/inference", with: "foo")
    #expect(RequestValidation(Array(text.utf8)).faults.map(\.code) == [.pattern])
  }

  @Test("A text that is too long is not read")
  func tooLarge() {
    let text = [UInt8](repeating: 0x20, count: RequestValidation.maximumByteCount + 1)
    let validation = RequestValidation(text)
    #expect(validation.faults.map(\.code) == [.tooLarge])
    #expect(validation.request == nil)
  }

  @Test("UTF-16 is told, and its other faults as well")
  func utf16() {
    let text = RequestExamples.text("default").replacing("Default", with: "default")
    let units = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let faults = RequestValidation([0xFF, 0xFE] + units).faults
    #expect(faults.map(\.code) == [.encoding, .unknownValue])
    #expect(faults.last?.line == 3)
    // Cut within a character.
    let cut = RequestValidation([0xFF, 0xFE] + units.dropLast())
    #expect(cut.request == nil)
  }

  @Test("The skeleton of the AWS CLI is told what to fill in and what to leave out")
  func skeleton() {
    let text = """
      {"JobName": "", "JobType": "Advanced", "RoleArn": "", "InputConfig": {
        "ModelPackageVersionArn": "", "ModelName": "", "JobDurationInSeconds": 0,
        "ContainerConfig": {"Domain": ""}}, "JobDescription": "", "Tags": [{"Key": "", "Value": ""}]}
      """
    let faults = RequestValidation(Array(text.utf8)).faults
    let mends = Dictionary(
      faults.filter { $0.code == .emptyText || $0.code == .range }.map { ($0.path, $0.mend) },
      uniquingKeysWith: { first, _ in first })
    #expect(
      mends == [
        "$.JobName": "fill it in", "$.RoleArn": "fill it in",
        "$.InputConfig.ModelPackageVersionArn": "fill it in, or leave the member out",
        "$.InputConfig.ModelName": "fill it in, or leave the member out",
        "$.InputConfig.JobDurationInSeconds": "give 1 or more, or leave the member out",
        "$.InputConfig.ContainerConfig.Domain": "fill it in, or leave the member out",
        "$.Tags[0].Key": "fill it in",
      ])
  }
}
