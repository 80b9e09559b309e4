import Rightsizer
import TestSupport
import Testing

struct RefusedRequestTests {
  static let texts: [(text: String, found: String)] = [
    ("", "an empty input"), (" \n", "nothing but white space"), ("[{}]", "an array"),
    ("\"a\"", "a string"), ("17", "a number"), ("null", "null"),
    ("{'JobName': 'a'}", "a Python repr (`print(request)`)"),
    ("JobName: a\nJobType: Default\n", "YAML"), ("---\nJobName: a\n", "YAML"),
    ("<html></html>", "HTML or XML"), ("\u{1F}\u{8B}", ""),
    ("aws sagemaker create-inference-recommendations-job --job-name a", "a shell command"),
    (
      "An error occurred (ValidationException) when calling",
      "the error message of an `aws` command"
    ),
    (#"{"JobName":"a","Status":"COMPLETED"}"#, "the description of a job, its result"),
    (#"{"JobArn":"a"}"#, "the description of a job, its result"),
    (#"{"Steps":[]}"#, "a list of jobs or of their steps"),
    (#"{"Error":{"Code":"x"}}"#, "an AWS error"),
    (#"{"Resources":{}}"#, "a CloudFormation template"),
    (
      #"{"EndpointConfigName":"a","Tags":[]}"#,
      "the request of another command (create-endpoint-config or create-endpoint)"
    ),
    (
      #"{"ModelName":"a","PrimaryContainer":{}}"#, "the request of another command (create-model)"
    ),
    (
      #"{"a":1}"#,
      "an object with none of its members (JobName, JobType, RoleArn, InputConfig and so on)"
    ),
  ]

  @Test("What is no request is told by name, in one fault", arguments: texts)
  func told(text: String, found: String) {
    let validation = RequestValidation(Array(text.utf8))
    guard !found.isEmpty else { return }
    #expect(validation.faults.map(\.code) == [.notARequest])
    #expect(validation.faults.map(\.found) == [found])
    #expect(validation.faults.map(\.path) == ["$"])
  }

  @Test(
    "Results of a job in other formats are told by name, as where results are read",
    arguments: [
      ("mistake_cli1_describe_table.txt", "the AWS CLI's table format"),
      ("csv_header_only.csv", "CSV with the results of a job"),
      ("csv_semicolon.csv", "CSV with the results of a job"),
      (
        "mistake_pandas_floatNaN_tostring.txt", "a printed data frame with the results of a job"
      ),
      ("mistake_boto3_print_repr.txt", "a Python repr (`print(request)`)"),
    ])
  func formats(file: String, found: String) {
    let faults = RequestValidation(TestFiles.bytes(TestFiles.bad + "/" + file)).faults
    #expect(faults.map(\.code) == [.notARequest])
    #expect(faults.map(\.found) == [found])
  }

  @Test("Of a broken describe response the syntax alone is told, and what it looks like")
  func brokenDescription() {
    for name in ["syn_trailing_comma.json", "syn_bad_escape.json", "trunc_mid_exponent.json"] {
      let faults = RequestValidation(TestFiles.bytes(TestFiles.bad + "/" + name)).faults
      #expect(faults.map(\.code) == [.syntax], "\(name)")
      #expect(
        faults.first?.mend.contains("it looks like the description of a job, its result") == true)
    }
  }

  @Test(
    "A fault of grammar tells what is expected and what is found, each by itself",
    arguments: [
      ("/{}", "a JSON value (JSON, RFC 8259)", "'/'"),
      ("-----", "a digit (JSON, RFC 8259)", "'-'"),
      (#"{"JobName":"a" "b""#, "',' or '}' after a member (JSON, RFC 8259)", "a string"),
      (#"{"JobName":"#, "a JSON value (JSON, RFC 8259)", "the end of the input"),
    ])
  func grammar(text: String, rule: String, found: String) {
    let faults = RequestValidation(Array(text.utf8)).faults
    #expect(faults.map(\.code) == [.syntax])
    #expect(faults.map(\.rule) == [rule])
    #expect(faults.map(\.found) == [found])
  }

  @Test("Packed files are told by name")
  func packed() {
    #expect(RequestValidation([0x1F, 0x8B, 8, 0]).faults.map(\.found) == ["gzip"])
    #expect(RequestValidation([0x50, 0x4B, 3, 4]).faults.map(\.found) == ["a zip file"])
    #expect(RequestValidation([0x7B, 0, 0x7D, 0]).faults.map(\.code) == [.notARequest])
  }

  @Test(
    "Every published job and every exported sample is refused",
    arguments: [
      TestFiles.jobs, TestFiles.samples, TestFiles.bad,
    ])
  func exports(folder: String) {
    for name in TestFiles.names(in: folder) where name != "INDEX.json" && name != "MANIFEST.json" {
      let validation = RequestValidation(TestFiles.bytes(folder + "/" + name))
      #expect(!validation.isValid, "\(name)")
      #expect(validation.faults.count <= 500, "\(name)")
    }
    if folder == TestFiles.jobs {
      for name in TestFiles.names(in: folder) where name.hasPrefix("describe") {
        let faults = RequestValidation(TestFiles.bytes(folder + "/" + name)).faults
        #expect(faults.map(\.code) == [.notARequest], "\(name)")
      }
    }
  }

  @Test("A request whose members are all misspelt is still a request")
  func misspelt() {
    let faults = RequestValidation(Array(#"{"job-name":"a","job_type":"Default"}"#.utf8)).faults
    let unknown = faults.filter { $0.code == .unknownMember }
    #expect(unknown.map(\.mend) == ["write JobName", "write JobType"])
  }

  @Test("A member that belongs elsewhere is told where")
  func homes() {
    let faults = RequestValidation(
      Array(#"{"JobName":"a","Phases":[],"UsersPerStep":1,"Percentle":1,"Tasg":[]}"#.utf8)
    ).faults
    #expect(
      faults.filter { $0.code == .unknownMember }.map(\.mend) == [
        "move it to $.InputConfig.TrafficPattern.Phases",
        "move it to $.InputConfig.TrafficPattern.Stairs.UsersPerStep",
        "take it out; the members are JobName, JobType, RoleArn, InputConfig, JobDescription, "
          + "StoppingConditions, OutputConfig, Tags",
        "did you mean Tags?",
      ])
  }
}
