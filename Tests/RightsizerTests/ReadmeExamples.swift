import Rightsizer

/// The Swift examples of the README. What stands between the marks is the README's text, word for
/// word; a test holds the two equal and runs it.
enum ReadmeExamples {
  static func rank(print: (String) -> Void) throws {
    // README: rank
    let loaded = RecommendationTable.load(paths: ["datasets/jobs"])
    for error in loaded.errors { print("error: \(error)") }
    let ranking = try loaded.table.ranked()
    for group in ranking.groups {
      print("\(group.name): \(group.ranked.count) configurations")
      for row in group.ranked.map({ ranking.row($0, group: group.name) }) {
        let (rank, it) = (row.rank ?? 0, row.recommendation)
        print("\(rank)\t\(it.instanceType ?? "serverless")\t\(it.costPerInference ?? .nan)")
      }
    }
    // README: end
  }

  static func read(bytes: [UInt8], print: (String) -> Void) throws {
    // README: read
    // One input, all or nothing: throws a ReadError that names file, line, column and JSON path.
    let one = try RecommendationTable(bytes: bytes, name: "job.json")

    // Many inputs, of either kind: what cannot be read does not stop the others.
    let many = RecommendationTable.load([
      .path("datasets/jobs"), .bytes(bytes, name: "upload 17"),
    ])
    for error in many.errors { print("\(error.source): \(error.message)") }

    // Diagnostics are values; the library prints nothing.
    for diagnostic in many.table.diagnostics where diagnostic.severity == .warning {
      print("\(diagnostic.code): \(diagnostic.message)")
    }

    // A metric of all rows is contiguous storage, shared and not copied; NaN is unavailable.
    let latencies = one.column(.modelLatencyMilliseconds)
    print("\(latencies.count { $0 < 500 }) rows below 500 ms")

    // A row is a value: Sendable, Hashable, Codable; what is unavailable is nil.
    let row: Recommendation = one[0]
    print(row.instanceType ?? "serverless")
    // README: end
  }

  static func weights(
    table: RecommendationTable, print: (String) -> Void
  ) throws {
    // README: weights
    var options = RankingOptions(objectives: try Objective.list(parsing: "cost,latency"))
    options.weights = [3, 1]
    options.missing = .worst
    options.order = .score
    let ranking = try table.ranked(by: options)

    // Many weight vectors at once, through one matrix product for each group.
    let scores = try ranking.scores(under: [[1, 0], [1, 1], [0, 1]])
    print("row 0 scores \(scores[0, weightVector: 1]) under equal weights")
    // README: end
  }

  static func export(table: RecommendationTable, print: (String) -> Void) {
    // README: export
    TableExport(table).write(as: .csv) { bytes, rowCount in
      print("\(bytes.count) bytes, \(rowCount) rows so far")
    }
    // README: end
  }

  static func robustness(table: RecommendationTable, print: (String) -> Void) throws {
    // README: robustness
    var asked = RankingRobustness.Options()
    asked.preference = [0, 1]  // The first objective weighs no less than the second.
    let found = try table.ranked().robustness(asked, threads: ThreadCount(2))
    for group in found.groups {
      for (place, row) in group.rows.enumerated() {
        let first = group.weightings?.shares[place][0] ?? .nan
        print("row \(row): first in \(first) of weightings")
        print("row \(row): on the frontier in \(group.reruns.frontierShares[place]) of reruns")
      }
    }
    // README: end
  }

  static func select(
    table: RecommendationTable, print: (String) -> Void
  ) throws {
    // README: select
    var request = SelectionRequest(demand: try Demand(parsing: "12000/min"))
    request.constraints.latencyLimitMilliseconds = 500
    request.maximumVariants = 2
    for group in table.eligibleGroups() {
      let answer = try table.selection(for: request, group: group.name, rows: group.rows)
      guard let winner = answer.choice else { continue }
      for part in winner.choice.parts {
        print("\(part.instanceType ?? "serverless") × \(part.instanceCount ?? 0)")
      }
      for reason in winner.reasons { print("\(reason.code): \(reason.message)") }
    }
    // README: end
  }

  static func next(
    table: RecommendationTable, request: SelectionRequest, bytes: [UInt8], print: (String) -> Void
  ) throws {
    // README: next
    var question = LoadTestQuestion(
      selection: request,
      model: .package("arn:aws:sagemaker:us-east-1:111122223333:model-package/resnet/1"),
      roleARN: "arn:aws:iam::111122223333:role/inference")
    question.predictsUntestedSizes = true
    let plan = try table.loadTestPlan(for: question)
    if let next = plan.request { print(next.json) }

    for fault in RequestValidation(bytes).faults { print("\(fault.path): \(fault.mend)") }

    var options = DeploymentOptions(endpointName: "search")
    options.models = [VariantValue("search-v3")]
    let rows = Array(0..<table.count)
    let answer = try table.selection(for: request, group: "search", rows: rows)
    for file in try table.deployment(of: answer, options: options).files(.requests) {
      print("\(file.name): \(file.text.utf8.count) bytes")
    }
    // README: end
  }
}
