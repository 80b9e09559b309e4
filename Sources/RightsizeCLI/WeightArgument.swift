import ArgumentParser
import Rightsizer

/// What `--weights` says: weights, a way to take them from the values, or a file of comparisons.
enum WeightArgument {
  case list(WeightList)
  case weighting(WeightingMethod)
  case comparisons(path: String)

  private static let comparisonsPrefix = "ahp:"

  init(parsing text: String) throws {
    if let weighting = WeightingMethod(rawValue: text) {
      self = .weighting(weighting)
    } else if text.hasPrefix(Self.comparisonsPrefix) {
      let path = String(text.dropFirst(Self.comparisonsPrefix.count))
      guard !path.isEmpty else {
        throw ValidationError("--weights: expected a file after ahp:, such as ahp:weights.csv")
      }
      self = .comparisons(path: path)
    } else if !text.contains("=") {
      let known = WeightingMethod.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "--weights: expected metric=weight, such as cost=3,latency=1, one of \(known), or "
          + "ahp:FILE; found '\(text)'")
    } else {
      self = .list(try WeightList(parsing: text))
    }
  }

  /// The comparisons of a file; how consistent they are is told on standard error.
  ///
  /// - Throws: exit code 65 for a file that is no such matrix, 66 for none.
  static func comparisons(at path: String) throws -> MetricComparisons {
    let text: String
    do throws(ReadError) {
      text = try TextFile.read(path)
    } catch {
      StandardError.write("error: \(error)")
      throw error.code == .notFound ? ExitCode.missingInput : .unreadableData
    }
    do throws(ScoringError) {
      let compared = try MetricComparisons(parsingCSV: text)
      let ratio = compared.comparisons.consistencyRatio
      let told = NumberFormat.fixed(decimals: 3).text(ratio)
      StandardError.write(
        ratio > 0.1
          ? "warning: \(path): consistency ratio \(told), above 0.1: the comparisons contradict "
            + "each other, so look at them again"
          : "note: \(path): consistency ratio \(told)")
      return compared
    } catch {
      StandardError.write("error: \(path): \(error)")
      throw ExitCode.unreadableData
    }
  }
}
