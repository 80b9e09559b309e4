/// The layers of a set of rows: what non-dominated sorting gives, with a dominator for each
/// dominated row.
public struct ParetoLayers: Sendable, Hashable {
  /// For each row of the columns its layer, from 1, or 0 where it took no part.
  public let layerNumbers: [Int32]
  /// How many layers there are.
  public let layerCount: Int
  /// The rows of layer 1, ascending.
  public let frontier: [Int]
  /// How many rows took part.
  public let participantCount: Int
  /// How many took no part, and why.
  public let excluded: ExcludedRows
  /// For each row the row that ``dominator(of:)`` gives, or −1; empty where none were asked for.
  public let dominators: [Int32]

  /// The layer of a row, from 1, or `nil` where it took no part.
  public func layer(of row: Int) -> Int? {
    layerNumbers[row] > 0 ? Int(layerNumbers[row]) : nil
  }

  /// A row of the frontier that dominates a row: of all that do, the first in order of the first
  /// objective, then the second and so on, each from its best value, and of equal rows the one of
  /// the least index. `nil` on the frontier, for rows that took no part, and where no dominators were
  /// asked for.
  public func dominator(of row: Int) -> Int? {
    guard row < dominators.count, dominators[row] >= 0 else { return nil }
    return Int(dominators[row])
  }
}
