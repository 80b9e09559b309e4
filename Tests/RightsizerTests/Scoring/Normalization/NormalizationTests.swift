import TestSupport
import Testing

@testable import Rightsizer

struct NormalizationTests {
  private static let cost = [1.761, 0.921, 4.779, 18.35, 6.112]
  private static let rate = [41.0, 19, 47, 190, 67]

  private func check(_ normalization: some Normalization, column: Int, _ expected: [Double]) {
    for (value, expected) in zip(column == 0 ? Self.cost : Self.rate, expected) {
      #expect(isClose(normalization.normalized(value, column: column), expected, relative: 1e-9))
    }
  }

  @Test("Costs and rates of job 12 are scaled as in pymcdm 1.4.0")
  func peers() throws {
    let matrix = try DecisionMatrix(columns: [Self.cost, Self.rate], senses: [.min, .max])
    let vector = VectorNormalization(matrix)
    check(
      vector, column: 0,
      [
        0.9120452964404947, 0.9539998398760339, 0.7613086153828075, 0.08349300947363814,
        0.6947307506214102,
      ])
    check(
      vector, column: 1,
      [
        0.19362037403576215, 0.08972651479706051, 0.2219550629190444, 0.8972651479706051,
        0.3164040258633186,
      ])
    let sum = SumNormalization(matrix)
    check(
      sum, column: 0,
      [
        0.2728789726975005, 0.5217588175030384, 0.10055238981383101, 0.02618745890573833,
        0.07862236107989175,
      ])
    check(
      sum, column: 1,
      [
        0.11263736263736264, 0.0521978021978022, 0.12912087912087913, 0.521978021978022,
        0.18406593406593408,
      ])
    // NumPy 2.4.6, (x − mean) / std, negated.
    check(
      ZScoreNormalization(matrix), column: 0,
      [
        0.736504164740987, 0.8703097487842496, 0.25575981635697925, -1.9059968277514936,
        0.04342309786927794,
      ])
  }

  @Test("Constants, missing values, infinities and extreme units have their place")
  func special() throws {
    let matrix = try DecisionMatrix(
      columns: [[5, 5, 5], [1, .nan, .infinity], [1e300, 2e300, 2e300], [0, 0, 4], [0, 0, 0]],
      senses: [.min, .max, .max, .min, .max], missing: .worst)
    let z = ZScoreNormalization(matrix)
    #expect(z.normalized(5, column: 0) == 0)
    #expect(z.normalized(.nan, column: 1) == z.normalized(1, column: 1))
    let vector = VectorNormalization(matrix)
    #expect(isClose(vector.normalized(2e300, column: 2), 2.0 / 3))
    #expect(vector.normalized(0, column: 4) == 0)
    let sum = SumNormalization(matrix)
    #expect(isClose(sum.normalized(1e300, column: 2), 0.2))
    #expect(sum.normalized(0, column: 3) == 0.5 && sum.normalized(4, column: 3) == 0)
    #expect(sum.normalized(0, column: 4) == 0)
    #expect(sum.normalized(.infinity, column: 1) == sum.normalized(1, column: 1))
  }
}
