/// A frontier whose values are only known within a relative tolerance: the rows that are near it,
/// and those of it that can stand for the others.
public struct ToleranceFrontier: Sendable, Hashable {
  /// A row that another can stand for.
  public struct Pair: Sendable, Hashable {
    /// The row.
    public let row: Int
    /// The row of the frontier that it is compared with.
    public let frontierRow: Int
  }

  /// The tolerance, as a fraction.
  public let tolerance: Double
  /// The rows of the frontier, ascending.
  public let frontier: [Int]
  /// Dominated rows that are no more than the tolerance worse than a row of the frontier in every
  /// objective, ascending, each with the first such row.
  public let near: [Pair]
  /// Rows of the frontier that are no real trade-off, ascending, each with the representative that
  /// is no more than the tolerance worse in every objective.
  public let represented: [Pair]

  /// The rows of the frontier that are left: an ε-approximate Pareto set.
  public var representatives: [Int] {
    var gone = represented[...]
    return frontier.filter { row in
      guard gone.first?.row == row else { return true }
      gone.removeFirst()
      return false
    }
  }
}
