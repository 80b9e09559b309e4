import Foundation
import Testing

struct RobustOptionTests {
  private func robustness(_ arguments: String...) throws -> [String: Any] {
    let result = try Tool.run(arguments: arguments + ["--robust", "--format", "json"])
    #expect(result.code == 0)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    return try #require(object["robustness"] as? [String: Any])
  }

  private func rows(_ robustness: [String: Any]) throws -> [[String: Any]] {
    let groups = try #require(robustness["groups"] as? [[String: Any]])
    return groups.flatMap { $0["rows"] as? [[String: Any]] ?? [] }
  }

  @Test("rank tells in words and columns how often a row is first and on the frontier")
  func words() throws {
    let result = try Tool.run("rank", "--robust", "--samples", "500", "--seed", "3", Inputs.job08)
    #expect(result.code == 0 && result.errors.isEmpty)
    let text = result.output
    #expect(text.contains("how sure: 500 weightings and 500 reruns drawn (seed 3; ± is"))
    #expect(text.contains("% of weightings     % of reruns  % of reruns"))
    #expect(text.contains("on the frontier in 100 % of reruns, first in 100 %"))
    #expect(text.contains(/first in [0-9.]+ % of weightings \(± [0-9.]+; there on average cost/))
  }

  @Test("Everything but the added part is what it is without --robust, in each format")
  func additive() throws {
    let plain = try Tool.run("rank", Inputs.job12).output
    #expect(try Tool.run("rank", "--robust", Inputs.job12).output.hasPrefix(plain + "\nhow sure"))
    for command in [["rank"], ["frontier"], ["select", "--demand", "100"]] {
      let without = try Tool.run(arguments: command + [Inputs.job12, "--format", "csv"]).output
      let with = try Tool.run(
        arguments: command + [Inputs.job12, "--robust", "--format", "csv"]
      ).output
      for (line, longer) in zip(without.split(separator: "\r\n"), with.split(separator: "\r\n")) {
        #expect(longer.hasPrefix(line + ","))
      }
      let old = try Tool.run(arguments: command + [Inputs.job12, "--format", "json"]).output
      let new = try Tool.run(
        arguments: command + [Inputs.job12, "--robust", "--format", "json"]
      ).output
      var added = try JSONSerialization.jsonObject(with: Data(new.utf8)) as? [String: Any] ?? [:]
      #expect(added.removeValue(forKey: "robustness") != nil)
      let kept = try JSONSerialization.jsonObject(with: Data(old.utf8)) as? [String: Any] ?? [:]
      #expect(NSDictionary(dictionary: kept).isEqual(to: added))
    }
  }

  @Test("Without a spread reruns say what was measured: all of them, or none")
  func noSpread() throws {
    for row in try rows(
      robustness(
        "rank", "--throughput-spread", "1,1", "--latency-spread", "1,1", "--samples", "20",
        Inputs.job12))
    {
      let isOnFrontier = [0, 3].contains(row["row"] as? Int)
      #expect(row["rerunFrontierShare"] as? Double == (isOnFrontier ? 1 : 0), "\(row)")
      #expect(row["rerunFrontierError"] as? Double == 0)
    }
    let choice = try robustness(
      "select", "--demand", "100", "--throughput-spread", "1,1", "--latency-spread", "1,1",
      Inputs.job12)
    #expect(choice["choiceShare"] as? Double == 1 && choice["keptShare"] as? Double == 1)
  }

