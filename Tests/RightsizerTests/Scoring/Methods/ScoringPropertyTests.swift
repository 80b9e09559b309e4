import TestSupport
import Testing

@testable import Rightsizer

struct ScoringPropertyTests {
  @Test(
    "Every method gives what its formula gives row by row, with NaN and infinities, ties and tiles",
    arguments: 1...16 as ClosedRange<UInt64>)
  func formulas(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Beyond a tile of rows, and beyond the comparison sort, now and then.
    let rowCount = seed % 8 == 0 ? 1500 : 1 + generator.below(40)
    let columnCount = 1 + generator.below(5)
    let special: [Double] = [.nan, .infinity, -.infinity, 0]
    let columns = (0..<columnCount).map { _ in
      (0..<rowCount).map { _ in
        switch generator.below(12) {
        case 0: special[generator.below(special.count)]
        case 1...3: Double(1 + generator.below(4))
        default: 1 + 99 * generator.unit()
        }
      }
    }
    let senses = (0..<columnCount).map { _ in generator.below(2) == 0 ? Sense.min : .max }
    let weights = try Weights((0..<columnCount).map { _ in generator.unit() + 0.01 })
    let rows =
      generator.below(2) == 0 ? nil : (0..<rowCount).filter { _ in generator.below(3) > 0 }
    for missing in MissingValues.allCases {
      let matrix = try DecisionMatrix(
        columns: columns, senses: senses, missing: missing, rows: rows)
      let naive = NaiveScores(matrix, rows ?? Array(0..<rowCount), weights.values)
      for (name, expected) in [
        (.weightedProduct, naive.waspas(sumShare: 0)), (.waspas, naive.waspas(sumShare: 0.5)),
        (.topsis, naive.topsis()), (.vikor, naive.vikor()), (.copras, naive.copras()),
        (.promethee, rowCount > 100 ? nil : naive.promethee(columns)),
      ] as [(NamedScoringMethod, [Double]?)] {
        guard let expected else { continue }
        let scores = try name.method.scores(of: matrix, weights: weights)
        #expect(
          zip(scores, expected).allSatisfy { isClose($0, $1, relative: 1e-9, absolute: 1e-11) },
          "\(name) \(missing), seed \(seed)")
      }
    }
  }

  /// Columns that are hard to sort by leading bits, with values that are not finite among them.
  private func column(kind: Int, _ generator: inout SeededGenerator) -> [Double] {
    (0..<1300).map { index in
      switch generator.below(100) {
      case 0: .nan
      case 1: -.infinity
      default:
        switch kind {
        case 0: (generator.unit() - 0.5) * 1e5
        case 1: Double(generator.below(5)) - 2
        // Neighbours, which differ in the lowest bits only, and one far from them.
        case 2: index == 0 ? 1e300 : 1 + Double(generator.below(5000)) * 0x1p-52
        case 3: index == 0 ? -1e300 : 1 + Double(generator.below(1 << 20)) * 0x1p-40
        default: Double(sign: .plus, exponent: generator.below(1800) - 900, significand: 1.25)
        }
      }
    }
  }

  @Test("PROMETHEE II over many rows agrees with counting", arguments: 0..<5)
  func flows(kind: Int) throws {
    var generator = SeededGenerator(seed: UInt64(kind))
    let column = column(kind: kind, &generator)
    for sense in [.min, .max] as [Sense] {
      let matrix = try DecisionMatrix(columns: [column], senses: [sense], missing: .worst)
      let flows = try PROMETHEE().scores(of: matrix, weights: Weights([1]))
      for row in stride(from: 0, to: column.count, by: 7) {
        let value = column[row]
        let less = column.count { value.isNaN ? !$0.isNaN && sense == .min : $0 < value }
        let more = column.count { value.isNaN ? !$0.isNaN && sense == .max : $0 > value }
        let missing = value.isNaN ? 0 : column.count { $0.isNaN }
        let net = Double((sense == .min ? more - less : less - more) + missing) / 1299
        #expect(isClose(flows[row], net), "row \(row), \(sense), kind \(kind)")
      }
    }
  }

  @Test(
    "PROMETHEE II tells values apart by their lowest bits, in any bundle of rows",
    arguments: [1, 2] as [UInt64])
  func closeFlows(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Beside a value far away all others have the same upper bits; many tie.
    let column = (0..<10_000).map { row -> Double in
      row == 0 ? 1e300 : 1 + (4000 * generator.unit()).rounded(.down) * 0x1p-50
    }
    var (less, same): ([Double: Int], [Double: Int]) = ([:], [:])
    for (place, value) in column.sorted().enumerated() {
      if less[value] == nil { less[value] = place }
      same[value, default: 0] += 1
    }
    let matrix = try DecisionMatrix(columns: [column], senses: [.max])
    let flows = try PROMETHEE().scores(of: matrix, weights: Weights([1]))
    for row in stride(from: 0, to: column.count, by: 7) {
      let value = column[row]
      let (worse, ties) = (less[value] ?? 0, same[value] ?? 0)
      let net = Double(worse - (column.count - worse - ties)) / Double(column.count - 1)
      #expect(isClose(flows[row], net), "row \(row), seed \(seed)")
    }
  }

  @Test(
    "Uncorrelated columns: Mahalanobis is Euclid over standard scores",
    arguments: [1, 2] as [UInt64])
  func uncorrelated(seed: UInt64) throws {
    // A full grid of two columns has no correlation.
    var generator = SeededGenerator(seed: seed)
    let (xs, ys) = ((0..<6).map { _ in generator.unit() }, (0..<7).map { _ in generator.unit() })
    let columns = [xs.flatMap { x in ys.map { _ in x } }, xs.flatMap { _ in ys }]
    let matrix = try DecisionMatrix(columns: columns, senses: [.min, .max])
    let scores = try MahalanobisTOPSIS().scores(of: matrix, weights: Weights([1, 3]))
    let z = ZScoreNormalization(matrix)
    let (a, b) = (
      columns[0].map { z.normalized($0, column: 0) }, columns[1].map { z.normalized($0, column: 1) }
    )
    func distance(_ row: Int, _ x: Double, _ y: Double) -> Double {
      (0.25 * (a[row] - x) * (a[row] - x) + 0.75 * (b[row] - y) * (b[row] - y)).squareRoot()
    }
    for row in scores.indices {
      let near = distance(row, a.max() ?? 0, b.max() ?? 0)
      let far = distance(row, a.min() ?? 0, b.min() ?? 0)
      #expect(
        isClose(scores[row], far / (near + far), relative: 1e-9, absolute: 1e-12), "seed \(seed)")
    }
  }

  @Test("A column said twice counts once in Mahalanobis' distance")
  func dependent() throws {
    let matrix = try ScoringExamples.job12()
    let twice = try DecisionMatrix(
      columns: [matrix.columns[0], matrix.columns[0].map { 3 * $0 }, matrix.columns[1]],
      senses: [.min, .min, .min])
    let once = try DecisionMatrix(
      columns: [matrix.columns[0], matrix.columns[1]], senses: [.min, .min])
    let two = try MahalanobisTOPSIS().scores(of: twice, weights: Weights([1, 1, 1]))
    let one = try MahalanobisTOPSIS().scores(of: once, weights: Weights([1, 1]))
    for (a, b) in zip(two, one) { #expect(isClose(a, b, relative: 1e-9)) }
  }

  @Test("Logarithm and exponential agree with the C library's")
  func elementary() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let exponent = generator.below(600) - 300
      let x = Double(sign: .plus, exponent: exponent, significand: 1 + generator.unit())
      #expect(
        isClose(ElementaryFunctions.log(x), CLibrary.log(x), relative: 1e-15, absolute: 1e-17))
      let y = -700 * generator.unit() * generator.unit()
      #expect(isClose(ElementaryFunctions.exp(y), CLibrary.exp(y), relative: 1e-15))
    }
    #expect(ElementaryFunctions.log(1) == 0 && ElementaryFunctions.exp(0) == 1)
    #expect(ElementaryFunctions.exp(-.infinity) == 0 && ElementaryFunctions.exp(-800) == 0)
  }
}
