import Foundation
import Testing

struct ValidateTests {
  static let valid = """
    {
      "JobName": "a",
      "JobType": "Default",
      "RoleArn": "arn:aws:iam::111122223333:role/r",
      "InputConfig": {
        "ModelPackageVersionArn": "arn:aws:sagemaker:us-east-1:111122223333:model-package/m/1"
      }
    }
    """

  static let faulty = valid.replacing("\"Default\"", with: "\"default\", \"JobNmae\": 1")

  @Test("0: valid, told on standard output; standard input as well")
  func valid() throws {
    try Scratch.with { folder in
      let file = try folder.file("request.json", Self.valid)
      let result = try Tool.run("validate", file)
      #expect(result.code == 0)
      #expect(result.output == "\(file): valid, a Default job named a\n")
      #expect(result.errors.isEmpty)
      let piped = try Tool.run("validate", "-", input: Self.valid)
      #expect(piped.code == 0)
      #expect(piped.output == "standard input: valid, a Default job named a\n")
    }
  }

  @Test("65: every fault with its place, rule and mend, on standard output")
  func faults() throws {
    let result = try Tool.run("validate", "-", input: Self.faulty)
    #expect(result.code == 65)
    #expect(result.errors.isEmpty)
    #expect(
      result.output == """
        standard input: 2 faults
        fault 3:14 $.JobType (unknownValue)
          Default, Advanced; found "default"
          → write Default
        fault 3:25 $.JobNmae (unknownMember)
          a member of CreateInferenceRecommendationsJobRequest
          → did you mean JobName?

        """)
  }

  @Test("Warnings are told, and the code is 0")
  func warnings() throws {
    let text = Self.valid.replacing(
      "\"InputConfig\": {", with: "\"InputConfig\": {\"JobDurationInSeconds\": 60,")
    let result = try Tool.run("validate", "-", input: text)
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("standard input: valid, a Default job named a, 1 warning\n"))
    #expect(result.output.contains("warning 5:43 $.InputConfig.JobDurationInSeconds"))
  }

  @Test("JSON is one object, with each request and each fault")
  func json() throws {
    let result = try Tool.run("validate", "--format", "json", "-", input: Self.faulty)
    #expect(result.code == 65)
    #expect(
      result.output == #"""
        {"schema":"rightsizer.validate/1","requests":[{"source":"standard input","valid":false,"job":null,"type":null,"faults":[{"severity":"fault","code":"unknownValue","path":"$.JobType","line":3,"column":14,"rule":"Default, Advanced","found":"\"default\"","mend":"write Default"},{"severity":"fault","code":"unknownMember","path":"$.JobNmae","line":3,"column":25,"rule":"a member of CreateInferenceRecommendationsJobRequest","found":null,"mend":"did you mean JobName?"}],"omitted":0}]}

        """#)
    let valid = try Tool.run("validate", "--format", "json", "-", input: Self.valid)
    #expect(
      valid.output
        == #"{"schema":"rightsizer.validate/1","requests":[{"source":"standard input","valid":true,"#
        + #""job":"a","type":"Default","faults":[],"omitted":0}]}"# + "\n")
  }

  @Test("CSV and Markdown have a row a fault, and a head where there is none")
  func tables() throws {
    let csv = try Tool.run("validate", "--format", "csv", "-", input: Self.faulty)
    let lines = csv.output.split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(lines.first == "source,severity,code,path,line,column,rule,found,mend")
    #expect(lines.last?.hasPrefix("standard input,fault,unknownMember,$.JobNmae,3,25,") == true)
    let markdown = try Tool.run("validate", "--format", "markdown", "-", input: Self.valid)
    #expect(markdown.code == 0)
    #expect(markdown.output.split(separator: "\n").count == 2)
  }

  @Test("Several files are told one after the other; a folder gives its .json files")
  func several() throws {
    try Scratch.with { folder in
      let good = try folder.file("a.json", Self.valid)
      let bad = try folder.file("b.json", Self.faulty)
      try folder.file("c.txt", "no request")
      let result = try Tool.run("validate", folder.path)
      #expect(result.code == 65)
      let first = try #require(result.output.range(of: "\(good): valid"))
      let second = try #require(result.output.range(of: "\n\n\(bad): 2 faults"))
      #expect(first.upperBound < second.lowerBound)
      #expect(!result.output.contains("c.txt"))
    }
  }

  @Test("66: no such file; the others are told; 65 where one of them has faults")
  func missing() throws {
    try Scratch.with { folder in
      let missing = folder.appending(path: "none.json").path
      let good = try folder.file("a.json", Self.valid)
      let result = try Tool.run("validate", missing, good)
      #expect(result.code == 66)
      #expect(result.output.contains("a.json: valid"))
      #expect(
        result.errors == "error: \(missing): no such file or folder: check the path, and where "
          + "it leads if it is a link\n")
      let bad = try folder.file("b.json", Self.faulty)
      #expect(try Tool.run("validate", missing, bad).code == 65)
      let empty = folder.appending(path: "empty")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      #expect(try Tool.run("validate", empty.path).code == 66)
    }
  }

  @Test("A describe response is refused by name; no file at all is wrong usage")
  func refused() throws {
    let result = try Tool.run("validate", Inputs.job12)
    #expect(result.code == 65)
    #expect(result.output.contains("the description of a job, its result"))
    #expect(result.output.contains("rightsize plan --repeat FILE"))
    #expect(try Tool.run("validate").code == 64)
  }

  @Test("What could move a terminal's cursor is shown, not sent")
  func controlCharacters() throws {
    let text = Self.valid.replacing("\"Default\"", with: "\"\\u001b[2J\", \"\\u001b]0;\": 1")
    let result = try Tool.run("validate", "-", input: text)
    #expect(!result.output.utf8.contains(0x1B))
  }
}
