import Rightsizer
import TestSupport
import Testing

struct PreferenceOrderTests {
  /// The means of many weights.
  private func means(_ order: PreferenceOrder, columnCount: Int, seed: UInt64) -> [Double] {
    let sampleCount = 20_000
    var sampler = WeightSampler(columnCount: columnCount, seed: seed, preferenceOrder: order)
    var sums = [Double](repeating: 0, count: columnCount)
    for _ in 0..<sampleCount {
      for (column, weight) in sampler.next().enumerated() { sums[column] += weight }
    }
    return sums.map { $0 / Double(sampleCount) }
  }

  @Test(
    "The means are those of order statistics: the k-th greatest of d is (1/k + … + 1/d) / d",
    arguments: [
      // 25/48, 13/48, 7/48, 3/48 in a chain.
      (chains: [[2, 0, 1, 3]], means: [13, 7, 25, 3]),
      // A chain of three keeps ¾ of the weight: 11/18, 5/18, 2/18 of it.
      (chains: [[0, 1, 2]], means: [22, 10, 4, 12]),
      // First over two: 11/18, and 7/36 for each of them.
      (chains: [[0, 1], [0, 2]], means: [22, 7, 7, 12]),
      // Two over one, in the other direction: 13/36 for each, and 2/18.
      (chains: [[1, 0], [2, 0]], means: [4, 16, 16, 12]),
      // Two chains, each ¾ and ¼ of a half.
      (chains: [[0, 1], [3, 2]], means: [18, 6, 6, 18]),
      // The N: five orders, worked out by hand.
      (chains: [[0, 2], [1, 2], [1, 3]], means: [16.6, 20.2, 4.6, 6.6]),
    ] as [(chains: [[Int]], means: [Double])])
  func means(example: (chains: [[Int]], means: [Double])) throws {
    let order = try PreferenceOrder(chains: example.chains)
    let found = means(order, columnCount: 4, seed: 4)
    for (mean, expected) in zip(found, example.means) {
      // Five standard errors: a weight's standard deviation is below 0.25.
      #expect(isClose(mean, expected / 48, absolute: 5 * 0.25 / 141))
    }
  }

  @Test("Weights keep every statement, and are as rejection finds them", arguments: 1...6)
  func rejection(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 4
    // Statements along a hidden order, so that none contradicts another.
    var hidden = Array(0..<count)
    hidden.shuffle(using: &generator)
    var chains: [[Int]] = []
    for a in 0..<count {
      for b in a + 1..<count where generator.below(3) == 0 {
        chains.append([hidden[a], hidden[b]])
      }
    }
    let order = try PreferenceOrder(chains: chains)
    var sampler = WeightSampler(columnCount: count, seed: seed, preferenceOrder: order)
    var plain = WeightSampler(columnCount: count, seed: seed &+ 100)
    let sampleCount = 4000
    var found = [Double](repeating: 0, count: count * count)
    var expected = found
    var accepted = 0
    for _ in 0..<sampleCount {
      let weights = sampler.next()
      #expect(
        chains.allSatisfy { weights[$0[0]] >= weights[$0[1]] }, "seed \(seed): \(chains)")
      for a in 0..<count { for b in 0..<count { found[a * count + b] += weights[a] * weights[b] } }
    }
    while accepted < sampleCount {
      let weights = plain.next()
      guard chains.allSatisfy({ weights[$0[0]] >= weights[$0[1]] }) else { continue }
      accepted += 1
      for a in 0..<count {
        for b in 0..<count { expected[a * count + b] += weights[a] * weights[b] }
      }
    }
    // Products of weights have a standard deviation below 0.25 on either side.
    for (a, b) in zip(found, expected) {
      #expect(isClose(a / 4000, b / 4000, absolute: 5 * 0.25 / 44), "seed \(seed): \(chains)")
    }
  }

  @Test("A chain of all columns gives the same numbers as ever: sorted draws of the plain stream")
  func stream() throws {
    var plain = WeightSampler(columnCount: 3, seed: 8)
    var listed = WeightSampler(columnCount: 3, seed: 8, preference: [2, 0, 1])
    var stated = WeightSampler(
      columnCount: 3, seed: 8, preferenceOrder: try PreferenceOrder(chains: [[2, 0], [0, 1]]))
    for _ in 0..<20 {
      let sorted = plain.next().sorted(by: >)
      #expect(listed.next() == [sorted[1], sorted[2], sorted[0]])
      #expect(stated.next() == [sorted[1], sorted[2], sorted[0]])
    }
  }

  @Test(
    "The stream of weights is SplitMix64's: exponential numbers over their sum", arguments: 0...3)
  func plain(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var sampler = WeightSampler(columnCount: 3, seed: seed)
    for _ in 0..<10 {
      let draws = (0..<3).map { _ in
        -CLibrary.log(Double((generator.next() >> 11) + 1) * 0x1p-53)
      }
      for (weight, draw) in zip(sampler.next(), draws) {
        #expect(isClose(weight, draw / draws.reduce(0, +), relative: 1e-14))
      }
    }
  }

  @Test("What follows from other statements changes nothing")
  func redundant() throws {
    let chain = try PreferenceOrder(chains: [[0, 1, 2]])
    let more = try PreferenceOrder(chains: [[0, 2], [1, 2], [0, 1], [0, 1, 2]])
    var one = WeightSampler(columnCount: 3, seed: 1, preferenceOrder: chain)
    var other = WeightSampler(columnCount: 3, seed: 1, preferenceOrder: more)
    for _ in 0..<10 { #expect(one.next() == other.next()) }
  }

  @Test(
    "Circles, statements of one column and columns that cannot be are refused, with words",
    arguments: [
      ([[0, 1], [1, 2], [2, 0]], "the preferences go in a circle: columns 0 > 1 > 2 > 0"),
      ([[3, 3]], "the preferences go in a circle: columns 3 > 3"),
      ([[0, 1, 0]], "the preferences go in a circle: columns 0 > 1 > 0"),
      ([[5, 0], [0, 1], [2, 1], [1, 2]], "the preferences go in a circle: columns 1 > 2 > 1"),
      ([[0]], "a preference is of one column over another, or over more"),
      ([[0, -1]], "there is no column -1"),
    ] as [([[Int]], String)])
  func refused(chains: [[Int]], message: String) {
    let error = #expect(throws: ScoringError.self) { try PreferenceOrder(chains: chains) }
    #expect(error?.code == .preference && error?.message == message)
  }

  @Test("Chains may be long; what leaves an order open may connect 16 columns")
  func sizes() throws {
    let long = try PreferenceOrder(chains: [Array(0..<100)])
    var sampler = WeightSampler(columnCount: 100, seed: 1, preferenceOrder: long)
    let weights = sampler.next()
    #expect(weights == weights.sorted(by: >))
    #expect(throws: Never.self) { try PreferenceOrder(chains: (1...15).map { [0, $0] }) }
    let error = #expect(throws: ScoringError.self) {
      try PreferenceOrder(chains: (1...16).map { [0, $0] })
    }
    #expect(error?.message.contains("these connect 17") == true)
  }
}
