/// Weight vectors drawn at random, each possible one as likely as any other: the same for the same
/// seed on every machine.
public struct WeightSampler: Sendable, Hashable {
  private var generator: SplitMix64
  private let count: Int
  private let preference: PreferenceOrder?

  /// A sampler of weights for so many columns.
  ///
  /// - Parameter preference: the columns in order of importance, the greatest weight first; any order
  ///   when `nil`.
  /// - Precondition: there is a column, and `preference` names each once.
  public init(columnCount: Int, seed: UInt64, preference: [Int]? = nil) {
    precondition(
      preference.map { $0.sorted() == Array(0..<columnCount) } ?? true,
      "an order of preferences names each column once")
    self.init(
      columnCount: columnCount, seed: seed,
      preferenceOrder: preference.map { PreferenceOrder(chain: $0) })
  }

  /// A sampler of weights for so many columns that keep to a partial order of preferences.
  ///
  /// - Precondition: there is a column, and the order names no others.
  public init(columnCount: Int, seed: UInt64, preferenceOrder: PreferenceOrder?) {
    precondition(columnCount > 0, "there must be at least one column")
    precondition(
      (preferenceOrder?.greatestColumn ?? -1) < columnCount, "a preference names an unknown column")
    generator = SplitMix64(seed: seed)
    count = columnCount
    preference = preferenceOrder
  }

  /// The next weights: uniform on the simplex, as independent exponential numbers divided by their
  /// sum are (the flat Dirichlet distribution), or on the part of it that keeps to the preferences.
  ///
  /// Under preferences nothing is drawn in vain. The flat Dirichlet distribution is symmetric: which
  /// of some columns has which of their weights is independent of what these weights are and of all
  /// other weights, and all ways to assign them are equally likely. To keep to a partial order is a
  /// condition on that assignment alone: the greatest weight to the first column of a linear
  /// extension, the next to the second, and so on. So the weights of connected columns, sorted, and
  /// assigned along a linear extension of their order that is drawn with each as likely as any other
  /// (a chain has only one), are uniform where the order holds. Columns that no preference connects
  /// are assigned independently of each other, and the others stay as drawn.
  public mutating func next() -> [Double] {
    var weights = (0..<count).map { _ in -ElementaryFunctions.log(generator.unit()) }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return [Double](repeating: 1 / Double(count), count: count) }
    for index in weights.indices { weights[index] /= sum }
    guard let preference else { return weights }
    for component in preference.components {
      let sorted = component.columns.map { weights[$0] }.sorted(by: >)
      if let extensions = component.extensions {
        let order = extensions.order(generator.below(extensions.count))
        for (place, position) in order.enumerated() {
          weights[component.columns[position]] = sorted[place]
        }
      } else {
        for (place, column) in component.columns.enumerated() { weights[column] = sorted[place] }
      }
    }
    return weights
  }
}
