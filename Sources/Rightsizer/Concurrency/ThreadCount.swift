internal import Dispatch
internal import Synchronization

/// How many threads a computation may use.
///
/// A result never depends on it, bit for bit: work is cut where its size says, not where threads
/// are, and put together in order.
public struct ThreadCount: Sendable, Hashable {
  /// The number of threads, at least 1.
  public let value: Int

  /// One thread: the caller's.
  public static let one = ThreadCount(1)

  /// So many threads; below 1 is one.
  public init(_ value: Int) { self.value = max(1, value) }

  /// Runs a body for each index below a count and gives the results in the order of the indices.
  ///
  /// With one thread, or one index, the body runs here, index by index. With several, whichever is
  /// free takes the next index, so bodies may differ in length.
  func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    guard value > 1, count > 1 else { return (0..<count).map(body) }
    return array(count, inBlocksOf: 1) { indices, results in
      results.initializeElement(at: 0, to: body(indices.lowerBound))
    }
  }

  /// Makes an array block by block, whichever thread is free the next one.
  ///
  /// - Parameter fill: initializes all elements of a block, given their indices and their places, of
  ///   which the first is 0.
  func array<Element: Sendable>(
    _ count: Int, inBlocksOf blockCount: Int,
    _ fill: @Sendable (Range<Int>, UnsafeMutableBufferPointer<Element>) -> Void
  ) -> [Element] {
    guard count > 0 else { return [] }
    return Array(unsafeUninitializedCapacity: count) { elements, initializedCount in
      // Each place is written by one thread, once, before all are waited for.
      nonisolated(unsafe) let places = elements
      forBlocks(count, of: blockCount) { block in
        fill(block, UnsafeMutableBufferPointer(rebasing: places[block]))
      }
      initializedCount = count
    }
  }

  /// Runs a body for blocks of the indices below a count, whichever thread is free the next one.
  private func forBlocks(_ count: Int, of blockCount: Int, _ body: @Sendable (Range<Int>) -> Void) {
    let blocks = (count + blockCount - 1) / blockCount
    @Sendable func run(_ block: Int) {
      body(block * blockCount..<min(count, (block + 1) * blockCount))
    }
    let workerCount = min(value, blocks)
    guard workerCount > 1 else { return (0..<blocks).forEach(run) }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workerCount) { _ in
      while true {
        let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard block < blocks else { return }
        run(block)
      }
    }
  }
}
