import Testing

@testable import Rightsizer

@Suite("Threads")
struct ThreadCountTests {
  @Test(
    "Results come in the order of their indices, however many threads", arguments: [1, 2, 3, 9])
  func order(threads: Int) {
    for count in [0, 1, 2, 7, 100] {
      #expect(ThreadCount(threads).map(count) { "\($0)" } == (0..<count).map { "\($0)" })
    }
  }

  @Test("Fewer than one thread is one", arguments: [Int.min, -1, 0])
  func fewer(threads: Int) {
    #expect(ThreadCount(threads) == .one)
  }
}
