internal import CKernels

/// The weightings of a sample, as a ``WeightSampler`` draws them one by one, in parts that threads
/// may work on.
struct WeightingSample: Sendable {
  let columnCount: Int
  let seed: UInt64
  /// How many weightings there are.
  let count: Int
  /// What draws them where there are preferences; without, any part is drawn by itself.
  let sampler: WeightSampler?

  /// The numbers of a batch: 16 KiB, within the first-level cache.
  private static let batchSize = 2048
  /// The weightings that a thread gets at a time where they are drawn one after another.
  private static let partCount = 4096

  /// Makes something of each part and joins these one after another.
  ///
  /// - Parameters:
  ///   - make: a result for a part; it hands the part's weightings, which stand one after another, to
  ///     what it is given.
  ///   - join: takes the next result.
  func forEachPart<Result: Sendable>(
    threads: ThreadCount,
    make: @Sendable ((_ body: (UnsafeBufferPointer<Double>) -> Void) -> Void) -> Result,
    join: (Result) -> Void
  ) {
    guard var sampler else {
      let partCount = min(threads.value, count)
      let results = threads.map(partCount) { part in
        make { body in
          forEachBatch(in: count * part / partCount..<count * (part + 1) / partCount, body)
        }
      }
      return results.forEach(join)
    }
    var weights: [Double] = []
    var first = 0
    while first < count {
      let end = first + min(count - first, threads.value * Self.partCount)
      weights.removeAll(keepingCapacity: true)
      for _ in first..<end { weights += sampler.next() }
      let length = Self.partCount * columnCount
      let drawn = weights
      threads.map((drawn.count + length - 1) / length) { part in
        make { body in
          drawn.withUnsafeBufferPointer { drawn in
            let range = part * length..<min((part + 1) * length, drawn.count)
            body(UnsafeBufferPointer(rebasing: drawn[range]))
          }
        }
      }.forEach(join)
      first = end
    }
  }

  /// Draws a range of the sample, batch after batch: the generator's numbers have their places.
  private func forEachBatch(
    in range: Range<Int>, _ body: (UnsafeBufferPointer<Double>) -> Void
  ) {
    let batchCount = max(1, Self.batchSize / columnCount)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: batchCount * columnCount) { batch in
      for first in stride(from: range.lowerBound, to: range.upperBound, by: batchCount) {
        let count = min(batchCount, range.upperBound - first)
        // SplitMix64 adds its constant once a number.
        let place = UInt64(truncatingIfNeeded: first) &* UInt64(truncatingIfNeeded: columnCount)
        sampling_weights(
          UInt(truncatingIfNeeded: seed &+ place &* 0x9E37_79B9_7F4A_7C15), columnCount, count,
          batch.baseAddress)
        body(UnsafeBufferPointer(rebasing: batch[..<(count * columnCount)]))
      }
    }
  }
}
