import ArgumentParser
import Rightsizer

extension InputArguments {
  /// The groups that a choice is made in: one, or those asked for with `--group-by`.
  ///
  /// Several models in one question are refused, since a choice between them means nothing.
  func groupsToAnswer(in table: RecommendationTable) throws -> [(name: String, rows: [Int])] {
    let groups = table.eligibleGroups(by: groupKey, job: job)
    if groups.isEmpty {
      for row in 0..<min(table.count, 5) {
        if let reason = table.ineligibility(row) {
          StandardError.write("nothing eligible: \(table[row].source): row \(row): \(reason)")
        }
      }
      if table.count == 0 {
        for source in table.sources {
          StandardError.write("nothing eligible: \(source): no recommendations")
        }
      }
    }
    guard groups.count > 1, groupBy == nil else { return groups }
    let names = groups.map(\.name).prefix(10).joined(separator: ", ")
    throw ValidationError(
      "the inputs hold \(groups.count) models (\(names)\(groups.count > 10 ? ", …" : "")), and a choice "
        + "is made within one: name files of one model, narrow with --job, or add --group-by model to "
        + "answer each by itself")
  }
}
