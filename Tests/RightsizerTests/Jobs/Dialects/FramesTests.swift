import TestSupport
import Testing

@testable import Rightsizer

/// The rows of a text, with what differs between texts of the same rows left out.
private func rows(_ text: String) throws -> [Recommendation] {
  let table = try RecommendationTable(text: text)
  return (0..<table.count).map { table[$0] }
}

@Suite("Data frames")
struct FramesTests {
  @Test("Every layout gives the rows of the records", arguments: UInt64(1)...4)
  func layouts(_ seed: UInt64) throws {
    var frames = RandomFrames(seed: seed)
    for index in 0..<60 {
      let frame = frames.rows()
      let records = try rows(frames.records(frame))
      let csv = frames.csv(frame)
      #expect(try rows(csv) == records, "seed \(seed), frame \(index): \(csv)")
      for (layout, text) in frames.layouts(frame) {
        // Without rows nothing tells an index layout from an empty object.
        if layout == "index", frame.rows.isEmpty { continue }
        #expect(try rows(text) == records, "seed \(seed), frame \(index), \(layout): \(text)")
      }
    }
  }

  @Test("Damaged frames never trap, and an error has its place", arguments: UInt64(1)...4)
  func damaged(_ seed: UInt64) {
    var frames = RandomFrames(seed: seed)
    for _ in 0..<60 {
      let frame = frames.rows()
      let texts =
        [frames.csv(frame)] + frames.layouts(frame).sorted { $0.key < $1.key }.map(\.value)
      for text in texts {
        for _ in 0..<8 {
          let bytes = frames.random.damaged(Array(text.utf8))
          let name = frames.random.pick(["x", "x.csv"])
          let result = RecommendationTable.load([.bytes(bytes, name: name)])
          guard let error = result.errors.first else { continue }
          let isPlaced = error.line != nil && error.offset.map { $0 <= bytes.count } == true
          guard isPlaced, result.table.count == 0 else {
            Issue.record("seed \(seed): \(error) of \(String(decoding: bytes, as: UTF8.self))")
            return
          }
        }
      }
    }
  }

  @Test(
    "A layout is known by the first member that tells",
    arguments: [
      ("{\"CostPerHour\":{\"0\":1}}", FrameLayout.columns),
      ("{\"index\":{\"0\":5},\"note\":1,\"CostPerHour\":{\"0\":1}}", .columns),
      ("{\"Metrics\":{\"a\":{\"CostPerHour\":1}}}", .columns),
      ("{\"Metrics\":{\"0\":null,\"1\":{}},\"InstanceType\":{\"0\":\"a\"}}", .columns),
      ("{\"EnvironmentParameters\":{\"0\":[]}}", .columns),
      ("{\"InstanceType\":{}}", .columns), ("{\"CostPerHour\":[1,2]}", .lists),
      ("{\"columns\":[\"a\"],\"data\":[]}", .split), ("{\"data\":[],\"columns\":[]}", .split),
      ("{\"schema\":{},\"data\":[]}", .table), ("{\"7\":{\"x\":1,\"CostPerHour\":1}}", .index),
      ("{\"CostPerHour\":1}", nil), ("{\"Metrics\":{\"New\":{\"x\":1}},\"JobName\":\"a\"}", nil),
      ("{\"InputConfig\":{\"TrafficPattern\":{\"Phases\":[]}},\"Status\":\"a\"}", nil),
      ("{\"CostPerHour\":{\"$numberInt\":\"1\"}}", nil),
      ("{\"Metrics\":{\"CostPerHour\":1}}", nil), ("{\"Metrics\":{\"New\":1}}", nil),
      ("{\"Metrics\":{}}", nil), ("{\"EnvironmentParameters\":[{\"Key\":\"a\"}]}", nil),
      ("{\"CreationTime\":{\"a\":1},\"JobName\":\"x\"}", nil), ("{\"columns\":1,\"data\":2}", nil),
      ("{\"describe\":{},\"CostPerHour\":{\"0\":1}}", nil), ("{\"Steps\":[]}", nil),
      ("{\"a\":{\"CostPerHour\":1}}", .index),
      ("{\"a\":{\"CostPerHour\":1},\"b\":1}", nil), ("{\"a\":{\"JobName\":\"x\"}}", nil),
      ("{\"a\":{\"CostPerHour\":1},\"Steps\":[]}", nil), ("{\"0\":{\"x\":1}}", nil), ("{}", nil),
      ("{", nil),
      // A row's part by its way holds members, a column of such parts holds objects by label.
      ("{\"Metrics.CostPerHour\":1.2,\"Metrics.MaxInvocations\":9}", nil),
      ("{\"InferenceBenchmark.Metrics\":{\"New\":1,\"CostPerHour\":2},\"StepType\":\"a\"}", nil),
      ("{\"InferenceBenchmark.ModelConfiguration\":{},\"StepType\":\"a\"}", nil),
      ("{\"InputConfig.TrafficPattern\":{\"TrafficType\":\"a\"},\"JobName\":\"j\"}", nil),
      ("{\"InputConfig.ContainerConfig\":{\"PayloadConfig\":{\"x\":1}},\"JobName\":\"j\"}", nil),
      ("{\"StoppingConditions.ModelLatencyThresholds\":[{}],\"JobName\":\"j\"}", nil),
      ("{\"InferenceBenchmark.Metrics\":{\"0\":{\"CostPerHour\":1}}}", .columns),
      ("{\"InferenceBenchmark.Metrics\":{\"0\":null},\"StepType\":{\"0\":\"a\"}}", .columns),
      ("{\"InputConfig.TrafficPattern\":{\"0\":{\"x\":1}},\"JobName\":{\"0\":\"j\"}}", .columns),
      ("{\"StoppingConditions.ModelLatencyThresholds\":{\"0\":[]}}", .columns),
      ("{\"StoppingConditions.ModelLatencyThresholds\":[[]],\"JobName\":[\"j\"]}", .lists),
      ("{\"\":{}}", nil), ("[{\"CostPerHour\":{\"0\":1}}]", nil),
    ] as [(String, FrameLayout?)])
  func recognized(_ text: String, _ layout: FrameLayout?) {
    let bytes = Array(text.utf8)
    let found = FrameLayout.recognize(JSONCursor(bytes), MemberTable())
    #expect(found == layout, "\(text)")
  }

