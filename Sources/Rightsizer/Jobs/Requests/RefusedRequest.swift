/// Inputs that are known not to be requests, each with its name and what to do instead.
struct RefusedRequest {
  let found: String
  let mend: String

  static let rule =
    "the request of create-inference-recommendations-job, one JSON object as --cli-input-json takes it"

  private static let skeleton =
    "begin with `aws sagemaker create-inference-recommendations-job --generate-cli-skeleton`"

  // MARK: By how the text begins

  /// What a text is that is no JSON; `nil` if it may be JSON or is nothing known.
  static func recognize(_ bytes: [UInt8]) -> RefusedRequest? {
    let head = bytes.prefix(RefusedText.headCount)
    guard head.contains(where: { !$0.isJSONSpace }) else {
      return RefusedRequest(
        found: bytes.isEmpty ? "an empty input" : "nothing but white space",
        mend: "look at the error message of the command that wrote it, or " + skeleton)
    }
    if head.starts(with: [0x1F, 0x8B]) {
      return RefusedRequest(found: "gzip", mend: "unpack it first (`gunzip FILE`)")
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return RefusedRequest(found: "a zip file", mend: "unpack it first (`unzip FILE`)")
    }
    if let packed = RefusedText.packing(head),
      let colon = packed.firstRange(of: ": ")
    {
      return RefusedRequest(
        found: String(packed[..<colon.lowerBound]), mend: String(packed[colon.upperBound...]))
    }
    if head.count >= 2, (head[0] == 0) != (head[1] == 0) {
      return RefusedRequest(
        found: "UTF-16 without a byte order mark, or NUL bytes", mend: "save it as UTF-8")
    }
    let text = head.drop { $0.isJSONSpace }
    switch text.first {
    case UInt8(ascii: "{"):
      guard text.dropFirst().first(where: { !$0.isJSONSpace }) == UInt8(ascii: "'") else {
        return nil
      }
      return RefusedRequest(
        found: "a Python repr (`print(request)`)",
        mend: "write it with `json.dump(request, file)`")
    case UInt8(ascii: "<"): return RefusedRequest(found: "HTML or XML", mend: skeleton)
    default: break
    }
    let line = String(
      decoding: text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    if line.hasPrefix("aws ") || line.hasPrefix("$ aws ") {
      return RefusedRequest(
        found: "a shell command",
        mend: "add `--generate-cli-skeleton input` to it and validate what it prints")
    }
    if line.hasPrefix("An error occurred (") {
      return RefusedRequest(
        found: "the error message of an `aws` command",
        mend: "run that command again, or " + skeleton)
    }
    if line == "---" || isYAMLMember(line) {
      return RefusedRequest(
        found: "YAML", mend: "write it as JSON; --cli-input-yaml reads YAML, and JSON as well")
    }
    return exported(line)
  }

  /// What a line of a job's result is that is not JSON, told apart as where results are read.
  private static func exported(_ line: String) -> RefusedRequest? {
    let found: String
    if RefusedText.isTable(line) {
      found = "the AWS CLI's table format"
    } else if RefusedText.isCSV(line) {
      found = "CSV with the results of a job"
    } else if RefusedText.isPrintedFrame(line) {
      found = "a printed data frame with the results of a job"
    } else if line.contains("\t"), line.first.map({ $0.isLetter }) == true {
      found = "the AWS CLI's text format"
    } else {
      return nil
    }
    return RefusedRequest(found: found, mend: "name the file with the request, or " + skeleton)
  }

  /// Whether a line is a member of a YAML mapping, such as `JobName: a`.
  private static func isYAMLMember(_ line: String) -> Bool {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), colon != line.startIndex else {
      return false
    }
    let rest = line[line.index(after: colon)...]
    return line[..<colon].utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    } && (rest.isEmpty || rest.hasPrefix(" "))
  }

  // MARK: By the members of the object

  /// What an object is that has a member of this name, which no request has.
  static func recognize(member name: String) -> RefusedRequest? {
    switch name {
    case "JobArn", "Status", "InferenceRecommendations", "EndpointPerformances":
      RefusedRequest(
        found: "the description of a job, its result",
        mend: "`rightsize plan --repeat FILE` makes a request of it; `rightsize rank FILE` ranks it"
      )
    case "Steps", "InferenceRecommendationsJobs":
      RefusedRequest(
        found: "a list of jobs or of their steps", mend: "name the file with the request")
    case "Error", "__type":
      RefusedRequest(
        found: "an AWS error", mend: "run the command that wrote it again, or " + skeleton)
    case "AWSTemplateFormatVersion", "Resources":
      RefusedRequest(
        found: "a CloudFormation template", mend: "it has no such resource; " + skeleton)
    case "ProductionVariants", "EndpointConfigName":
      RefusedRequest(
        found: "the request of another command (create-endpoint-config or create-endpoint)",
        mend: "it is not checked here: its command takes or refuses it")
    case "PrimaryContainer", "Containers", "ExecutionRoleArn":
      RefusedRequest(
        found: "the request of another command (create-model)",
        mend: "it is not checked here: its command takes or refuses it")
    case "PolicyName", "ScalableDimension":
      RefusedRequest(
        found: "the request of another command (of Application Auto Scaling)",
        mend: "it is not checked here: its command takes or refuses it")
    default: nil
    }
  }

  /// What an object is that has no member of a request at all.
  static var unrelated: RefusedRequest {
    RefusedRequest(
      found:
        "an object with none of its members (JobName, JobType, RoleArn, InputConfig and so on)",
      mend: skeleton)
  }

  static func document(_ found: String) -> RefusedRequest {
    RefusedRequest(
      found: found,
      mend: found == "an array"
        ? "give one object; put each request in a file of its own" : skeleton)
  }
}

extension UInt8 {
  fileprivate var isJSONSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
