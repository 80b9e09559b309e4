@testable import Rightsizer

/// The methods' formulas, row by row, over rows that take part with their gaps filled.
struct NaiveScores {
  private let taking: [Int]
  private let values: [[Double]]
  private let senses: [Sense]
  private let weights: [Double]
  private let rowCount: Int

  init(_ matrix: DecisionMatrix, _ rows: [Int], _ weights: [Double]) {
    let columns = matrix.columns
    let taking = rows.filter { row in
      matrix.missing == .worst || columns.allSatisfy { !$0[row].isNaN }
    }
    values = zip(columns, matrix.senses).map { column, sense in
      let finite = taking.map { column[$0] }.filter(\.isFinite)
      guard let least = finite.min(), let greatest = finite.max() else {
        return taking.map { _ in 1 }
      }
      return taking.map { row in
        let value = column[row]
        if value.isNaN { return sense == .min ? greatest : least }
        return value == .infinity ? greatest : value == -.infinity ? least : value
      }
    }
    self.taking = taking
    self.weights = weights
    senses = matrix.senses
    rowCount = matrix.rowCount
  }

  private func best(_ column: Int) -> Double {
    (senses[column] == .min ? values[column].min() : values[column].max()) ?? 0
  }

  private func worst(_ column: Int) -> Double {
    (senses[column] == .min ? values[column].max() : values[column].min()) ?? 0
  }

  private func spread(_ score: (Int) -> Double) -> [Double] {
    var scores = [Double](repeating: .nan, count: rowCount)
    for (index, row) in taking.enumerated() { scores[row] = score(index) }
    return scores
  }

  func waspas(sumShare: Double) -> [Double] {
    spread { row in
      var sum = 0.0
      var product = 1.0
      for (column, weight) in weights.enumerated() {
        let (value, best) = (values[column][row], best(column))
        let ratio =
          value == best
          ? (best == 0 && senses[column] == .max ? 1 : 1)
          : senses[column] == .max ? value / best : best / value
        sum += weight * ratio
        product *= CLibrary.pow(ratio, weight)
      }
      return sumShare * sum + (1 - sumShare) * product
    }
  }

  func topsis() -> [Double] {
    spread { row in
      var (near, far) = (0.0, 0.0)
      for (column, weight) in weights.enumerated() {
        let length = values[column].reduce(0) { $0 + $1 * $1 }.squareRoot()
        if length == 0 { continue }
        let (a, b) = (values[column][row] - best(column), values[column][row] - worst(column))
        near += weight * weight * a * a / length / length
        far += weight * weight * b * b / length / length
      }
      let sum = near.squareRoot() + far.squareRoot()
      return sum == 0 ? 1 : far.squareRoot() / sum
    }
  }

  func vikor() -> [Double] {
    let regrets = taking.indices.map { row in
      weights.indices.map { column in
        let (best, worst) = (best(column), worst(column))
        return best == worst
          ? 0 : weights[column] * (best - values[column][row]) / (best - worst)
      }
    }
    let sums = regrets.map { $0.reduce(0, +) }
    let maxima = regrets.map { $0.max() ?? 0 }
    func share(_ values: [Double], _ row: Int) -> Double {
      let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
      return least == greatest ? 0 : (values[row] - least) / (greatest - least)
    }
    return spread { 0.5 * share(sums, $0) + 0.5 * share(maxima, $0) }
  }

  func copras() -> [Double] {
    func total(_ row: Int, _ sense: Sense) -> Double {
      weights.indices.reduce(0) { sum, column in
        let whole = values[column].reduce(0, +)
        guard senses[column] == sense, whole > 0 else { return sum }
        return sum + weights[column] * values[column][row] / whole
      }
    }
    let losses = taking.indices.map { total($0, .min) }
    let sum = losses.reduce(0, +)
    let reciprocals = losses.reduce(0) { $0 + 1 / $1 }
    let zeros = Double(losses.count { $0 == 0 })
    let scores = taking.indices.map { row in
      var score = total(row, .max)
      if sum > 0 {
        if zeros > 0 {
          score += losses[row] == 0 ? sum / zeros : 0
        } else {
          score += sum / losses[row] / reciprocals
        }
      }
      return score
    }
    let greatest = scores.max() ?? 0
    return spread { greatest == 0 ? 1 : scores[$0] / greatest }
  }

  /// From the columns as they are: only their order counts.
  func promethee(_ columns: [[Double]]) -> [Double] {
    func isBetter(_ x: Double, _ y: Double, _ sense: Sense) -> Bool {
      if y.isNaN { return !x.isNaN }
      return sense == .min ? x < y : x > y
    }
    return spread { row in
      guard taking.count > 1 else { return 0 }
      var flow = 0.0
      for (column, weight) in weights.enumerated() {
        let own = columns[column][taking[row]]
        for other in taking {
          let value = columns[column][other]
          if isBetter(own, value, senses[column]) { flow += weight }
          if isBetter(value, own, senses[column]) { flow -= weight }
        }
      }
      return flow / Double(taking.count - 1)
    }
  }
}
