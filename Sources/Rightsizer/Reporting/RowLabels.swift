/// What tells rows of one instance type apart: environment variables that differ, the
/// specification, compilation, the job.
struct RowLabels {
  private let table: RecommendationTable
  /// For each row what its type's rows differ in.
  private var labels: [Int: String] = [:]

  var isNeeded: Bool { labels.values.contains { !$0.isEmpty } }

  func text(of row: Int) -> String { labels[row] ?? "" }

  /// A row's instance type, or its serverless configuration.
  static func name(of row: Int, in table: RecommendationTable) -> String {
    if let serverless = table.serverlessConfiguration(row) {
      let memory = serverless.memorySizeInMB.map { " \(NumberFormat.shortest.text($0)) MB" } ?? ""
      let concurrency =
        serverless.maxConcurrency.map { " × \(NumberFormat.shortest.text($0))" } ?? ""
      return "serverless" + memory + concurrency
    }
    return table.instanceType(row) ?? "(type not told)"
  }

  init(_ table: RecommendationTable, rows: [Int]) {
    self.table = table
    for alike in Dictionary(grouping: rows, by: { Self.name(of: $0, in: table) }).values
    where alike.count > 1 {
      let parts = alike.map { Self.parts(of: table[$0], table.compilation($0)) }
      var names: [String] = []
      for part in parts {
        for (name, _) in part where !names.contains(name) { names.append(name) }
      }
      let differing = names.filter { name in Set(parts.map { $0[name] }).count > 1 }.sorted()
      for (row, part) in zip(alike, parts) {
        labels[row] =
          differing.map { name in part[name].map { "\(name)=\($0)" } ?? "no \(name)" }
          .joined(separator: " ")
      }
    }
  }

  private static func parts(
    of row: Recommendation, _ compilation: String?
  ) -> [String: String] {
    var parts = row.environment
    parts["specification"] = row.inferenceSpecification
    parts["compilation"] = compilation
    parts["job"] = row.job
    return parts
  }
}
