internal import CKernels

/// Simple additive weighting: the weighted sum of the min-max-normalised objectives (Hwang and
/// Yoon 1981, *Multiple Attribute Decision Making*; Fishburn 1967).
///
/// Scores are from 0, the worst in every objective that counts, to 1, the best in every one; higher
/// is better. Rows that take no part have NaN.
///
/// ```swift
/// let matrix = try DecisionMatrix(
///   columns: [[2, 4, 6], [90, 30, 60]], senses: [.min, .min])
/// let scores = try WeightedSum().scores(of: matrix, weights: Weights([3, 1]))
/// // [0.75, 0.625, 0.125]
/// ```
public struct WeightedSum: Sendable, Hashable {
  /// Rows normalised at a time: with five objectives 40 KiB, within the second-level cache.
  private static let tileRowCount = 1024

  /// The method; it has no parameters.
  public init() {}

  /// The score of each row under one weight vector.
  ///
  /// Equal rows have equal scores. One kernel normalises and adds: over a few columns the work is bound
  /// by memory, and a matrix product would not be faster.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns.
  /// - Complexity: O(n d), for n rows and d columns.
  public func scores(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> [Double] {
    try requireCount(weights, of: matrix)
    let normalization = MinMaxNormalization(matrix)
    var columns: [[Double]] = []
    var scales: [ScoringScale] = []
    var base = 0.0
    for (index, weight) in weights.values.enumerated() where weight > 0 {
      let scale = normalization.scales[index]
      if scale.span > 0 {
        columns.append(matrix.participating(column: index))
        scales.append(
          ScoringScale(
            orientation: scale.orientation, worst: scale.worst, span: scale.span, weight: weight))
      } else if matrix.statistics?[index].isFinite ?? false {
        // 1 for each row.
        base += weight
      } else {
        columns.append(matrix.participating(column: index).map(scale.normalized))
        scales.append(ScoringScale(orientation: 1, worst: 0, span: 1, weight: weight))
      }
    }
    let count = matrix.participantCount
    let scores = columns.withColumnPointers { columns in
      [Double].filled(count: count) {
        scoring_weighted_sums(columns, scales, scales.count, count, base, $0)
      }
    }
    return matrix.spread(scores)
  }

  /// The score of each row under each of many weight vectors at once.
  ///
  /// Agrees with ``scores(of:weights:)`` within 1e-12; the sums are made by a matrix product, whose
  /// order of summation is the library's. Beyond the result only one tile of rows is held.
  ///
  /// - Throws: ``ScoringError`` when a weight vector, told by its position, has not as many weights
  ///   as there are columns, and for more than 2³³ scores or 2³¹ − 1 rows or weight vectors.
  /// - Complexity: O(n d k), for n rows, d columns and k weight vectors, through `dgemm`.
  public func scores(
    of matrix: DecisionMatrix, weights: [Weights]
  ) throws(ScoringError) -> ScoreMatrix {
    for (index, vector) in weights.enumerated() {
      try requireCount(vector, of: matrix, index: index)
    }
    let normalization = MinMaxNormalization(matrix)
    let rowCount = matrix.rowCount
    let columnCount = matrix.columns.count
    do throws(LinearAlgebraError) {
      var scores = try Matrix(rowCount: rowCount, columnCount: weights.count, repeating: 0).elements
      let weightMatrix = Matrix(
        rowCount: columnCount, columnCount: weights.count,
        columnMajor: weights.flatMap(\.values))
      let tileHeight = min(Self.tileRowCount, matrix.participantCount)
      var tile = try Matrix(rowCount: tileHeight, columnCount: columnCount, repeating: 0)
      for participants in Self.tiles(matrix.participantCount) {
        for column in 0..<columnCount {
          normalization.forEachNormalized(matrix, column: column, participants: participants) {
            tile[$0 - participants.lowerBound, column] = $1
          }
        }
        try tile.multiply(
          firstRows: participants.count, by: weightMatrix, into: &scores,
          firstRow: participants.lowerBound, leadingDimension: rowCount)
      }
      for vector in 0..<weights.count {
        let first = vector * rowCount
        for index in first..<first + matrix.participantCount {
          scores[index] = min(scores[index], 1)
        }
        Self.spread(&scores, from: first, over: matrix)
      }
      return ScoreMatrix(rowCount: rowCount, weightVectorCount: weights.count, values: scores)
    } catch {
      // What is left is a matter of size: the tiles are finite and their shapes fit.
      throw ScoringError(
        .tooLarge, "\(rowCount) rows by \(weights.count) weight vectors: \(error)")
    }
  }

  private func requireCount(
    _ weights: Weights, of matrix: DecisionMatrix, index: Int? = nil
  ) throws(ScoringError) {
    guard weights.values.count == matrix.columns.count else {
      throw ScoringError(
        .weightCount, index: index,
        "there are \(weights.values.count) weights for \(matrix.columns.count) columns")
    }
  }

  private static func tiles(_ count: Int) -> some Sequence<Range<Int>> {
    stride(from: 0, to: count, by: tileRowCount).lazy.map { first in
      first..<min(first + tileRowCount, count)
    }
  }

  /// Moves the scores of the rows that take part, which stand close together from `first` on, to
  /// their rows, and gives the others NaN.
  private static func spread(
    _ scores: inout [Double], from first: Int, over matrix: DecisionMatrix
  ) {
    guard let rows = matrix.participants else { return }
    // From the back, since a row is never before its position: nothing is overwritten unread.
    var position = rows.count
    for row in stride(from: matrix.rowCount - 1, through: 0, by: -1) {
      if position > 0 && rows[position - 1] == row {
        position -= 1
        scores[first + row] = scores[first + position]
      } else {
        scores[first + row] = .nan
      }
    }
  }
}
