/// Linear max–min normalisation: each objective on a scale from 0, its worst value, to 1, its best
/// (Hwang and Yoon 1981, *Multiple Attribute Decision Making*).
///
/// The range of a column is that of its finite values in the rows that take part. A column with one
/// value only tells nothing apart: it is 1 for each of them. An infinity is 1 where it is better
/// than any number, 0 where it is worse. NaN, which takes part under ``MissingValues/worst`` only,
/// is 0. So values are never NaN, always from 0 to 1, and exactly 1 and 0 at the ends.
public struct MinMaxNormalization: Sendable, Hashable {
  /// The scale of one column: with `orientation` applied, more is better.
  struct Scale: Sendable, Hashable {
    /// 1 or −1; half of it where the range is beyond the greatest double.
    let orientation: Double
    /// The worst finite value, oriented; +∞ when there is none, so that only +∞ reaches it.
    let worst: Double
    /// The best less the worst, oriented: 0 for a constant column.
    let span: Double

    /// The value on the scale from 0 to 1.
    @inline(__always)
    func normalized(_ value: Double) -> Double {
      // NaN fails each of the comparisons and becomes 0.
      if span == 0 { return orientation * value >= worst ? 1 : 0 }
      let scaled = (orientation * value - worst) / span
      return scaled > 0 ? (scaled < 1 ? scaled : 1) : 0
    }
  }

  let scales: [Scale]

  /// The scales of a matrix's columns, over the rows that take part.
  ///
  /// - Complexity: O(n d), for n rows and d columns.
  public init(_ matrix: DecisionMatrix) {
    scales = matrix.columns.enumerated().map { index, column in
      let sense = matrix.senses[index]
      if let found = matrix.statistics?[index], found.isFinite {
        return Self.scale(least: found.least, greatest: found.greatest, sense: sense)
      }
      var least = Double.infinity
      var greatest = -Double.infinity
      func take(_ value: Double) {
        guard value.isFinite else { return }
        if value < least { least = value }
        if value > greatest { greatest = value }
      }
      if let rows = matrix.participants {
        for row in rows { take(column[row]) }
      } else {
        for value in column { take(value) }
      }
      return Self.scale(least: least, greatest: greatest, sense: sense)
    }
  }

  private static func scale(least: Double, greatest: Double, sense: Sense) -> Scale {
    let sign: Double = sense == .max ? 1 : -1
    guard least <= greatest else { return Scale(orientation: sign, worst: .infinity, span: 0) }
    let (worst, best) = sense == .max ? (least, greatest) : (-greatest, -least)
    if (best - worst).isFinite {
      return Scale(orientation: sign, worst: worst, span: best - worst)
    }
    return Scale(orientation: sign / 2, worst: worst / 2, span: best / 2 - worst / 2)
  }

  /// A value of a column on the scale from 0, the worst, to 1, the best.
  ///
  /// - Precondition: the column is one of the matrix's.
  public func normalized(_ value: Double, column: Int) -> Double {
    scales[column].normalized(value)
  }

  /// Hands the normalised values of a column to `body`, in order, with their positions among the
  /// rows that take part.
  @inline(__always)
  func forEachNormalized(
    _ matrix: DecisionMatrix, column: Int, participants: Range<Int>, _ body: (Int, Double) -> Void
  ) {
    let scale = scales[column]
    let values = matrix.columns[column]
    if let rows = matrix.participants {
      for index in participants { body(index, scale.normalized(values[rows[index]])) }
    } else {
      for index in participants { body(index, scale.normalized(values[index])) }
    }
  }
}