  @Test(
    "One row with names by their way gives what the row in an array gives",
    arguments: [
      """
      {"Metrics.CostPerHour": 1.2, "Metrics.MaxInvocations": 90, "Metrics.ModelLatency": 3,
       "EndpointConfiguration.InstanceType": "ml.c5.large"}
      """,
      """
      {"InferenceBenchmark.Metrics": {"New": 1, "CostPerHour": 1.2, "MaxInvocations": 90,
       "ModelLatency": 3}, "InferenceBenchmark.EndpointConfiguration": {"InstanceType":
       "ml.c5.large"}, "StepType": "BENCHMARK"}
      """,
      """
      {"InferenceBenchmark.ModelConfiguration": {}, "InferenceBenchmark.Metrics": {"CostPerHour":
       1.2, "MaxInvocations": 90, "ModelLatency": 3}, "StepType": "BENCHMARK",
       "EndpointConfiguration.InstanceType": "ml.c5.large"}
      """,
      """
      {"StoppingConditions.ModelLatencyThresholds": [{"Percentile": "P95", "ValueInMilliseconds":
       9}], "CostPerHour": 1.2, "MaxInvocations": 90, "ModelLatency": 3, "InstanceType":
       "ml.c5.large"}
      """,
    ])
  func oneRow(_ text: String) throws {
    let row = try #require(try rows(text).first)
    #expect(row.costPerHour == 1.2 && row.maxInvocationsPerMinute == 90)
    #expect(row.modelLatencyMilliseconds == 3 && row.instanceType == "ml.c5.large")
    var alike = try rows("[\(text)]")
    alike[0].path = row.path
    #expect(alike == [row])
  }

  @Test(
    "A frame that does not hold together is an error at its place, marked § here",
    arguments: [
      ("{\"CostPerHour\":{\"0\":1},\"InstanceType\":{\"1\":§\"a\"}}", "another order"),
      ("{\"CostPerHour\":{\"0\":1},\"InstanceType\":{}§}", "fewer cells"),
      ("{\"CostPerHour\":{},\"InstanceType\":{§\"0\":\"a\"}}", "more cells"),
      ("{\"CostPerHour\":[1],\"InstanceType\":[\"a\",§\"b\"]}", "more cells"),
      ("{\"CostPerHour\":{\"0\":1},\"InstanceType\":§5}", "an object"),
      ("{\"CostPerHour\":{\"0\":§\"x\"}}", "a number"),
      ("{\"Metrics\":{\"0\":{\"CostPerHour\":§[1]}}}", "a number"),
      ("{\"columns\":[\"CostPerHour\",\"a\"],\"data\":[[1,2],§[3]]}", "1 cells"),
      ("{\"columns\":[\"CostPerHour\"],\"data\":[[1],§{}]}", "a row of the data frame"),
      ("{\"columns\":[\"CostPerHour\"],\"data\":[[§true]]}", "a number"),
      ("{\"columns\":§[0,1],\"data\":[[1,2]]}", "none of whose columns"),
      ("{\"schema\":{},\"data\":[§1]}", "an object"),
      ("{\"CostPerHour\":{\"0\":1}} §x", "after the data frame"),
      ("{\"CostPerHour\":{\"0\":1}§", "ends early"), ("{\"CostPerHour\":[1,§]}", "a JSON value"),
      ("{\"schema\":{},\"data\":[],\"data\":§3}", "an array"),
    ])
  func faults(_ marked: String, _ words: String) {
    let error = readError(marked.replacing("§", with: ""), name: "x.json")
    let place = marked.utf8.firstIndex(of: 0xC2)
    let offset = place.map { marked.utf8.distance(from: marked.startIndex, to: $0) }
    #expect(error?.offset == offset, "\(marked): \(error?.description ?? "")")
    #expect(error?.message.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("Values without names stay refused")
  func values() {
    #expect(readError("[[\"ml.c5.large\",1]]", name: "x.json")?.code == .refused)
    #expect(readError("ml.c5.large,1\n")?.code == .refused)
  }

  @Test("Wide and deep frames are answered or refused")
  func huge() throws {
    let many = 100_000
    let wide = (0..<many).map { "\"c\($0)\":{\"0\":1}" }.joined(separator: ",")
    #expect(try rows("{\"CostPerHour\":{\"0\":1},\(wide)}").count == 1)
    let same = Array(repeating: "\"CostPerHour\":{\"0\":1}", count: 20_000).joined(separator: ",")
    #expect(try rows("{\(same)}").count == 1)
    let deep = String(repeating: "[", count: many)
    #expect(readError("{\"CostPerHour\":{\"0\":1},\"x\":\(deep)", name: "x.json")?.code == .depth)
    let cells = (0..<many).map { "\"\($0)\":1.5" }.joined(separator: ",")
    #expect(try rows("{\"CostPerHour\":{\(cells)},\"note\":{\(cells)}}").count == many)
  }
}
