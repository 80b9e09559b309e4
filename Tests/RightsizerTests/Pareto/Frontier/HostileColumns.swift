import Rightsizer
import TestSupport

/// Random columns of whole numbers with many or few ties, and now and then a value that is special.
enum HostileColumns {
  private static let special: [Double] = [.nan, .infinity, -.infinity, -0.0, 0, 1e300, -1e300]

  static func make(
    _ generator: inout SeededGenerator, _ objectives: Int, _ count: Int,
    missingValues: MissingValues = .exclude
  ) -> ObjectiveColumns {
    let levels = [2.0, 7, 1e6][generator.below(3)]
    let columns = (0..<objectives).map { _ in
      (0..<count).map { _ in
        generator.below(12) == 0
          ? special[generator.below(special.count)] : (generator.unit() * levels).rounded()
      }
    }
    let senses = (0..<objectives).map { _ in generator.below(2) == 0 ? Sense.min : .max }
    return ObjectiveColumns(columns, senses: senses, missingValues: missingValues)
  }
}