  @Test("The same input gives the same bytes, with any number of threads; another seed others")
  func reproducible() throws {
    for command in ["rank", "frontier", "select"] {
      let arguments =
        [command, "--robust", "--samples", "300", Inputs.job12, "--format", "json"]
        + (command == "select" ? ["--demand", "100"] : [])
      let first = try Tool.run(arguments: arguments)
      #expect(first.code == 0)
      for threads in ["1", "2", "5"] {
        #expect(
          try Tool.run(arguments: arguments + ["--threads", threads]).output == first.output)
      }
      #expect(try Tool.run(arguments: arguments + ["--seed", "1"]).output != first.output)
    }
  }

  @Test("A preference narrows the weightings; a metric that is none yet becomes an objective")
  func preferences() throws {
    let found = try robustness("rank", "--prefer", "cost > latency, cost>memory", Inputs.job12)
    #expect(
      found["preference"] as? [[String]] == [
        ["costPerInference", "modelLatencyMilliseconds"],
        ["costPerInference", "memoryUtilization"],
      ])
    for row in try rows(found) {
      guard let weights = row["centralWeights"] as? [Double] else { continue }
      #expect(weights.count == 3 && weights[0] >= weights[1] && weights[0] >= weights[2])
    }
    let text = try Tool.run("rank", "--robust", "--prefer", "latency>cost", Inputs.job12).output
    #expect(text.contains("weightings: all with latency > cost; rows scored by the weighted sum"))
  }

  @Test("select tells what is chosen otherwise, and whether the count is enough")
  func choice() throws {
    let result = try Tool.run(
      "select", "--demand", "5000", "--latency", "500", "--robust", Inputs.job08)
    #expect(result.code == 0)
    #expect(result.output.contains(/ml\.c5\.xlarge \(row 1\) is chosen in [0-9.]+ % of reruns/))
    #expect(result.output.contains("otherwise: ml.inf1.xlarge (row 2) in "))
    #expect(result.output.contains("× 13 of it is enough, within the limits, in "))
    let found = try robustness("select", "--demand", "5000", "--latency", "500", Inputs.job08)
    let chosen = try #require(found["chosen"] as? [[String: Any]])
    let shares = chosen.compactMap { $0["share"] as? Double }
    let infeasible = try #require(found["infeasibleShare"] as? Double)
    #expect(abs(shares.reduce(infeasible, +) - 1) < 1e-9 && shares == shares.sorted(by: >))
    // Nothing is within 1 ms, however often it is measured.
    let none = try Tool.run(
      "select", "--demand", "5000", "--latency", "1", "--robust", Inputs.job08)
    #expect(none.code == 1 && none.output.contains("nothing is feasible as measured"))
  }

  @Test(
    "Nonsense ends with 64 and says what is meant",
    arguments: [
      (["rank", "--robust", "--samples", "0"], "--samples takes a whole number from 1"),
      (["rank", "--robust", "--seed", "-1"], "--seed takes a whole number from 0"),
      (["rank", "--robust", "--threads", "0"], "--threads takes a whole number from 1"),
      (["inspect", "--threads", "0"], "--threads takes a whole number from 1"),
      (["rank", "--samples", "10"], "--samples needs --robust"),
      (["rank", "--prefer", "cost>latency"], "--prefer needs --robust"),
      (["rank", "--robust", "--prefer", "cost>speed"], "--prefer: unknown metric 'speed'"),
      (["rank", "--robust", "--prefer", "cost>latency>cost"], "goes in a circle"),
      (
        ["rank", "--robust", "--objectives", "cost,latency", "--prefer", "cost>memory"],
        "--prefer: memory is no objective; add it to --objectives"
      ),
      (["frontier", "--robust", "--latency-spread", "1"], "--latency-spread takes two factors"),
      (
        ["frontier", "--robust", "--latency-spread", "nan,1"], "--latency-spread takes two factors"
      ),
      (["frontier", "--robust", "--latency-spread", "2,1"], "the first factor is the lower one"),
      (["frontier", "--robust", "--throughput-spread", "0,1"], "a factor of noise is from 0.001"),
      (
        ["select", "--demand", "100", "--robust", "--max-variants", "2"],
        "--robust looks at one type at a time"
      ),
    ])
  func refused(arguments: [String], message: String) throws {
    let result = try Tool.run(arguments: arguments + [Inputs.job12])
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("Inputs without a row that can be ranked are answered as without --robust")
  func nothing() throws {
    let plain = try Tool.run("rank", "-", input: Inputs.failedJob)
    let robust = try Tool.run("rank", "-", "--robust", input: Inputs.failedJob)
    #expect(plain.code == robust.code && plain.output == robust.output)
    let steps = try Tool.run("rank", "-", "--robust", "--format", "json", input: Inputs.failedSteps)
    #expect(steps.code == 1 && steps.output.contains(#""rows":[]"#))
  }

  @Test("CSV has the shares of each row, and none for a row without part")
  func columns() throws {
    let output = try Tool.run("rank", "--robust", "--format", "csv", Inputs.job12).output
    let lines = output.split(separator: "\r\n")
    #expect(
      lines[0].hasSuffix(
        ",weightingFirstShare,weightingSecondShare,weightingThirdShare,"
          + "centralWeight.costPerInference,centralWeight.modelLatencyMilliseconds,"
          + "rerunFrontierShare,rerunFirstShare"))
    #expect(
      lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count > 30 })
  }
}
