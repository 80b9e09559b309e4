import ArgumentParser
import Rightsizer

extension InputArguments {
  /// The groups that a choice is made in: one, or those asked for with `--group-by`.
  ///
  /// Several models in one question are refused, since a choice between them means nothing.
  func groupsToAnswer(in table: RecommendationTable) throws -> [(name: String, rows: [Int])] {
    var groups = table.eligibleGroups(by: groupKey, job: job)
    if groupBy != nil {
      // Each group is answered then, also one of which nothing is eligible.
      let grouping = table.grouping(by: groupKey)
      groups = zip(grouping.names, grouping.rows).compactMap { name, rows in
        let told = rows.filter { job == nil || table.jobName($0) == job }
        return told.isEmpty ? nil : (name, told)
      }
    }
    if !groups.contains(where: { $0.rows.contains(where: table.isEligible) }) {
      for row in 0..<min(table.count, 5) {
        if let reason = table.ineligibility(row) {
          StandardError.write("nothing eligible: \(table[row].source): row \(row): \(reason)")
        }
      }
      if table.count == 0 {
        StandardError.tellNothingEligible(in: table.sources, of: table)
      }
    }
    // The answer is printed all the same, without a choice.
    if groups.isEmpty {
      let rows = (0..<table.count).filter { job == nil || table.jobName($0) == job }
      let names = table.grouping(by: groupKey).names
      return [(names.count == 1 ? names[0] : table.sources.joined(separator: ", "), rows)]
    }
    guard groups.count > 1, groupBy == nil else { return groups }
    throw refusal(
      of: groups.map(\.name),
      "and a choice is made within one: name files of one model, narrow with "
        + "--job, or add --group-by model to answer each by itself")
  }

  /// The rows of the one group that an answer is for; refuses several with the reason.
  func onlyGroup(
    in table: RecommendationTable, else reason: @autoclosure () -> String
  ) throws -> (name: String, rows: [Int]) {
    let groups = table.eligibleGroups(by: groupKey, job: job)
    guard groups.count > 1 else {
      let answered = try groupsToAnswer(in: table)
      return groups.first ?? answered[0]
    }
    throw refusal(of: groups.map(\.name), reason())
  }

  /// Refuses several groups, naming them: wrong usage that only the inputs show, so that no usage of
  /// options would explain it.
  func refusal(of names: [String], _ reason: String) -> ExitCode {
    let kind =
      switch groupKey {
      case .job: "jobs"
      default: "models"
      }
    let told = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    StandardError.write("error: the inputs hold \(names.count) \(kind) (\(told)), \(reason)")
    return .validationFailure
  }
}
