/// Why a computation of linear algebra has no answer.
enum LinearAlgebraError: Error, Sendable, Hashable {
  /// An element is NaN or infinite.
  case notFinite(row: Int, column: Int)
  /// The shapes do not fit each other: a product of m×k by j×n with k ≠ j, and the like.
  case shapeMismatch(left: Int, right: Int)
  /// A matrix that must be symmetric is not, at this place.
  case notSymmetric(row: Int, column: Int)
  /// More elements than the library's 32-bit indices, or than ``Matrix/maximumElementCount``.
  case tooLarge(rowCount: Int, columnCount: Int)
  /// The iteration did not converge; rare, and seen with broken libraries.
  case notConverged(routine: String, count: Int)
  /// The library had no memory for its work space.
  case outOfMemory(routine: String)
  /// The library refused an argument: a defect of this package.
  case illegalArgument(routine: String, position: Int)

  /// The error of a LAPACKE status, `nil` for 0.
  ///
  /// Negative is the position of an illegal argument, but for two numbers that LAPACKE keeps for
  /// memory (`LAPACK_WORK_MEMORY_ERROR`, `LAPACK_TRANSPOSE_MEMORY_ERROR` of lapacke.h).
  init?(status: some BinaryInteger, routine: String) {
    switch Int(status) {
    case 0: return nil
    case -1010, -1011: self = .outOfMemory(routine: routine)
    case ..<0: self = .illegalArgument(routine: routine, position: -Int(status))
    default: self = .notConverged(routine: routine, count: Int(status))
    }
  }
}

extension LinearAlgebraError: CustomStringConvertible {
  /// One line for a reader who knows the matrix.
  var description: String {
    switch self {
    case .notFinite(let row, let column):
      "the element in row \(row), column \(column) is not finite"
    case .shapeMismatch(let left, let right):
      "the shapes do not fit: \(left) on the left, \(right) on the right"
    case .notSymmetric(let row, let column):
      "the matrix is not symmetric in row \(row), column \(column)"
    case .tooLarge(let rowCount, let columnCount):
      "\(rowCount) × \(columnCount) is too large for the linear algebra library"
    case .notConverged(let routine, let count):
      "\(routine) did not converge (\(count))"
    case .outOfMemory(let routine):
      "\(routine) had no memory for its work space"
    case .illegalArgument(let routine, let position):
      "\(routine) refused its argument \(position)"
    }
  }
}
