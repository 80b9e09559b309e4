import Testing

@testable import Rightsizer

/// The tables for people, as they print. The figures are the published ones: dollars a million
/// inferences are 10⁶ × CostPerHour / (60 × MaxInvocations).
struct RankingReportTableTests {
  private static let terminal = Terminal(width: 100)

  @Test("Job 01: the preview in milliseconds")
  func job01() throws {
    let text = ReportText.ranking(try PublishedJobs.job("01").ranked(), to: Self.terminal)
    #expect(
      text == """
        job-name: 3 configurations, 2 on the frontier of cost, latency
           rank  layer  instance type  count       cost   price    latency  throughput
                                              $/million  $/hour         ms     inv/min
        ──────────────────────────────────────────────────────────────────────────────
        ●     1      1  ml.c5d.large       1      2.926   0.115    826.019         655
        ●     2      1  ml.c5.xlarge       1      5.247   0.204    263.596         648
              3      2  ml.m5.large        1      3.363   0.115  1,085.45          570
        rank 3: dominated by 1: cost 15 %, latency 31 %

        latency (ms)
        1,500 ┤
              │
              │
        1,000 ┤                  ·
              │         1
              │
              │
          500 ┤
              │                                                           2
              │
            0 ┤
              └┬──────────┬─────────┬──────────┬──────────┬─────────┬──────────┬
              2.5        3.0       3.5        4.0        4.5       5.0       5.5
               cost ($/million)
        1, 2, … rank   · dominated

        """)
  }

  @Test("Job 05: one type, told apart by its environment; latencies are at least the threshold")
  func job05() throws {
    let text = ReportText.ranking(try PublishedJobs.job("05").ranked(), to: Self.terminal)
    #expect(
      text == """
        resnet50-ml-c5-xlarge-load-test-1641425849: 3 configurations, 1 on the frontier of cost, latency
           rank  layer  instance type  count  told apart by            cost   price  latency  throughput
                                                                  $/million  $/hour       ms     inv/min
        ────────────────────────────────────────────────────────────────────────────────────────────────
        ●     1      1  ml.m5.xlarge       2  OMP_NUM_THREADS=2       14.69   0.460    ≥ 100         522
              2      2  ml.m5.xlarge       3  OMP_NUM_THREADS=4       29.72   0.690    ≥ 100         387
              3      3  ml.m5.xlarge       5  OMP_NUM_THREADS=10      63.89   1.150    ≥ 100         300
        rank 2: dominated by 1: cost 102 %
        rank 3: dominated by 1: cost 335 %

        latency (ms)
        150 ┤
            │
            │
            │
            │
        100 ┤     1                ·                                    ·
            │
            │
            │
            │
         50 ┤
            └┬──────────┬──────────┬──────────┬──────────┬──────────┬──────────┬
            10         20         30         40         50         60         70
             cost ($/million)
        1, 2, … rank   · dominated

        """)
  }

  @Test("Job 08: all on the frontier, with its plot")
  func job08() throws {
    let text = ReportText.ranking(try PublishedJobs.job("08").ranked(), to: Self.terminal)
    #expect(
      text == """
        175a92e4-9f39-11ec-bfd5-0ac52cb5fde6: 3 configurations, 3 on the frontier of cost, latency
           rank  instance type   count       cost   price  latency  throughput
                                        $/million  $/hour       ms     inv/min
        ──────────────────────────────────────────────────────────────────────
        ●     1  ml.m5.large         1      3.583   0.115    1,070         535
        ●     2  ml.c5.xlarge        1      4.298   0.204      459         791
        ●     3  ml.inf1.xlarge      1      6.180   0.297      213         801

        latency (ms)
        1,500 ┤
              │
              │
        1,000 ┤  1
              │
              │
              │
          500 ┤                 2
              │
              │                                                         3
            0 ┤
              └┬──────────┬─────────┬──────────┬──────────┬─────────┬──────────┬
              3.5        4.0       4.5        5.0        5.5       6.0       6.5
               cost ($/million)
        1, 2, … rank

        """)
  }

  @Test("Job 12: what dominates a row stands beneath the table where it does not fit")
  func job12() throws {
    let text = ReportText.ranking(try PublishedJobs.job("12").ranked(), to: Self.terminal)
    #expect(
      text == """
        instrpx2px-12-14-55-41: 5 configurations, 2 on the frontier of cost, latency
           rank  layer  instance type     count       cost   price  latency  throughput       CPU  memory
                                                 $/million  $/hour       ms     inv/min  % a core       %
        ─────────────────────────────────────────────────────────────────────────────────────────────────
        ●     1      1  ml.g5.xlarge          1      715.9   1.761    4,392          41    25.71   28.29
        ●     2      1  ml.p3.8xlarge         1     1610    18.350    2,345         190    10.72    5.359
              3      2  ml.g4dn.xlarge        1      807.9   0.921    9,521          19    25.40   28.02
              4      2  ml.g4dn.12xlarge      1     1520     6.112    7,273          67     8.392   7.226
              5      2  ml.p3.2xlarge         1     1695     4.779    4,184          47    12.92    6.050
        rank 3: dominated by 1: cost 13 %, latency 117 %
        rank 4: dominated by 1: cost 112 %, latency 66 %
        rank 5: dominated by 2: cost 5.3 %, latency 78 %

        latency (ms)
        10,000 ┤           ·
               │
               │
               │                                                ·
               │
         5,000 ┤
               │      1                                                  ·
               │
               │                                                     2
               │
             0 ┤
               └┬──────────┬─────────┬──────────┬─────────┬──────────┬─────────┬
               600        800      1,000      1,200     1,400      1,600   1,800
                cost ($/million)
        1, 2, … rank   · dominated

        """)
  }

  @Test("Job 12 in a pipe: a column for what dominates, and no plot")
  func pipe() throws {
    let text = ReportText.ranking(try PublishedJobs.job("12").ranked())
    #expect(
      text == """
        instrpx2px-12-14-55-41: 5 configurations, 2 on the frontier of cost, latency
           rank  layer  instance type     count       cost   price  latency  throughput       CPU  memory  dominated by
                                                 $/million  $/hour       ms     inv/min  % a core       %  rank: worse in
        ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        ●     1      1  ml.g5.xlarge          1      715.9   1.761    4,392          41    25.71   28.29
        ●     2      1  ml.p3.8xlarge         1     1610    18.350    2,345         190    10.72    5.359
              3      2  ml.g4dn.xlarge        1      807.9   0.921    9,521          19    25.40   28.02   1: cost 13 %, latency 117 %
              4      2  ml.g4dn.12xlarge      1     1520     6.112    7,273          67     8.392   7.226  1: cost 112 %, latency 66 %
              5      2  ml.p3.2xlarge         1     1695     4.779    4,184          47    12.92    6.050  2: cost 5.3 %, latency 78 %

        """)
  }

  @Test("Several models are several tables; duplicates are told, the existing endpoint beneath")
  func several() throws {
    let table = PublishedJobs.table(
      try PublishedJobs.inputs(
        "describe_03", "describe_05", "describe_10", "steps_from_05"))
    let text = ReportText.ranking(try table.ranked())
    #expect(
      text == """
        resnet50-instance-1637703318: 2 configurations, 1 on the frontier of cost, latency
           rank  layer  instance type  count       cost   price  latency  throughput  dominated by
                                              $/million  $/hour       ms     inv/min  rank: worse in
        ────────────────────────────────────────────────────────────────────────────────────────────────────────
        ●     1      1  ml.c5.xlarge       1     0.1828   0.204       53      18,604
              2      2  ml.m4.2xlarge      1     0.3147   0.480       69      25,424  1: cost 72 %, latency 30 %

        resnet50-ml-c5-xlarge-load-test-1641425849: 3 configurations, 1 on the frontier of cost, latency; 3 not ranked
           rank  layer  instance type  count  told apart by            cost   price  latency  throughput  dominated by
                                                                  $/million  $/hour       ms     inv/min  rank: worse in
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        ●     1      1  ml.m5.xlarge       2  OMP_NUM_THREADS=2       14.69   0.460    ≥ 100         522
              2      2  ml.m5.xlarge       3  OMP_NUM_THREADS=4       29.72   0.690    ≥ 100         387  1: cost 102 %
              3      3  ml.m5.xlarge       5  OMP_NUM_THREADS=10      63.89   1.150    ≥ 100         300  1: cost 335 %
        not ranked: row 6, ml.m5.xlarge: duplicate of row 2
        not ranked: row 7, ml.m5.xlarge: duplicate of row 3
        not ranked: row 8, ml.m5.xlarge: duplicate of row 4

        job-name: 1 configuration, 1 on the frontier of cost, latency
           rank  instance type   count       cost   price  latency  throughput
                                        $/million  $/hour       ms     inv/min
        ──────────────────────────────────────────────────────────────────────
        ●     1  ml.g4dn.xlarge      1      7.457   0.736      171       1,645

        existing endpoint endpoint-name of job job-name: 184 invocations/min, latency 1,312 ms

        """)
  }

  @Test("The frontier tells its rows alone, and counts the others")
  func frontier() throws {
    let table = PublishedJobs.table(
      try PublishedJobs.inputs("describe_05", "describe_12", "steps_from_05"))
    let text = ReportText.ranking(try table.ranked(), content: .frontier)
    #expect(
      text == """
        resnet50-ml-c5-xlarge-load-test-1641425849: 3 configurations, 1 on the frontier of cost, latency; 3 not ranked
           rank  instance type  count       cost   price  latency  throughput
                                       $/million  $/hour       ms     inv/min
        ─────────────────────────────────────────────────────────────────────
        ●     1  ml.m5.xlarge       2      14.69   0.460    ≥ 100         522

        instrpx2px-12-14-55-41: 5 configurations, 2 on the frontier of cost, latency
           rank  instance type  count       cost   price  latency  throughput       CPU  memory
                                       $/million  $/hour       ms     inv/min  % a core       %
        ───────────────────────────────────────────────────────────────────────────────────────
        ●     1  ml.g5.xlarge       1      715.9   1.761    4,392          41     25.71  28.29
        ●     2  ml.p3.8xlarge      1     1610    18.350    2,345         190     10.72   5.359

        """)
  }

  @Test("Weights add a score; three objectives have no plot")
  func weights() throws {
    var options = RankingOptions(objectives: try Objective.list(parsing: "cost,latency,throughput"))
    options.weights = [3, 1, 0]
    options.order = .score
    let text = ReportText.ranking(try PublishedJobs.job("12").ranked(by: options))
    #expect(
      text == """
        instrpx2px-12-14-55-41: 5 configurations, 3 on the frontier of cost, latency, throughput
           rank  layer  instance type     count       cost   price  latency  throughput       CPU  memory   score  dominated by
                                                 $/million  $/hour       ms     inv/min  % a core       %  0 to 1  rank: worse in
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        ●     1      1  ml.g5.xlarge          1      715.9   1.761    4,392          41    25.71   28.29    0.929
              2      2  ml.g4dn.xlarge        1      807.9   0.921    9,521          19    25.40   28.02    0.679  1: cost 13 %, latency 117 %, throughput 54 %
        ●     3      1  ml.p3.8xlarge         1     1610    18.350    2,345         190    10.72    5.359   0.315
        ●     4      1  ml.g4dn.12xlarge      1     1520     6.112    7,273          67     8.392   7.226   0.212
              5      2  ml.p3.2xlarge         1     1695     4.779    4,184          47    12.92    6.050   0.186  3: cost 5.3 %, latency 78 %, throughput 75 %

        """)
  }

  @Test("Missing and negative values are told row by row, and counted in the heading")
  func missing() throws {
    let job = MadeUpJob(rows: [
      .init(instanceType: "ml.a"), .init(instanceType: "ml.b", latency: nil),
      .init(instanceType: "ml.c", latency: -5),
    ])
    #expect(
      ReportText.ranking(try job.table().ranked()) == """
        made-up: 1 configuration, 1 on the frontier of cost, latency; 2 not ranked
           rank  instance type  count       cost   price  latency  throughput
                                       $/million  $/hour       ms     inv/min
        ─────────────────────────────────────────────────────────────────────
        ●     1  ml.a               1      166.7   1.000       10         100
        not ranked: row 1, ml.b: no value for latency
        not ranked: row 2, ml.c: negative latency

        """)
  }

  @Test("worst: a missing value is a dash, never 0")
  func worst() throws {
    let job = MadeUpJob(rows: [
      .init(instanceType: "ml.a"), .init(instanceType: "ml.b", latency: nil),
    ])
    var options = RankingOptions()
    options.missing = .worst
    let text = ReportText.ranking(try job.table().ranked(by: options))
    #expect(text.contains("ml.b               1      166.7   1.000        —         100"))
    #expect(text.contains("1: latency (not measured)"))
  }

  @Test("Coloured tables are the same but for the escape sequences", arguments: [nil, 60, 80, 100])
  func colour(width: Int?) throws {
    let ranking = try PublishedJobs.all().ranked()
    let plain = ReportText.ranking(ranking, to: Terminal(width: width))
    let colored = ReportText.ranking(ranking, to: Terminal(isColored: true, width: width))
    #expect(colored != plain)
    #expect(ReportText.stripped(colored) == plain)
    #expect(!plain.contains("\u{1B}"))
  }

  @Test("At 80 characters and more no instance type is cut", arguments: [80, 90, 100, 120])
  func widths(width: Int) throws {
    let ranking = try PublishedJobs.all().ranked()
    let text = ReportText.ranking(ranking, to: Terminal(width: width))
    for row in 0..<ranking.table.count {
      let type = try #require(ranking.table.instanceType(row))
      #expect(text.contains(type + " "))
    }
    for line in text.split(separator: "\n") where !line.contains(": ") {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test("Same input, same bytes", arguments: ReportFormat.allCases)
  func stable(format: ReportFormat) throws {
    var options = RankingOptions()
    options.weights = [3, 1]
    let one = ReportText.ranking(
      try PublishedJobs.all().ranked(by: options), as: format, to: Self.terminal)
    let two = ReportText.ranking(
      try PublishedJobs.all().ranked(by: options), as: format, to: Self.terminal)
    #expect(one == two)
  }
}
