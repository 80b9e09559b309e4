/// A mix: how many instances of which items, and what that costs.
struct MixSolution: Sendable, Hashable {
  /// A used item and its count.
  struct Part: Sendable, Hashable {
    var item: Int
    var count: Int
  }
  /// The parts by instance type, then row.
  var parts: [Part]
  /// The price of all instances and of the change, in the problem's unit.
  var total: Int128
}

/// What the solver found, and how far that is proven.
struct MixOutcome: Sendable, Hashable {
  /// The best mix found; nil when none was.
  var solution: MixSolution?
  /// Whether no mix comes before the solution, ties included; without a solution, whether there
  /// is none.
  var isProvenOptimal: Bool
  /// No mix costs less, in the problem's unit; nil when there is none.
  var lowerBound: Int128?
  /// Partial mixes made, the measure of the work.
  var nodes: Int
}

extension MixProblem {
  /// Whether one list of parts comes before another of equal cost, size, latency, capacity and
  /// number of instances: by the sorted type names, then rows, then the larger first counts.
  func precedes(_ a: [MixSolution.Part], _ b: [MixSolution.Part]) -> Bool {
    for (x, y) in zip(a, b) where items[x.item].type != items[y.item].type {
      return items[x.item].type < items[y.item].type
    }
    for (x, y) in zip(a, b) where x.item != y.item { return x.item < y.item }
    for (x, y) in zip(a, b) where x.count != y.count { return x.count > y.count }
    return false
  }

  /// The parts by instance type, then row.
  func sorted(_ parts: [MixSolution.Part]) -> [MixSolution.Part] {
    parts.sorted { (items[$0.item].type, $0.item) < (items[$1.item].type, $1.item) }
  }
}
