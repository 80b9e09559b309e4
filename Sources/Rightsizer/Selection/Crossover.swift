/// Which instance type wins at which demand, as exact intervals (a, b], with the steps of its cost.
public struct Crossover: Sendable {
  /// A maximal range of demand, open below and closed above, with one winner.
  public struct Interval: Sendable {
    /// The demand above which the candidate wins.
    public let lower: Demand
    /// The greatest demand at which it wins.
    public let upper: Demand
    /// The index of the winner among the candidates.
    public let candidate: Int
    /// The index of the winner's row over all inputs.
    public let row: Int
    /// The winner's instance type.
    public let instanceType: String?
    /// The ranges of equal count within, from the lowest, computed as they are asked for: there may
    /// be as many as instances.
    public let steps: Steps
  }

  /// A range of demand, open below and closed above, with one winner and one count.
  public struct Step: Sendable, Hashable {
    /// The demand above which the count is needed.
    public let lower: Demand
    /// The greatest demand that it carries, or at which it wins.
    public let upper: Demand
    /// The instances.
    public let instanceCount: Int
    /// US dollars an hour, all instances.
    public let costPerHour: Double
  }

  /// The steps of a winner's cost over its interval, lazily.
  public struct Steps: Sequence, Sendable {
    internal let candidate: CrossoverCandidate
    internal let lower: Demand
    internal let upper: Demand

    /// The instances just above the interval's lower end.
    public var leastInstanceCount: Int {
      candidate.unit.count(carryingMoreThan: lower.exact) ?? UnitCapacity.largestCount
    }

    /// The instances at the interval's upper end.
    public var greatestInstanceCount: Int {
      candidate.unit.count(carrying: upper.exact) ?? UnitCapacity.largestCount
    }

    /// An iterator from the lowest demand.
    public func makeIterator() -> Iterator { Iterator(steps: self, position: lower) }

    /// Walks the steps upwards.
    public struct Iterator: IteratorProtocol, Sendable {
      internal let steps: Steps
      internal var position: Demand?

      /// The next step; `nil` at the interval's end.
      public mutating func next() -> Step? {
        guard let lower = position, lower < steps.upper,
          let count = steps.candidate.unit.count(carryingMoreThan: lower.exact)
        else { return nil }
        let end = Demand(exact: steps.candidate.unit.demandCarried(by: count)) ?? steps.upper
        let upper = end < steps.upper ? end : steps.upper
        position = upper
        return Step(
          lower: lower, upper: upper, instanceCount: count,
          costPerHour: (steps.candidate.price * count).doubleValue)
      }
    }
  }

  /// The intervals, from the lowest demand, without gaps; two neighbours have different winners.
  public let intervals: [Interval]
  /// The demand above which nothing is feasible; `nil` where something is up to the end.
  public let infeasibleAbove: Demand?
  /// The demand to which the winners are known: the end asked for, unless truncated.
  public let knownThrough: Demand
  /// Whether the search ended early, at its bound of steps.
  public let isTruncated: Bool

  /// The interval that a demand is in; `nil` where there is none.
  ///
  /// Complexity: O(log intervals).
  public func interval(at demand: Demand) -> Interval? {
    var range = 0..<intervals.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if intervals[middle].upper < demand {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    let index = range.lowerBound
    guard index < intervals.count, intervals[index].lower < demand else { return nil }
    return intervals[index]
  }
}
