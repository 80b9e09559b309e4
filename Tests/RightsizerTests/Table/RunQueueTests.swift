import TestSupport
import Testing

@testable import Rightsizer

@Suite("Runs shared by threads")
struct RunQueueTests {
  /// What each worker is given when they take turns as a seed says.
  private func turns(
    _ queue: RunQueue, _ count: Int, _ generator: inout SeededGenerator
  ) -> [[RunQueue.Turn]] {
    var workers = (0..<count).map { queue.worker($0) }
    var turns = [[RunQueue.Turn]](repeating: [], count: count)
    var waiting = Array(0..<count)
    while !waiting.isEmpty {
      let index = waiting[generator.below(waiting.count)]
      if let turn = queue.next(&workers[index]) {
        turns[index].append(turn)
      } else {
        waiting.removeAll { $0 == index }
      }
    }
    return turns
  }

  @Test(
    "Every run is given once, and a turn says whether it follows the one before", arguments: 1...60)
  func once(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let counts = (0..<generator.below(100)).map { _ in
      generator.below(10) == 0 ? 10_000 + generator.below(5) : generator.below(100)
    }
    let threads = 1 + generator.below(4)
    let queue = RunQueue(byteCounts: counts, threadCount: threads)
    let turns = turns(queue, threads, &generator)
    #expect(turns.joined().map(\.place).sorted() == Array(counts.indices), "seed \(seed)")
    for turns in turns {
      for (before, turn) in zip(turns, turns.dropFirst()) where !turn.isApart {
        #expect(turn.place == before.place + 1, "seed \(seed)")
      }
    }
  }

  @Test("Threads that take and steal at once get every run once", arguments: [2, 3, 8])
  func atOnce(threads: Int) {
    let queue = RunQueue(byteCounts: Array(repeating: 0, count: 50_000), threadCount: threads)
    let places = ThreadCount(threads).map(threads) { index in
      var worker = queue.worker(index)
      var places: [Int] = []
      while let turn = queue.next(&worker) { places.append(turn.place) }
      return places
    }
    #expect(places.joined().sorted() == Array(0..<50_000))
  }

  @Test("Threads begin with equal shares of what follows each other")
  func shares() {
    let queue = RunQueue(byteCounts: Array(repeating: 10, count: 64), threadCount: 2)
    var (one, other) = (queue.worker(0), queue.worker(1))
    #expect(queue.next(&one) == RunQueue.Turn(place: 0, isApart: true))
    #expect(queue.next(&other) == RunQueue.Turn(place: 32, isApart: true))
    for place in 1..<32 {
      #expect(queue.next(&one) == RunQueue.Turn(place: place, isApart: false))
    }
    // Of 33 to 63, which the other has not begun, the second half.
    #expect(queue.next(&one) == RunQueue.Turn(place: 48, isApart: true))
    #expect(queue.next(&other) == RunQueue.Turn(place: 33, isApart: false))
  }

  @Test("Large runs are begun first, the largest before all")
  func large() {
    let queue = RunQueue(byteCounts: [1, 1, 700, 1, 900, 1], threadCount: 2)
    var workers = [queue.worker(0), queue.worker(1)]
    #expect(queue.next(&workers[0])?.place == 4)
    #expect(queue.next(&workers[1])?.place == 2)
  }

  @Test("Behind a run that stops nothing is given out, before it everything", arguments: 1...20)
  func stopping(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let queue = RunQueue(byteCounts: [1, 1, 1, 1, 900, 1], threadCount: 2)
    var worker = queue.worker(0)
    #expect(queue.next(&worker)?.place == 4)
    queue.stop(behind: 2)
    queue.stop(behind: 3)
    #expect(turns(queue, 2, &generator).joined().map(\.place).sorted() == [0, 1, 2])
    #expect(queue.last == 2)
  }

  @Test(
    "Threads that take and steal while runs stop lose none before the last", arguments: [2, 3, 8])
  func stoppingAtOnce(threads: Int) {
    for seed in UInt64(1)...20 {
      let queue = RunQueue(byteCounts: Array(repeating: 0, count: 5000), threadCount: threads)
      let places = ThreadCount(threads).map(threads) { index in
        var generator = SeededGenerator(seed: seed * 100 + UInt64(index))
        var worker = queue.worker(index)
        var places: [Int] = []
        while let turn = queue.next(&worker) {
          places.append(turn.place)
          if generator.below(100) == 0 { queue.stop(behind: max(turn.place, 500)) }
        }
        return places
      }
      let last = queue.last
      #expect(
        places.joined().filter { $0 <= last }.sorted() == Array(0...min(last, 4999)),
        "seed \(seed)")
    }
  }
}
