@testable import Rightsizer

/// Columns that other libraries have scored.
enum ScoringExamples {
  /// Published job 12: dollars an hour, milliseconds, invocations a minute, % of memory.
  static func job12() throws -> DecisionMatrix {
    try DecisionMatrix(
      columns: [
        [1.761, 0.921, 4.779, 18.35, 6.112], [4392, 9521, 4184, 2345, 7273],
        [41, 19, 47, 190, 67], [28.291, 28.016, 6.05, 5.359, 7.226],
      ], senses: [.min, .min, .max, .min])
  }

  /// The weights that go with it.
  static func job12Weights() throws -> Weights { try Weights([3, 2, 4, 1]) }

  /// A choice among four aircraft by six criteria, which pymcdm 1.4.0 has scored.
  static func fighter() throws -> DecisionMatrix {
    try DecisionMatrix(
      columns: [
        [2, 2.5, 1.8, 2.2], [1500, 2700, 2000, 1800], [20000, 18000, 21000, 20000],
        [5.5, 6.5, 4.5, 5], [5, 3, 7, 5], [9, 5, 7, 5],
      ], senses: [.max, .max, .max, .min, .max, .max])
  }
}
