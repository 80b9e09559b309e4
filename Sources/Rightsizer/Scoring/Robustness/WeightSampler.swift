/// Weight vectors drawn at random, each possible one as likely as any other: the same for the same
/// seed on every machine.
public struct WeightSampler: Sendable, Hashable {
  private var state: UInt64
  private let count: Int
  private let preference: [Int]?

  /// A sampler of weights for so many columns.
  ///
  /// - Parameter preference: the columns in order of importance, the greatest weight first; any order
  ///   when `nil`.
  /// - Precondition: there is a column, and `preference` names each once.
  public init(columnCount: Int, seed: UInt64, preference: [Int]? = nil) {
    precondition(columnCount > 0, "there must be at least one column")
    precondition(
      preference.map { $0.sorted() == Array(0..<columnCount) } ?? true,
      "an order of preferences names each column once")
    state = seed
    count = columnCount
    self.preference = preference
  }

  /// The next weights: uniform on the simplex, as independent exponential numbers divided by their
  /// sum are (the flat Dirichlet distribution); where there is a preference, put in its order.
  public mutating func next() -> [Double] {
    var draws = (0..<count).map { _ in -ElementaryFunctions.log(unit()) }
    let sum = draws.reduce(0, +)
    guard sum > 0 else { return [Double](repeating: 1 / Double(count), count: count) }
    for index in draws.indices { draws[index] /= sum }
    guard let preference else { return draws }
    draws.sort(by: >)
    var weights = draws
    for (place, column) in preference.enumerated() { weights[column] = draws[place] }
    return weights
  }

  /// A number above 0, up to 1, from SplitMix64 (Steele, Lea and Flood 2014).
  private mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double(((z ^ (z >> 31)) >> 11) + 1) * 0x1p-53
  }
}
