import TestSupport
import Testing

@testable import Rightsizer

@Suite("Layers by divide and conquer")
struct LayerRecursionTests {
  /// Columns of points in order, with the number 0 each.
  private static func columns(count: Int, ranks: (Int, Int) -> Int32, width: Int) -> [Int32] {
    var values = [Int32](repeating: 0, count: count)
    values += (0..<Int32(count))
    for rank in 0..<width { values += (0..<count).map { ranks(rank, $0) } }
    return values
  }

  /// Runs a recursion over columns and gives the numbers, having checked that all else is restored.
  private static func numbers(
    _ columns: [Int32], count: Int, increment: Int32, pairsOfALeaf: Int, threads: Int,
    _ body: (LayerRecursion, LayerRecursion.Slice) -> Void
  ) throws -> [Int32] {
    var values = columns
    var scratch = [Int32](repeating: 0, count: LayerRecursion.scratchCount(forPoints: count))
    try values.withUnsafeMutableBufferPointer { values in
      try scratch.withUnsafeMutableBufferPointer { scratch in
        var recursion = LayerRecursion(
          increment: increment, scratch: try #require(scratch.baseAddress))
        recursion.pairsOfALeaf = pairsOfALeaf
        recursion.pointsOfAFork = 40
        let base = try #require(values.baseAddress)
        body(recursion, LayerRecursion.Slice(base: base, stride: count, count: count))
      }
    }
    #expect(Array(values[count...]) == Array(columns[count...]))
    return Array(values[..<count])
  }

  @Test(
    "divided down to single pairs it gives what single comparisons give, on any number of threads",
    arguments: 1...6, [1, 2, 3, 5])
  func equalsReference(width: Int, threads: Int) throws {
    for seed in UInt64(0)..<24 {
      var generator = SeededGenerator(seed: seed)
      let count = 2 + generator.below(160)
      let levels = [3, 12, 200][generator.below(3)]
      let reference = KernelPoints(
        count: count, depth: width, positionsFrom: -1, &generator)
      var points = reference
      for place in 0..<count { points.values[place] = 0 }
      for place in 2 * count..<points.values.count {
        points.values[place] = Int32(generator.below(levels))
      }
      let expected = points.raisedWithin(increment: 1)
      for pairsOfALeaf in [1, 300] {
        let numbers = try Self.numbers(
          points.values, count: count, increment: 1, pairsOfALeaf: pairsOfALeaf, threads: threads
        ) { $0.raise($1, comparing: width, threads: threads) }
        #expect(numbers == expected, "seed \(seed), leaf \(pairsOfALeaf)")
      }
    }
  }

  /// Of 31 places evenly spread all but a few hold the greatest rank, at every scale.
  @Test("points that mislead the sample are divided all the same")
  func skewedSamples() throws {
    let count = 4000
    let values = Self.columns(
      count: count,
      ranks: { rank, place in Int32(place % 3 == 0 ? 5000 : (place * 7 + rank) % 4000) },
      width: 2)
    let numbers = try Self.numbers(
      values, count: count, increment: 1, pairsOfALeaf: 64, threads: 1
    ) { $0.raise($1, comparing: 2) }
    let whole = try Self.numbers(
      values, count: count, increment: 1, pairsOfALeaf: .max / 4, threads: 1
    ) { $0.raise($1, comparing: 2) }
    #expect(numbers == whole)
  }
}
