/// Columns of metrics as a rerun of the job might have measured them.
///
/// What depends on the throughput follows it: the cost of an inference is divided by its factor, as
/// the price an hour stays. NaN stays NaN, and a latency that only repeats a threshold stays what it
/// is, since a rerun would repeat it, too. Other metrics do not change.
struct NoisyColumns: Sendable {
  /// What the factors do to a column.
  enum Effect: Sendable {
    case none, timesThroughput, overThroughput, timesLatency

    init(on metric: Metric) {
      self =
        switch metric {
        case .costPerInference: .overThroughput
        case .maxInvocationsPerMinute: .timesThroughput
        case .modelLatencyMilliseconds: .timesLatency
        case .costPerHour, .cpuUtilizationPerCore, .memoryUtilization, .modelSetupTime: .none
        }
    }

    /// The range of a value of a row, from the least factor to the greatest; in any order.
    func ends(of value: Double, _ noise: MeasurementNoise) -> (Double, Double) {
      let throughput = noise.throughputFactors
      switch self {
      case .none: return (value, value)
      case .timesThroughput: return (value * throughput.lowerBound, value * throughput.upperBound)
      case .overThroughput: return (value / throughput.lowerBound, value / throughput.upperBound)
      case .timesLatency:
        return (value * noise.latencyFactors.lowerBound, value * noise.latencyFactors.upperBound)
      }
    }
  }

  /// The values as measured, of the rows that take part.
  let measured: [[Double]]
  /// What the factors do to each column.
  let effects: [Effect]
  /// The number of each row in the stream of noise, ascending.
  let rows: [Int]
  /// Whether each row's latency stays; `nil` where none does.
  let isLatencyFixed: [Bool]?
  let stream: NoiseStream

  /// These columns' values of some of its rows, by position.
  func selecting(_ positions: [Int]) -> NoisyColumns {
    NoisyColumns(
      measured: measured.map { column in positions.map { column[$0] } }, effects: effects,
      rows: positions.map { rows[$0] },
      isLatencyFixed: isLatencyFixed.map { fixed in positions.map { fixed[$0] } }, stream: stream)
  }

  /// Writes what a rerun measures over columns of the same shape.
  func draw(rerun: Int, into values: inout [[Double]]) {
    var isThroughputNeeded = false
    var isLatencyNeeded = false
    for effect in effects {
      switch effect {
      case .none: break
      case .timesThroughput, .overThroughput: isThroughputNeeded = true
      case .timesLatency: isLatencyNeeded = true
      }
    }
    guard isThroughputNeeded || isLatencyNeeded else { return }
    // A metric may be an objective once only, so that a factor is used at most twice; it is drawn
    // anew for each column, which is cheaper than to keep it.
    for (column, effect) in effects.enumerated() {
      values[column].withUnsafeMutableBufferPointer { target in
        measured[column].withUnsafeBufferPointer { source in
          rows.withUnsafeBufferPointer { rows in
            switch effect {
            case .none: break
            case .timesThroughput:
              for index in 0..<rows.count {
                target[index] =
                  source[index] * stream.factors(rerun: rerun, row: rows[index]).throughput
              }
            case .overThroughput:
              for index in 0..<rows.count {
                target[index] =
                  source[index] / stream.factors(rerun: rerun, row: rows[index]).throughput
              }
            case .timesLatency:
              for index in 0..<rows.count {
                target[index] =
                  source[index] * stream.factors(rerun: rerun, row: rows[index]).latency
              }
            }
          }
        }
      }
      if case .timesLatency = effect, let isLatencyFixed {
        for index in rows.indices where isLatencyFixed[index] {
          values[column][index] = measured[column][index]
        }
      }
    }
  }
}
