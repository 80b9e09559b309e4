/// The ways to put some elements into one order that keeps a partial order, counted, so that one of
/// them can be drawn with each as likely as any other.
///
/// Counting is #P-hard in general (Brightwell and Winkler 1991, *Counting linear extensions*), so it
/// is done by dynamic programming over sets of elements, for up to ``largestCount`` of them.
struct LinearExtensions: Sendable, Hashable {
  /// The most elements: 2¹⁶ sets, and 16! fits into 64 bits.
  static let largestCount = 16

  /// For each element the set of those that must stand before it.
  private let before: [UInt32]
  /// For each set the orders that its elements can follow in once all others stand.
  private let counts: [UInt64]

  /// The orders of elements, each of which must follow those of a set.
  ///
  /// - Precondition: at most ``largestCount`` elements, sets of them alone, and no cycle.
  /// - Complexity: O(2ᵏ k) for k elements.
  init(before: [UInt32]) {
    precondition(before.count <= Self.largestCount, "too many elements to count their orders")
    self.before = before
    var counts = [UInt64](repeating: 0, count: 1 << before.count)
    counts[0] = 1
    for set in counts.indices.dropFirst() {
      let members = UInt32(truncatingIfNeeded: set)
      for element in before.indices where Self.isNext(element, in: members, before) {
        counts[set] += counts[set & ~(1 << element)]
      }
    }
    self.counts = counts
    precondition(counts[counts.count - 1] > 0, "a cycle has no order")
  }

  /// How many orders there are.
  var count: UInt64 { counts[counts.count - 1] }

  /// One of the orders, by its number from 0 up to ``count``.
  func order(_ number: UInt64) -> [Int] {
    var order: [Int] = []
    var left = number
    var set = counts.count - 1
    while set != 0 {
      for element in before.indices
      where Self.isNext(element, in: UInt32(truncatingIfNeeded: set), before) {
        let rest = set & ~(1 << element)
        if left < counts[rest] {
          order.append(element)
          set = rest
          break
        }
        left -= counts[rest]
      }
    }
    return order
  }

  /// Whether an element of a set may stand before all others of it.
  private static func isNext(_ element: Int, in set: UInt32, _ before: [UInt32]) -> Bool {
    set & (1 << UInt32(truncatingIfNeeded: element)) != 0 && before[element] & set == 0
  }
}
