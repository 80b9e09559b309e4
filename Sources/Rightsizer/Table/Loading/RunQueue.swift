internal import Synchronization

/// Runs of inputs that several threads take in turn: large ones first, the largest before all, then
/// the others in order.
///
/// One large file that is begun last would be read by one thread while the others have nothing to do.
final class RunQueue: Sendable {
  private struct State {
    /// Places of large runs not yet taken, the next one last.
    var large: [Int]
    var isLarge: [Bool]
    var next = 0
    var last = Int.max
  }

  private let state: Mutex<State>

  /// - Parameter byteCounts: of each run in order.
  init(byteCounts: [Int], threadCount: Int) {
    let total = byteCounts.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    // Others are spread evenly enough by being taken in turn.
    let limit = max(1, total / (8 * threadCount))
    let isLarge = byteCounts.map { $0 >= limit }
    let large = byteCounts.indices.filter { isLarge[$0] }
      .sorted { (byteCounts[$0], $1) < (byteCounts[$1], $0) }
    state = Mutex(State(large: large, isLarge: isLarge))
  }

  /// The place of the run to read next; `nil` when there are no more.
  func next() -> Int? {
    state.withLock { state in
      while let place = state.large.popLast() {
        if place <= state.last { return place }
      }
      while state.next < state.isLarge.count, state.isLarge[state.next] { state.next += 1 }
      guard state.next < state.isLarge.count, state.next <= state.last else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  /// Gives out nothing more behind a run.
  func stop(behind place: Int) {
    state.withLock { $0.last = min($0.last, place) }
  }

  /// The place behind which runs do not count.
  var last: Int { state.withLock(\.last) }
}
