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
    let workerCount = min(value, count)
    return Array(unsafeUninitializedCapacity: count) { results, initializedCount in
      // Each place is written by one thread, once, before all are waited for.
      nonisolated(unsafe) let places = results
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: workerCount) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          (places.baseAddress.map { $0 + index })?.initialize(to: body(index))
        }
      }
      initializedCount = count
    }
  }
}
