import TestSupport
import Testing

@testable import Rightsizer

/// How far off predictions are on the published jobs: the figures that the README quotes.
///
/// `swift test --filter BackTestTests` runs it.
struct BackTestTests {
  /// The series of every published job by itself.
  private static func published() throws -> [FamilySeries] {
    var series: [FamilySeries] = []
    for name in try PublishedJobs.names() where name.hasPrefix("describe_") {
      let table = PublishedJobs.table(try PublishedJobs.inputs(name))
      let rows = CandidateRows(
        table, rows: Array(0..<table.count),
        request: SelectionRequest(demand: try Demand(perMinute: 1)))
      series += FamilySeries.all(of: rows.candidates, in: table)
    }
    return series
  }

  @Test("Of the families of the published jobs one has four sizes or more: ml.g4dn of job 07")
  func families() throws {
    let series = try Self.published()
    // 3, 1, 2, 1, 1, 3, 1 and 3 of jobs 01, 02, 03, 05, 07, 08, 10 and 12.
    #expect(series.count == 15)
    let enough = series.filter { $0.sizes.count >= BackTest.leastSizeCount }
    #expect(enough.map(\.family) == ["ml.g4dn"])
    #expect(enough.first?.sizes.map(\.vCPUCount) == [4, 8, 16, 32, 48])
    // The smallest size's latency is the job's threshold of 20 ms, so not measured.
    #expect(enough.first?.sizes.map(\.latencyMilliseconds) == [nil, 15, 18, 18, 14])
    #expect(series.filter { $0.sizes.count == 3 }.isEmpty)
    #expect(try BackTest(series, level: 0.9).seriesCount == 1)
  }

  @Test("Leaving one size out at a time: each figure, as NumPy and SciPy have it")
  func trials() throws {
    // NumPy lstsq and SciPy 1.17.1 stats.t over the other sizes, at 90 %.
    let expected: [(BackTest.Trial.Figure, String, Double, Double, Double)] = [
      (.capacity, "ml.g4dn.xlarge", 1656.27716124, 1320.81066657, 2076.94721451),
      (.capacity, "ml.g4dn.2xlarge", 1389.92956231, 899.119912015, 2148.66133244),
      (.capacity, "ml.g4dn.4xlarge", 1554.21348246, 1032.43331823, 2339.69546157),
      (.capacity, "ml.g4dn.8xlarge", 1789.27291725, 1029.4505703, 3109.90897938),
      (.capacity, "ml.g4dn.12xlarge", 2008.88986687, 1111.07296876, 3632.19933404),
      (.latency, "ml.g4dn.2xlarge", 21.541925776, 4.25167741504, 109.146231202),
      (.latency, "ml.g4dn.4xlarge", 15.5481790165, 3.92959860674, 61.5192275148),
      (.latency, "ml.g4dn.8xlarge", 15.0998621226, 4.037852372, 56.4671055589),
      (.latency, "ml.g4dn.12xlarge", 19.5716936517, 9.18768549636, 41.6918050304),
      (.price, "ml.g4dn.xlarge", 0.469354205586, 0.245117603385, 0.898725212954),
      (.price, "ml.g4dn.2xlarge", 1.10065793886, 0.518767165644, 2.33524397575),
      (.price, "ml.g4dn.4xlarge", 1.83864003634, 0.962957462194, 3.51064020579),
      (.price, "ml.g4dn.8xlarge", 3.10833505625, 1.4003435919, 6.89955442206),
      (.price, "ml.g4dn.12xlarge", 3.24138482382, 1.91449993887, 5.4878954879),
      (.cost, "ml.g4dn.xlarge", 4.72298373495e-06, 2.17387372443e-06, 1.02612102579e-05),
      (.cost, "ml.g4dn.2xlarge", 1.31980062001e-05, 4.20463519861e-06, 4.14274626526e-05),
      (.cost, "ml.g4dn.4xlarge", 1.97167255024e-05, 7.23630366874e-06, 5.37220772279e-05),
      (.cost, "ml.g4dn.8xlarge", 2.8953427826e-05, 7.5338628646e-06, 0.000111271070093),
      (.cost, "ml.g4dn.12xlarge", 2.68920070174e-05, 8.78800531282e-06, 8.22917164571e-05),
    ]
    let test = try BackTest(Self.published(), level: 0.9)
    #expect(test.trials.count == expected.count)
    for (figure, type, value, lower, upper) in expected {
      let trial = try #require(
        test.trials.first { $0.figure == figure && $0.instanceType == type })
      #expect(isClose(trial.predicted.value, value, relative: 1e-10), "\(type) \(figure)")
      #expect(isClose(trial.predicted.lower, lower, relative: 1e-10), "\(type) \(figure)")
      #expect(isClose(trial.predicted.upper, upper, relative: 1e-10), "\(type) \(figure)")
    }
  }

  @Test(
    "The errors and coverages that the README tells",
    arguments: [
      (BackTest.Trial.Figure.capacity, 14.8, 41.8, 4, 5), (.latency, 28.0, 43.6, 4, 4),
      (.price, 22.2, 36.2, 5, 5), (.cost, 41.8, 55.0, 4, 5),
    ])
  func summary(
    figure: BackTest.Trial.Figure, median: Double, most: Double, covered: Int, count: Int
  ) throws {
    let test = try BackTest(Self.published(), level: 0.9)
    let errors = test.errors(of: figure).map { $0 * 100 }
    let middle = errors.count / 2
    let found =
      errors.count % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2
    #expect(errors.count == count)
    let greatest = try #require(errors.last)
    #expect(abs(found - median) <= 0.05 && abs(greatest - most) <= 0.05)
    #expect(test.trials.count { $0.figure == figure && $0.isCovered } == covered)
  }
}
