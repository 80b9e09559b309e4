import Foundation
import Rightsizer

/// The published jobs of `datasets/jobs`, read as a user in the repository's root would read them.
enum PublishedJobs {
  /// The repository's root.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The files' names, in order.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "datasets/jobs").path
    )
    .filter { $0.hasSuffix(".json") }.sorted()
  }

  /// The inputs whose names begin with one of these, all if there is none; they are called by their
  /// paths from the repository's root.
  static func inputs(_ beginnings: String...) throws -> [Input] {
    var inputs: [Input] = []
    for name in try names()
    where beginnings.isEmpty || beginnings.contains(where: name.hasPrefix) {
      let path = "datasets/jobs/" + name
      let bytes = try Data(contentsOf: root.appending(path: path))
      inputs.append(.bytes([UInt8](bytes), name: path))
    }
    return inputs
  }

  /// A table of all published jobs.
  static func all() throws -> RecommendationTable { table(try inputs()) }

  /// A table of one job, by its number.
  static func job(_ number: String) throws -> RecommendationTable {
    table(try inputs("describe_\(number)_"))
  }

  /// A table of what can be read of some inputs.
  static func table(_ inputs: [Input]) -> RecommendationTable {
    RecommendationTable.load(inputs).table
  }
}
