import Benchmark
import Rightsizer

/// Frontier, layers and indicators of 100,000 points, hypervolumes of fronts of 1,000.
func paretoBenchmarks() {
  for dimensions in 2...5 {
    let uniform = { ObjectiveColumns(minimizing: RandomNumbers.columns(dimensions, rows: 100_000)) }
    let opposed = {
      ObjectiveColumns(minimizing: RandomNumbers.antiCorrelated(dimensions, rows: 100_000))
    }
    let front = { ObjectiveColumns(minimizing: RandomNumbers.front(dimensions, rows: 1000)) }
    kernel("frontier uniform, d = \(dimensions)", input: uniform) { $0.frontier() }
    kernel("frontier anti-correlated, d = \(dimensions)", input: opposed) { $0.frontier() }
    kernel("layers uniform, d = \(dimensions)", input: uniform) {
      $0.layers(findingDominators: false)
    }
    kernel("hypervolume, d = \(dimensions)", input: front) {
      $0.hypervolume(findingContributions: false)
    }
    kernel("tolerance, d = \(dimensions)", input: uniform) { $0.frontier(within: 0.05) }
  }
  let front = { ObjectiveColumns(minimizing: RandomNumbers.front(3, rows: 1000)) }
  kernel("indicators, d = 3", input: front) { $0.indicators() }
  kernel("layers with dominators, d = 3") {
    ObjectiveColumns(minimizing: RandomNumbers.columns(3, rows: 100_000))
  } work: {
    $0.layers()
  }
}
