import Rightsizer
import TestSupport
import Testing

/// JSONTestSuite's cases as a whole input, where a member is skipped and where a metric is read.
@Suite("JSON conformance")
struct ConformanceTests {
  /// Cases that JSON refuses and the reader accepts where a value is skipped or a metric is read,
  /// with the reason.
  private static let extensions = [
    "n_number_NaN": "Python's json.dumps writes NaN bare, and so does the service's own wire",
    "n_number_infinity": "Python's json.dumps writes Infinity bare",
    "n_number_minus_infinity": "Python's json.dumps writes -Infinity bare",
  ]

  /// Codes that say that a text is no JSON.
  private static let grammatical: Set<ReadError.Code> = [.syntax, .unexpectedEnd, .depth]

  private static let skipped = (
    before: #"{"InferenceRecommendations":[{"Unknown":"#,
    after: #","Metrics":{"CostPerHour":0.5,"MaxInvocations":60},"#
      + #""EndpointConfiguration":{"InstanceType":"ml.m5.large","InitialInstanceCount":1}}]}"#
  )

  private static let metric = (
    before: #"{"InferenceRecommendations":[{"Metrics":{"CostPerHour":"#,
    after: #","MaxInvocations":60},"#
      + #""EndpointConfiguration":{"InstanceType":"ml.m5.large","InitialInstanceCount":1}}]}"#
  )

  private enum Outcome {
    case table(RecommendationTable)
    case error(ReadError)

    var error: ReadError? { if case .error(let error) = self { error } else { nil } }
    var table: RecommendationTable? { if case .table(let table) = self { table } else { nil } }
  }

  private func read(_ bytes: [UInt8]) -> Outcome {
    do throws(ReadError) {
      return .table(try RecommendationTable(bytes: bytes, name: "case"))
    } catch {
      #expect(!error.message.isEmpty)
      #expect(error.offset.map { (0...bytes.count).contains($0) } ?? true, "\(error)")
      return .error(error)
    }
  }

  @Test("The suite is read whole: 95 to accept, 188 to refuse, 35 left open")
  func count() {
    let cases = ConformanceCase.all
    #expect(cases.count { $0.expectation == .accepted } == 95)
    #expect(cases.count { $0.expectation == .refused } == 188)
    #expect(cases.count { $0.expectation == .either } == 35)
    #expect(Set(cases.map(\.name)).count == cases.count)
  }

  @Test("A skipped member may be any valid JSON and nothing else", arguments: ConformanceCase.all)
  func skipped(_ test: ConformanceCase) {
    for value in [test, test.number].compactMap(\.self) {
      let outcome = read(value.between(Self.skipped.before, Self.skipped.after))
      switch value.expectation {
      case .accepted:
        #expect(outcome.error == nil)
        #expect(outcome.table?.column(.costPerHour) == [0.5])
      case .refused where Self.extensions[value.name] == nil:
        #expect(outcome.error != nil, "accepted: \(outcome.table?.count ?? 0) rows")
      case .refused: #expect(outcome.table?.column(.costPerHour) == [0.5])
      default: break
      }
    }
  }

  @Test(
    "What ends the row may stand behind a skipped member as well", arguments: ConformanceCase.all)
  func skippedLast(_ test: ConformanceCase) {
    let outcome = read(
      test.between(
        #"{"InferenceRecommendations":[{"Metrics":{"CostPerHour":0.5},"Unknown":"#, "}]}"))
    switch test.expectation {
    case .accepted: #expect(outcome.table?.column(.costPerHour) == [0.5])
    case .refused where Self.extensions[test.name] == nil: #expect(outcome.error != nil)
    default: break
    }
  }

  @Test("A metric's value is a number, told or refused as a value otherwise")
  func metric() {
    for test in ConformanceCase.all {
      let outcome = read(test.between(Self.metric.before, Self.metric.after))
      switch test.expectation {
      case .accepted:
        if let error = outcome.error {
          #expect(!Self.grammatical.contains(error.code), "\(test.name): \(error)")
        } else if test.bytes.first == UInt8(ascii: "[") {
          #expect(outcome.table?.column(.costPerHour).first?.isNaN == true, "\(test.name)")
        }
      case .refused: #expect(outcome.error != nil || isExtension(test), "\(test.name)")
      default: break
      }
    }
  }

  private func isExtension(_ test: ConformanceCase) -> Bool { Self.extensions[test.name] != nil }

  @Test("A metric is read as Swift reads the number, and only if JSON has it")
  func numbers() throws {
    var count = 0
    for test in ConformanceCase.all.compactMap(\.number) {
      count += 1
      let outcome = read(test.between(Self.metric.before, Self.metric.after))
      switch test.expectation {
      case .accepted:
        let text = String(decoding: test.bytes, as: UTF8.self)
        let expected = try #require(Double(text.filter { $0 != " " }))
        #expect(outcome.table?.column(.costPerHour) == [expected], "\(test.name)")
      case .refused where isExtension(test):
        #expect(outcome.table?.column(.costPerHour).first?.isNaN == true, "\(test.name)")
      case .refused: #expect(outcome.error != nil, "\(test.name)")
      default: break
      }
    }
    #expect(count > 70, "\(count)")
  }

  @Test("A whole input of valid JSON is never called invalid, and an invalid one never accepted")
  func whole() {
    for test in ConformanceCase.all {
      let outcome = read(test.bytes)
      switch test.expectation {
      case .accepted:
        let code = outcome.error?.code
        #expect(code.map { !Self.grammatical.contains($0) } ?? true, "\(test.name): \(outcome)")
      case .refused:
        // Documents behind each other are what a loop over jobs prints.
        #expect(outcome.error != nil || test.name == "n_structure_double_array", "\(test.name)")
      default: break
      }
    }
  }
}
