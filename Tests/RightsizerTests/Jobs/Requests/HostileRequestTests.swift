import Rightsizer
import Testing

struct HostileRequestTests {
  private func validation(_ text: String) -> RequestValidation {
    RequestValidation(Array(text.utf8))
  }

  @Test("Of a hundred thousand faults of one kind the first hundred are told, the rest counted")
  func manyFaults() {
    let members = (0..<100_000).map { "\"m\($0)\":{\"a\":[1,2]}" }.joined(separator: ",")
    let unknown = validation("{\"JobName\":\"a\",\(members)}")
    #expect(unknown.faults.count { $0.code == .unknownMember } == 100)
    #expect(unknown.omittedCount == 99_900)
    #expect(unknown.faults.contains { $0.path == "$.RoleArn" })
    let phases = [String](repeating: "{\"SpawnRate\":-1}", count: 20_000).joined(separator: ",")
    let long = validation(
      "{\"InputConfig\":{\"TrafficPattern\":{\"Phases\":[\(phases)]}}}")
    #expect(long.faults.count { $0.code == .range } == 100)
    #expect(long.faults.count < 400)
    let tags = [String](repeating: "{\"Key\":\"aws:a\",\"Value\":\"\"}", count: 20_000)
    let many = validation("{\"Tags\":[\(tags.joined(separator: ","))]}")
    #expect(many.faults.contains { $0.code == .listLength && $0.mend == "take 19950 out" })
    // Members of no request at all.
    #expect(validation("{\(members)}").faults.map(\.code) == [.notARequest])
  }

  @Test("Huge names, texts, numbers and white space are told in a few words")
  func hugeValues() {
    let huge = String(repeating: "a-", count: 300_000)
    let told = validation(
      "{\"\(huge)\":1,\"JobName\":\"\(huge)\",\"JobType\":\"\(huge)\",\"RoleArn\":\"\(huge)\","
        + "\"InputConfig\":{\"JobDurationInSeconds\":\(String(repeating: "9", count: 300_000)),"
        + "\"ModelPackageVersionArn\":\"\(huge)\"}\(String(repeating: " ", count: 300_000))}")
    #expect(told.faults.count >= 6)
    #expect(told.faults.allSatisfy { $0.description.utf8.count < 1000 })
    #expect(told.faults.contains { $0.code == .range && $0.found?.count ?? 0 < 60 })
  }

  @Test("Deep nesting is one fault, wherever it is")
  func deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let nested =
        String(repeating: open, count: 50_000) + "1" + String(repeating: close, count: 50_000)
      #expect(validation(nested).faults.last?.code == .depth)
      #expect(validation("{\"Tags\":{\"a\":\(nested)}}").faults.map(\.code) == [.depth])
      #expect(validation("{\"InputConfig\":\(nested)}").faults.last?.code == .depth)
    }
  }

  @Test("Members repeated without end are one kind of fault")
  func repeated() {
    let members = [String](repeating: "\"JobName\":\"a\"", count: 50_000).joined(separator: ",")
    let told = validation("{\(members)}")
    #expect(told.faults.count { $0.code == .duplicateMember } == 100)
    #expect(told.omittedCount == 49_899)
  }
}
