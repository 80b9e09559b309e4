import ArgumentParser
import Rightsizer

/// What `frontier` tells beside its rows.
struct FrontierArguments: ParsableArguments {
  @Flag(
    help: """
      Also tell the hypervolume, each row's own part of it, how crowded it stands, knees and the \
      distance to the ideal.
      """)
  var indicators = false

  @Option(
    help: ArgumentHelp(
      "Where the hypervolume ends, a value for each objective as in the JSON (default: a tenth "
        + "of the frontier's range beyond its worst).", valueName: "value,…"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "Also tell rows that are within this fraction of the frontier, and which trade-offs are "
        + "smaller, such as 0.05.", valueName: "fraction"))
  var tolerance: Double?

  /// The request, for so many objectives.
  func request(objectiveCount: Int) throws -> FrontierDetails.Request? {
    var request = FrontierDetails.Request()
    request.findsIndicators = indicators
    if let tolerance {
      guard tolerance >= 0, tolerance <= 1 else {
        throw ValidationError("--tolerance takes a fraction from 0 to 1, such as 0.05")
      }
      request.tolerance = tolerance
    }
    if let reference {
      guard indicators else { throw ValidationError("--reference needs --indicators") }
      var values: [Double] = []
      for part in reference.split(separator: ",", omittingEmptySubsequences: false) {
        guard let value = Double(part), value.isFinite else {
          throw ValidationError("--reference: '\(part)' is no number")
        }
        values.append(value)
      }
      guard values.count == objectiveCount else {
        throw ValidationError(
          "--reference: expected \(objectiveCount) values, one for each objective; "
            + "found \(values.count)")
      }
      request.reference = values
    }
    return indicators || tolerance != nil ? request : nil
  }
}
