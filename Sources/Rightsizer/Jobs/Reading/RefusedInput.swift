/// Inputs that are known not to be job results, each with its name and what to do instead.
enum RefusedInput {
  static let exportHint =
    "export the job with `aws sagemaker describe-inference-recommendations-job --job-name NAME "
    + "--output json`"

  static func refused(_ message: String, at offset: Int) -> JSONFault {
    JSONFault(kind: .refused, offset: offset, message: message)
  }

  static var empty: JSONFault {
    refused(
      "the input is empty, as a shell leaves it when the `aws` command before `>` failed: run that "
        + "command again and look at its error message", at: 0)
  }

  static func tuples(at offset: Int) -> JSONFault {
    refused(
      "arrays of arrays have no member names, so nothing says which figure is which: use a query "
        + "with names, `InferenceRecommendations[].{InstanceType: …, CostPerHour: …}`, or none",
      at: offset)
  }

  static func awsError(_ code: String, _ message: String?, at offset: Int) -> JSONFault {
    refused(
      "an AWS error instead of a job result: \(code)" + (message.map { ": \($0)" } ?? "")
        + "; mend what it says, and run the command that wrote it again", at: offset)
  }

  static func endpointPerformance(at offset: Int) -> JSONFault {
    refused(
      "what an existing endpoint does now (EndpointPerformances), which is a baseline and no "
        + "configuration to choose; it is read with its job: \(exportHint)", at: offset)
  }

  static func createRequest(at offset: Int) -> JSONFault {
    refused(
      "a request to create a job (it has InputConfig but no Status), not its result: when the job "
        + "has run, \(exportHint)", at: offset)
  }

  static func unrelated(at offset: Int) -> JSONFault {
    refused(
      "an object with none of the members of a job result under the service's own names "
        + "(InferenceRecommendations, Steps, Metrics, CostPerHour and so on; a query keeps them: "
        + "`{InstanceType: EndpointConfiguration.InstanceType}`; what rightsize writes is not read "
        + "back): \(exportHint)", at: offset)
  }

  static func notebook(at offset: Int) -> JSONFault {
    refused(
      "a Jupyter notebook, not the results it shows: have a cell of it write them, "
        + "`json.dump(response, open(\"job.json\", \"w\"), default=str)` or `df.to_csv(\"job.csv\")`",
      at: offset)
  }

  /// An object of another API or layout, by its members.
  static func recognize(_ seen: MemberSet, at offset: Int) -> JSONFault? {
    if seen.contains(.jobList) {
      return refused(
        "a list of jobs, which has no results: for each JobName in it, \(exportHint)", at: offset)
    }
    if seen.contains(.scalingConfiguration) {
      return refused(
        "a scaling configuration recommendation, which has no benchmark results: \(exportHint)",
        at: offset)
    }
    if seen.contains(.data), seen.contains(.pandasColumns) || seen.contains(.pandasSchema) {
      return pandasLayout(at: offset)
    }
    return nil
  }

  static func pandasLayout(at offset: Int) -> JSONFault {
    refused(
      "a data frame by columns within another value, which is read only as a file of its own: write "
        + "it with `df.to_json(orient=\"records\")`", at: offset)
  }
}
