import Rightsizer
import TestSupport
import Testing

struct WeightedSumTests {
  @Test("Worked by hand: cost 2, 4, 6 and latency 90, 30, 60 at three to one")
  func worked() throws {
    // Cost is 1, ½, 0 and latency 0, 1, ½ on the scale, so 0.75; 0.375 + 0.25; 0.125.
    let matrix = try DecisionMatrix(columns: [[2, 4, 6], [90, 30, 60]], senses: [.min, .min])
    #expect(
      try WeightedSum().scores(of: matrix, weights: Weights([3, 1])) == [0.75, 0.625, 0.125])
  }

  @Test(
    "Job 12 scores as in pymcdm 1.4.0, WSM with minmax_normalization",
    arguments: [
      (
        [3, 1, 0, 0],
        [0.8925392453043925, 0.75, 0.7699158648149367, 0.25, 0.6049389070983515]
      ),
      (
        [1, 1, 1, 1],
        [0.448800756082121, 0.25299799406942264, 0.6639960021562137, 0.75, 0.5536791606305871]
      ),
      (
        [1, 2, 3, 4],
        [0.27672565555925416, 0.10479679051107627, 0.6636800788191226, 0.9, 0.5845142743608795]
      ),
    ] as [([Double], [Double])])
  func peer(proportions: [Double], expected: [Double]) throws {
    let matrix = try DecisionMatrix(
      columns: [
        [1.761, 0.921, 4.779, 18.35, 6.112], [4392, 9521, 4184, 2345, 7273],
        [41, 19, 47, 190, 67], [28.291, 28.016, 6.05, 5.359, 7.226],
      ], senses: [.min, .min, .max, .min])
    let weights = try Weights(proportions)
    let scores = try WeightedSum().scores(of: matrix, weights: weights)
    let together = try WeightedSum().scores(of: matrix, weights: [weights])
    for (row, value) in expected.enumerated() {
      #expect(isClose(scores[row], value))
      #expect(isClose(together[row, weightVector: 0], value))
    }
  }

  @Test("A constant column adds its whole weight to every row, as in pymcdm 1.4.0")
  func constantColumn() throws {
    let matrix = try DecisionMatrix(columns: [[5, 5, 5], [1, 2, 3]], senses: [.max, .min])
    #expect(try WeightedSum().scores(of: matrix, weights: Weights([1, 1])) == [1, 0.75, 0.5])
  }

  @Test("Equal rows have equal scores, the best in all has 1, the worst in all 0")
  func ties() throws {
    let matrix = try DecisionMatrix(
      columns: [[1, 3, 2, 3, 2], [9, 4, 7, 4, 7], [0.1, 0.3, 0.2, 0.3, 0.2]],
      senses: [.min, .max, .min])
    let weights = try Weights([0.1, 0.2, 0.7])
    let scores = try WeightedSum().scores(of: matrix, weights: weights)
    let together = try WeightedSum().scores(of: matrix, weights: [weights])
    #expect(isClose(scores[0], 1) && scores[0] <= 1)
    #expect(scores[1] == 0 && scores[1] == scores[3] && scores[2] == scores[4])
    #expect(together[2, weightVector: 0] == together[4, weightVector: 0])
  }

  @Test("Under exclude a row with NaN has no score and does not count in the ranges")
  func exclude() throws {
    let matrix = try DecisionMatrix(
      columns: [[2, .nan, 6, 4], [1, 100, 3, 2]], senses: [.min, .min], missing: .exclude)
    let scores = try WeightedSum().scores(of: matrix, weights: Weights([1, 1]))
    #expect(scores[1].isNaN)
    #expect([scores[0], scores[2], scores[3]] == [1, 0, 0.5])
  }

  @Test("Under worst NaN counts as 0 and its row's other values count in the ranges")
  func worst() throws {
    let matrix = try DecisionMatrix(
      columns: [[2, .nan, 6, 4], [1, 5, 3, 2]], senses: [.min, .min], missing: .worst)
    let scores = try WeightedSum().scores(of: matrix, weights: Weights([1, 1]))
    #expect(scores == [1, 0, 0.25, 0.625])
  }

  @Test("Only the rows asked for are scored, against each other")
  func rows() throws {
    let matrix = try DecisionMatrix(
      columns: [[0, 2, 6, 4, 100]], senses: [.min], rows: [3, 1, 2])
    for scores in [
      try WeightedSum().scores(of: matrix, weights: Weights([1])),
      Array(
        try WeightedSum().scores(of: matrix, weights: [Weights([1])]).scores(weightVector: 0)),
    ] {
      #expect(scores[0].isNaN && scores[4].isNaN)
      #expect(Array(scores[1...3]) == [1, 0, 0.5])
    }
  }

  @Test("Without rows, columns or weight vectors there is nothing, and no error")
  func empty() throws {
    let none = try DecisionMatrix(columns: [[]], senses: [.min])
    #expect(try WeightedSum().scores(of: none, weights: Weights([1])).isEmpty)
    #expect(try WeightedSum().scores(of: none, weights: [Weights([1])]).values.isEmpty)
    let matrix = try DecisionMatrix(columns: [[1, 2]], senses: [.min])
    let scores = try WeightedSum().scores(of: matrix, weights: [])
    #expect(scores.rowCount == 2 && scores.weightVectorCount == 0 && scores.values.isEmpty)
    let nobody = try DecisionMatrix(columns: [[1, 2]], senses: [.min], rows: [])
    #expect(
      try WeightedSum().scores(of: nobody, weights: Weights([1])).allSatisfy { $0.isNaN })
    #expect(
      try WeightedSum().scores(of: nobody, weights: [Weights([1])]).values.allSatisfy { $0.isNaN })
  }

  @Test("A weight vector of the wrong length is an error with its position")
  func wrongLength() throws {
    let matrix = try DecisionMatrix(columns: [[1, 2], [3, 4]], senses: [.min, .min])
    let single = #expect(throws: ScoringError.self) {
      try WeightedSum().scores(of: matrix, weights: Weights([1]))
    }
    #expect(single?.code == .weightCount && single?.index == nil)
    let many = #expect(throws: ScoringError.self) {
      try WeightedSum().scores(of: matrix, weights: [Weights([1, 2]), Weights([1, 2, 3])])
    }
    #expect(many?.code == .weightCount && many?.index == 1)
  }

  @Test("More scores than can be held are an error")
  func tooLarge() throws {
    let matrix = try DecisionMatrix(
      columns: [[Double](repeating: 1, count: 1 << 17)], senses: [.min])
    let weights = [Weights](repeating: try Weights([1]), count: 1 << 17)
    let error = #expect(throws: ScoringError.self) {
      try WeightedSum().scores(of: matrix, weights: weights)
    }
    #expect(error?.code == .tooLarge)
  }

  @Test(
    "One by one, all at once and by the definition give the same scores",
    arguments: 1...12 as ClosedRange<UInt64>)
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Beyond two tiles of rows now and then, then with few weight vectors.
    let isTall = seed % 6 == 0
    let rowCount = isTall ? 2000 + generator.below(500) : generator.below(60)
    let columnCount = 1 + generator.below(6)
    let special: [Double] = [.nan, .infinity, -.infinity, 0, -0.0, 1]
    let columns = (0..<columnCount).map { _ in
      (0..<rowCount).map { _ in
        generator.below(8) == 0
          ? special[generator.below(special.count)] : 200 * generator.unit() - 100
      }
    }
    let senses = (0..<columnCount).map { _ in generator.below(2) == 0 ? Sense.min : .max }
    let weights = try (0..<1 + generator.below(isTall ? 2 : 20)).map { _ in
      try Weights((0..<columnCount).map { _ in generator.unit() + 1e-3 })
    }
    let rows =
      generator.below(2) == 0 ? nil : (0..<rowCount).filter { _ in generator.below(3) > 0 }
    for missing in MissingValues.allCases {
      let matrix = try DecisionMatrix(
        columns: columns, senses: senses, missing: missing, rows: rows)
      let together = try WeightedSum().scores(of: matrix, weights: weights)
      for (vector, weight) in weights.enumerated() {
        let expected = reference(
          columns, senses, weight.values, missing, rows ?? Array(0..<rowCount))
        let single = try WeightedSum().scores(of: matrix, weights: weight)
        let scores = together.scores(weightVector: vector)
        #expect(
          zip(single, expected).allSatisfy { isClose($0, $1, absolute: 1e-12) }, "seed \(seed)")
        #expect(
          zip(scores, single).allSatisfy { isClose($0, $1, absolute: 1e-12) }, "seed \(seed)")
        #expect(
          scores.allSatisfy { $0.isNaN || (0...1).contains($0) }
            && single.allSatisfy { $0.isNaN || (0...1).contains($0) }, "seed \(seed)")
      }
    }
  }

  /// The definition, row by row.
  private func reference(
    _ columns: [[Double]], _ senses: [Sense], _ weights: [Double], _ missing: MissingValues,
    _ rows: [Int]
  ) -> [Double] {
    let taking = rows.filter { row in
      missing == .worst || columns.allSatisfy { !$0[row].isNaN }
    }
    var scores = [Double](repeating: .nan, count: columns[0].count)
    for row in taking { scores[row] = 0 }
    for (column, (sense, weight)) in zip(columns, zip(senses, weights)) {
      let finite = taking.map { column[$0] }.filter(\.isFinite)
      for row in taking {
        let value = column[row]
        let good: Double = sense == .max ? .infinity : -.infinity
        var share: Double
        if value.isNaN || value == -good {
          share = 0
        } else if value == good {
          share = 1
        } else if let least = finite.min(), let greatest = finite.max(), least < greatest {
          share = (value - least) / (greatest - least)
          if sense == .min { share = 1 - share }
        } else {
          share = 1
        }
        scores[row] += weight * share
      }
    }
    return scores
  }
}
