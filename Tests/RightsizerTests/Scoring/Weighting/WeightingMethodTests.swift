import TestSupport
import Testing

@testable import Rightsizer

struct WeightingMethodTests {
  @Test(
    "Job 12 is weighted as elsewhere",
    arguments: [
      // pymcdm 1.4.0 and scikit-criteria 0.10
      (
        .entropy,
        [0.3950818113485599, 0.09686078293611444, 0.27139800966990973, 0.23665939604541592]
      ),
      // scikit-criteria 0.10, CRITIC()
      (
        .critic,
        [0.38623401565778953, 0.17721262997154277, 0.19196683044074742, 0.2445865239299203]
      ),
      // pymcdm 1.4.0
      (
        .merec,
        [0.4268515743246362, 0.13901059393931442, 0.23200461485450607, 0.2021332168815433]
      ),
      // pymcdm 1.4.0, over the min-max normalised matrix
      (
        .standardDeviation,
        [0.23425742486819748, 0.23005463242200308, 0.23035031565281794, 0.3053376270569815]
      ),
      (.equal, [0.25, 0.25, 0.25, 0.25]),
    ] as [(WeightingMethod, [Double])])
  func peers(method: WeightingMethod, expected: [Double]) throws {
    let weights = try method.weights(for: ScoringExamples.job12())
    for (weight, value) in zip(weights.values, expected) {
      #expect(isClose(weight, value, relative: 1e-9))
    }
  }

  @Test("MEREC weighs five alternatives as pymcdm 1.4.0 does")
  func merecPeer() throws {
    let matrix = try DecisionMatrix(
      columns: [
        [450, 10, 100, 220, 5], [8000, 9100, 8200, 9300, 8400], [54, 2, 31, 1, 23],
        [145, 160, 153, 162, 158],
      ], senses: [.max, .max, .min, .min])
    let weights = try Weights.merec(of: matrix)
    for (weight, value) in zip(weights.values, [0.57522167, 0.01409659, 0.40156136, 0.00912038]) {
      #expect(abs(weight - value) < 1e-7)
    }
  }

  @Test(
    "Where nothing is told apart all weigh alike; a constant column beside others weighs 0",
    arguments: WeightingMethod.allCases)
  func constant(method: WeightingMethod) throws {
    for columns in [[[2, 2], [3, 3]], [[2], [3]]] as [[[Double]]] {
      let matrix = try DecisionMatrix(columns: columns, senses: [.min, .max])
      #expect(try method.weights(for: matrix).values == [0.5, 0.5])
    }
    let none = try DecisionMatrix(columns: [[.nan], [1]], senses: [.min, .max])
    #expect(try method.weights(for: none).values == [0.5, 0.5])
    let matrix = try DecisionMatrix(
      columns: [[4, 4, 4], [1, 2, 4]], senses: [.min, .max])
    let weights = try method.weights(for: matrix).values
    #expect(method == .equal || (weights[0] == 0 && isClose(weights[1], 1)))
  }

  @Test("Columns that agree wholly leave CRITIC no conflict, so what varies counts alike")
  func agreeing() throws {
    let matrix = try DecisionMatrix(
      columns: [[1, 2, 3], [2, 4, 6], [5, 5, 5]], senses: [.min, .min, .max])
    let weights = try Weights.critic(of: matrix).values
    #expect(isClose(weights[0], 0.5, relative: 1e-6) && weights[2] == 0)
  }

  @Test("Values that a method does not admit are refused, with the column")
  func refused() throws {
    let negative = try DecisionMatrix(columns: [[1, 2], [-1, 2]], senses: [.min, .max])
    let zero = try DecisionMatrix(columns: [[1, 2], [0, 2]], senses: [.min, .max])
    for method in [.entropy, .merec] as [WeightingMethod] {
      let error = #expect(throws: ScoringError.self) { try method.weights(for: negative) }
      #expect(error?.code == .negativeValue && error?.index == 1)
    }
    #expect(try Weights.entropy(of: zero).values.allSatisfy { $0 > 0 })
    let error = #expect(throws: ScoringError.self) { try Weights.merec(of: zero) }
    #expect(error?.code == .zeroValue && error?.index == 1)
  }

  @Test(
    "Each gives what its formula gives element by element", arguments: 1...8 as ClosedRange<UInt64>)
  func formulas(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rowCount = seed % 4 == 0 ? 2100 : 2 + generator.below(30)
    let columnCount = 1 + generator.below(5)
    let columns = (0..<columnCount).map { _ in
      (0..<rowCount).map { _ in
        generator.below(3) == 0 ? Double(1 + generator.below(3)) : 0.1 + 50 * generator.unit()
      }
    }
    let senses = (0..<columnCount).map { _ in generator.below(2) == 0 ? Sense.min : .max }
    let matrix = try DecisionMatrix(columns: columns, senses: senses)
    let count = Double(rowCount)
    let normal = MinMaxNormalization(matrix)
    let scaled = columns.enumerated().map { index, column in
      column.map { normal.normalized($0, column: index) }
    }
    func deviation(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / count
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    }
    func correlation(_ a: [Double], _ b: [Double]) -> Double {
      let (x, y) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
      let product = zip(a, b).reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / (count - 1)
      return product / (deviation(a) * deviation(b))
    }
    func check(_ weights: Weights, _ measures: [Double], _ name: String) {
      let sum = measures.reduce(0, +)
      for (weight, measure) in zip(weights.values, measures) where sum > 1e-9 {
        #expect(isClose(weight, measure / sum, relative: 1e-7, absolute: 1e-9), "\(name) \(seed)")
      }
    }
    check(
      try .entropy(of: matrix),
      columns.map { column in
        let sum = column.reduce(0, +)
        return 1 + column.reduce(0) { $0 + $1 / sum * CLibrary.log($1 / sum) } / CLibrary.log(count)
      }, "entropy")
    check(try .standardDeviation(of: matrix), scaled.map(deviation), "stddev")
    if scaled.allSatisfy({ deviation($0) > 0 }) {
      check(
        try .critic(of: matrix),
        scaled.map { a in deviation(a) * scaled.reduce(0) { $0 + 1 - correlation(a, $1) } },
        "critic")
    }
    let logs = zip(columns, senses).map { column, sense in
      let (least, greatest) = (column.min() ?? 1, column.max() ?? 1)
      return column.map { abs(CLibrary.log(sense == .max ? least / $0 : $0 / greatest)) }
    }
    check(
      try .merec(of: matrix),
      logs.indices.map { column in
        (0..<rowCount).reduce(0) { sum, row in
          let all = logs.reduce(0) { $0 + $1[row] }
          let d = Double(columnCount)
          return sum
            + abs(CLibrary.log(1 + (all - logs[column][row]) / d) - CLibrary.log(1 + all / d))
        }
      }, "merec")
  }
}
