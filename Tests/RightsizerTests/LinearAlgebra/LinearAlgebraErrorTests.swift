import Testing

@testable import Rightsizer

struct LinearAlgebraErrorTests {
  @Test(
    "LAPACKE's statuses have their meaning",
    arguments: [
      (0, nil), (3, .notConverged(routine: "r", count: 3)),
      (-4, .illegalArgument(routine: "r", position: 4)),
      (-1010, .outOfMemory(routine: "r")), (-1011, .outOfMemory(routine: "r")),
      (Int(Int32.min), .illegalArgument(routine: "r", position: 2_147_483_648)),
    ] as [(Int, LinearAlgebraError?)])
  func statuses(status: Int, error: LinearAlgebraError?) {
    #expect(LinearAlgebraError(status: status, routine: "r") == error)
  }

  @Test("A description names the place")
  func description() {
    #expect(
      String(describing: LinearAlgebraError.notFinite(row: 2, column: 1))
        == "the element in row 2, column 1 is not finite")
  }
}
