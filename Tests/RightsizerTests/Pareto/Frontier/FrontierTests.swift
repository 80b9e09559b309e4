import TestSupport
import Testing

@testable import Rightsizer

@Suite("Frontier")
struct FrontierTests {
  /// Values of many shapes, with duplicates, infinities, signed zeros and NaN in some.
  private func cloud(seed: UInt64, objectives: Int, count: Int, missing: MissingValues) -> Cloud {
    var generator = SeededGenerator(seed: seed)
    let shape = generator.below(6)
    let levels = Double(1 + generator.below(40))
    let specials = [0, 0, 3, 40, 400][generator.below(5)]
    let constant = generator.below(5) == 0 ? generator.below(objectives) : nil
    var columns = [[Double]](repeating: [], count: objectives)
    for row in 0..<count {
      let copied = row > 0 && generator.below(8) == 0 ? generator.below(row) : nil
      let values = (0..<objectives).map { _ in generator.unit() }
      let mean = values.reduce(0, +) / Double(objectives)
      for objective in 0..<objectives {
        var value = values[objective]
        switch shape {
        case 0: break
        case 1: value -= mean
        case 2: value = (value * levels).rounded()
        case 3: value = ((value - 0.8 * mean) * levels).rounded()
        case 4: value = generator.below(64) == 0 ? value * 1e300 : value
        default: value = Double(row) * (objective % 2 == 0 ? 1 : -1)
        }
        if specials > 0 {
          switch generator.below(4000 / specials) {
          case 0: value = .nan
          case 1: value = .infinity
          case 2: value = -.infinity
          case 3: value = -0.0
          case 4: value = 0
          default: break
          }
        }
        if objective == constant { value = 7 }
        columns[objective].append(copied.map { columns[objective][$0] } ?? value)
      }
    }
    let senses = (0..<objectives).map { _ in generator.below(2) == 0 ? Sense.min : .max }
    let rows = generator.below(4) == 0 ? (0..<count).filter { _ in generator.below(9) > 0 } : nil
    return Cloud(columns: columns, senses: senses, missing: missing, rows: rows, seed: seed)
  }

  @Test(
    "clouds that are filtered give what pairwise comparison gives", arguments: 1...7,
    MissingValues.allCases)
  func equalsNaive(objectives: Int, missing: MissingValues) {
    for number in 0..<10 {
      let seed = UInt64(number * 100 + objectives)
      let cloud = cloud(
        seed: seed, objectives: objectives, count: 513 + number * 30, missing: missing)
      #expect(cloud.objectiveColumns.frontier() == cloud.naiveFrontier(), "seed \(seed)")
    }
  }

  @Test("clouds around the size where filtering starts give the same", arguments: 2...5)
  func smallSizes(objectives: Int) {
    for count in [0, 1, 2, 3, 31, 32, 33, 255, 511, 512, 513, 514, 519] {
      let seed = UInt64(count * 10 + objectives)
      let cloud = cloud(seed: seed, objectives: objectives, count: count, missing: .exclude)
      #expect(cloud.objectiveColumns.frontier() == cloud.naiveFrontier(), "seed \(seed)")
    }
  }

  /// The definition, checked from the result: f² + n f comparisons at most.
  private func check(_ columns: [[Double]], _ frontier: [Int], _ comment: Comment) {
    let width = columns.count
    let rowCount = columns[0].count
    var flat = [Double](repeating: 0, count: width * rowCount)
    for (objective, column) in columns.enumerated() {
      for row in 0..<rowCount { flat[row * width + objective] = column[row] }
    }
    let isOnFrontier = flat.withUnsafeBufferPointer { flat in
      (0..<rowCount).map { row in
        !frontier.contains { other in
          var objective = 0
          var isBetter = false
          while objective < width {
            let x = flat[other &* width &+ objective]
            let y = flat[row &* width &+ objective]
            if x > y { return false }
            isBetter = isBetter || x < y
            objective &+= 1
          }
          return isBetter
        }
      }
    }
    #expect(isOnFrontier.indices.filter { isOnFrontier[$0] } == frontier, comment)
  }

  @Test("a large cloud's rows are on the frontier just when none of it dominates them")
  func large() {
    for (objectives, tradeOff) in [(4, 0.0), (5, 0.0)] {
      let cloud = Cloud.finite(
        seed: UInt64(objectives), objectives: objectives, count: 17_000, tradeOff: tradeOff)
      let frontier = cloud.objectiveColumns.frontier()
      check(cloud.columns, frontier, "seed \(objectives)")
    }
  }

  @Test("more survivors than go through one window are divided")
  func division() {
    let cloud = Cloud.finite(seed: 3, objectives: 4, count: 5000, tradeOff: 0.95, levels: 200)
    check(cloud.columns, cloud.objectiveColumns.frontier(), "seed 3")
  }

