import Testing

@testable import Rightsizer

struct LinearExtensionsTests {
  @Test(
    "As many orders as known: chains 1, antichains k!, two chains of two 6, the N 5",
    arguments: [
      (before: [0, 0b1, 0b10], count: 1),
      (before: [0, 0, 0, 0], count: 24),
      (before: [0, 0b1, 0, 0b100], count: 6),
      (before: [0, 0, 0b11, 0b10], count: 5),
      (before: [UInt32](repeating: 0, count: 16), count: 20_922_789_888_000),
    ] as [(before: [UInt32], count: UInt64)])
  func counts(example: (before: [UInt32], count: UInt64)) {
    #expect(LinearExtensions(before: example.before).count == example.count)
  }

  @Test("The zigzag has the Euler numbers, 1 1 2 5 16 61 272 1385 (OEIS A000111)")
  func zigzag() {
    for (index, expected) in [1, 2, 5, 16, 61, 272, 1385].enumerated() {
      // Element 1 after 0 and 2, 3 after 2 and 4, and so on.
      let count = index + 2
      let before = (0..<count).map { element in
        element % 2 == 0
          ? 0 : [element - 1, element + 1].filter { $0 < count }.reduce(UInt32(0)) { $0 | 1 << $1 }
      }
      #expect(LinearExtensions(before: before).count == UInt64(expected))
    }
  }

  @Test("The orders by number are all there are, each once")
  func orders() {
    let extensions = LinearExtensions(before: [0, 0, 0b11, 0b10])
    let orders = (0..<extensions.count).map { extensions.order($0) }
    #expect(
      Set(orders) == [[0, 1, 2, 3], [0, 1, 3, 2], [1, 0, 2, 3], [1, 0, 3, 2], [1, 3, 0, 2]])
    #expect(orders.count == 5)
  }
}
