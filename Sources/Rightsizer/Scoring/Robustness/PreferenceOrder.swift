/// Which columns matter more than which others, as far as that is known: a partial order.
///
/// ```swift
/// let order = try PreferenceOrder(chains: [[0, 1], [0, 2]])  // 0 before 1 and before 2
/// let full: PreferenceOrder = [2, 0, 1]  // one chain, the most important first
/// ```
///
/// A weight is then no less than that of a column that matters less. What no chain names may weigh
/// anything.
public struct PreferenceOrder: Sendable, Hashable {
  /// The statements as given: columns, the more important first.
  public let chains: [[Int]]
  /// Columns that are connected by the statements; each is put in order by itself.
  let components: [Component]

  /// Connected columns, and the orders of them that keep to the statements.
  struct Component: Sendable, Hashable {
    /// The columns, in their one order where there is only one.
    let columns: [Int]
    /// The orders of their positions; `nil` where there is only one.
    let extensions: LinearExtensions?
  }

  /// The most columns that can be connected by statements that leave their order open.
  public static let largestOpenCount = LinearExtensions.largestCount

  /// An order of these statements; one that follows from others changes nothing.
  ///
  /// - Parameter chains: columns by number, each list the more important first.
  /// - Throws: ``ScoringError`` of the code `preference` for a statement of fewer than two columns,
  ///   a cycle, a column below 0, and for more than ``largestOpenCount`` connected columns whose
  ///   order is left open.
  /// - Complexity: O(2ᵏ k) for k connected columns whose order is open, else O(k log k).
  public init(chains: [[Int]]) throws(ScoringError) {
    for chain in chains {
      guard chain.count > 1 else {
        throw ScoringError(.preference, "a preference is of one column over another, or over more")
      }
      if let column = chain.first(where: { $0 < 0 }) {
        throw ScoringError(.preference, "there is no column \(column)")
      }
    }
    if let cycle = Self.cycle(in: chains) {
      let told = cycle.map { "\($0)" }.joined(separator: " > ")
      throw ScoringError(
        .preference, index: cycle[0], "the preferences go in a circle: columns \(told)")
    }
    try self.init(acyclic: chains)
  }

  private init(acyclic chains: [[Int]]) throws(ScoringError) {
    self.chains = chains
    var components: [Component] = []
    for columns in Self.connected(chains) { components.append(try Self.component(columns, chains)) }
    self.components = components
  }

  /// The greatest column named; −1 without statements.
  var greatestColumn: Int { chains.joined().max() ?? -1 }

  // MARK: Finding the parts

  /// A cycle of the statements, its first column repeated at its end; `nil` where there is none.
  static func cycle(in chains: [[Int]]) -> [Int]? {
    let lesser = Self.lesser(chains)
    var isDone: Set<Int> = []
    for start in lesser.keys.sorted() where !isDone.contains(start) {
      // Depth first, with the next branch to look at for each column of the path.
      var path = [start]
      var branches = [0]
      while let column = path.last {
        let next = lesser[column] ?? []
        let branch = branches[branches.count - 1]
        guard branch < next.count else {
          isDone.insert(column)
          path.removeLast()
          branches.removeLast()
          continue
        }
        branches[branches.count - 1] += 1
        if let first = path.firstIndex(of: next[branch]) {
          return path[first...] + [next[branch]]
        }
        if isDone.contains(next[branch]) { continue }
        path.append(next[branch])
        branches.append(0)
      }
    }
    return nil
  }

  /// For each column those stated right after it, ascending.
  private static func lesser(_ chains: [[Int]]) -> [Int: [Int]] {
    var lesser: [Int: Set<Int>] = [:]
    for chain in chains {
      for (column, next) in zip(chain, chain.dropFirst()) {
        lesser[column, default: []].insert(next)
      }
    }
    return lesser.mapValues { $0.sorted() }
  }

  /// The sets of columns that statements connect, each ascending, in order of their first.
  private static func connected(_ chains: [[Int]]) -> [[Int]] {
    var sets: [[Int]] = []
    for chain in chains {
      let touched = sets.indices.filter { !Set(sets[$0]).isDisjoint(with: chain) }
      let merged = Set(touched.flatMap { sets[$0] } + chain).sorted()
      for index in touched.reversed() { sets.remove(at: index) }
      sets.append(merged)
    }
    return sets.sorted { $0[0] < $1[0] }
  }

  private static func component(
    _ columns: [Int], _ chains: [[Int]]
  ) throws(ScoringError) -> Component {
    let lesser = lesser(chains)
    // The order is settled where each column of a topological order is stated before the next.
    var waiting = columns
    var order: [Int] = []
    while let next = waiting.first(where: { column in
      !waiting.contains { lesser[$0]?.contains(column) == true }
    }) {
      order.append(next)
      waiting.removeAll { $0 == next }
    }
    if zip(order, order.dropFirst()).allSatisfy({ lesser[$0]?.contains($1) == true }) {
      return Component(columns: order, extensions: nil)
    }
    guard columns.count <= largestOpenCount else {
      throw ScoringError(
        .preference,
        "preferences that leave an order open may connect \(largestOpenCount) columns, but these "
          + "connect \(columns.count)")
    }
    let before = columns.map { column in
      columns.indices.reduce(into: UInt32(0)) { set, index in
        if lesser[columns[index]]?.contains(column) == true {
          set |= 1 << UInt32(truncatingIfNeeded: index)
        }
      }
    }
    return Component(columns: columns, extensions: LinearExtensions(before: before))
  }
}

extension PreferenceOrder: ExpressibleByArrayLiteral {
  /// One chain of all columns named, the most important first.
  ///
  /// - Precondition: no column is below 0 or named twice.
  public init(arrayLiteral elements: Int...) { self.init(chain: elements) }

  /// One chain, the most important column first; fewer than two columns state nothing.
  ///
  /// - Precondition: no column is below 0 or named twice.
  public init(chain: [Int]) {
    precondition(
      Set(chain).count == chain.count && chain.allSatisfy { $0 >= 0 },
      "a chain of preferences names a column once")
    chains = chain.count > 1 ? [chain] : []
    components = chain.count > 1 ? [Component(columns: chain, extensions: nil)] : []
  }
}