  @Test("the number of threads does not matter")
  func threads() {
    let cloud = Cloud.finite(seed: 4, objectives: 4, count: 70_000, tradeOff: 0.3)
    let columns = cloud.objectiveColumns
    let frontier = columns.frontier()
    for count in 2...3 { #expect(columns.frontier(threads: ThreadCount(count)) == frontier) }
  }

  @Test("equal rows, chains, trade-offs and constant objectives", arguments: 2...6)
  func shapes(objectives: Int) {
    let count = 20_000
    let up = (0..<count).map(Double.init)
    let all = Array(0..<count)
    func frontier(_ columns: [[Double]]) -> [Int] {
      ObjectiveColumns(columns, senses: [Sense](repeating: .min, count: objectives)).frontier()
    }
    #expect(frontier(.init(repeating: .init(repeating: 1, count: count), count: objectives)) == all)
    #expect(frontier(.init(repeating: up, count: objectives)) == [0])
    #expect(frontier(.init(repeating: up.reversed(), count: objectives)) == [count - 1])
    var columns = [[Double]](repeating: up, count: objectives)
    columns[objectives - 1] = up.reversed()
    #expect(frontier(columns) == all)
    columns = [[Double]](repeating: up, count: objectives)
    columns[0] = .init(repeating: 0, count: count)
    #expect(frontier(columns) == [0])
    columns[0] = .init(repeating: .nan, count: count)
    #expect(frontier(columns).isEmpty)
  }

  @Test("a few far outliers in the sample's frontier change nothing")
  func outliers() {
    let cloud = Cloud.finite(seed: 8, objectives: 4, count: 1200, tradeOff: 0.9)
    var columns = cloud.columns
    for row in stride(from: 0, to: 1200, by: 40) {
      for objective in 0..<4 { columns[objective][row] = -2 }
      columns[row / 40 % 4][row] = 1e300
    }
    let changed = Cloud(
      columns: columns, senses: cloud.senses, missing: .exclude, rows: nil, seed: 8)
    #expect(changed.objectiveColumns.frontier() == changed.naiveFrontier())
  }

  @Test(
    "many rows equal to a few points stay unless what the sample missed dominates them",
    arguments: 1...5, MissingValues.allCases)
  func equalRows(objectives: Int, missing: MissingValues) {
    for seed in UInt64(0)..<8 {
      var generator = SeededGenerator(seed: seed * 10 + UInt64(objectives))
      let count = 3000
      let points = (0..<(1 + generator.below(6))).map { _ in
        (0..<objectives).map { _ in Double(generator.below(9)) }
      }
      let isCopied = (0..<count).map { _ in generator.below(points.count) }
      var columns = (0..<objectives).map { objective in
        isCopied.map { points[$0][objective] }
      }
      // A few rows, which a sample hardly meets, are somewhat better, worse or incomplete.
      for _ in 0..<generator.below(5) {
        let row = generator.below(count)
        let objective = generator.below(objectives)
        columns[objective][row] += Double(generator.below(4)) - 2
        if generator.below(4) == 0 { columns[generator.below(objectives)][row] = .nan }
      }
      let senses = (0..<objectives).map { _ in generator.below(2) == 0 ? Sense.min : .max }
      let rows = generator.below(3) == 0 ? (0..<count).filter { $0 % 7 != 3 } : nil
      let cloud = Cloud(
        columns: columns, senses: senses, missing: missing, rows: rows, seed: seed)
      let frontier = cloud.objectiveColumns.frontier()
      #expect(frontier == cloud.naiveFrontier(), "seed \(seed)")
      #expect(cloud.objectiveColumns.frontier(threads: ThreadCount(2)) == frontier)
    }
  }

  @Test("distinct trade-offs and equal rows beyond the greater sample", arguments: 2...4)
  func greaterSample(objectives: Int) {
    let count = 40_000
    var generator = SeededGenerator(seed: UInt64(objectives))
    let first = (0..<count).map { _ in Double(generator.below(1 << 30)) }
    var columns = [[Double]](repeating: first, count: objectives)
    columns[1] = first.map { -$0 }
    func frontier() -> [Int] {
      ObjectiveColumns(columns, senses: [Sense](repeating: .min, count: objectives)).frontier()
    }
    let all = Array(0..<count)
    #expect(frontier() == all)
    // One row of those is worse than its neighbour in the order.
    columns[1][17] = .infinity
    let rest = all.filter { $0 != 17 || first.firstIndex(of: first.min() ?? 0) == 17 }
    #expect(frontier() == rest)
    columns = [[Double]](repeating: [Double](repeating: 1, count: count), count: objectives)
    columns[0][12_345] = 0
    #expect(frontier() == [12_345])
    columns[1][12_345] = 2
    #expect(frontier() == all)
  }
}
