import TestSupport
import Testing

@testable import Rightsizer

@Suite("Diagnostics of many rows")
struct PendingDiagnosticsTests {
  @Test("Many faulty rows tell a hundred times, and the rest is counted in the same severity")
  func manyDiagnostics() throws {
    let rows = (0..<1000).map { _ in
      "{\"ServerlessConfig\":{},\"InstanceType\":\"x\",\"ModelLatency\":-1}"
    }
    let table = try RecommendationTable(text: "[\(rows.joined(separator: ","))]")
    for (code, severity) in [
      (Diagnostic.Code.negativeMetric, Diagnostic.Severity.warning),
      (.serverlessWithInstances, .note),
    ] {
      let told = table.diagnostics.filter { $0.code == code }
      #expect(told.count == 101)
      #expect(told.last?.message.contains("900 more") == true)
      #expect(told.allSatisfy { $0.severity == severity })
    }
  }

  @Test("Going back forgets what was told since, and keeps the count of what was told before")
  func goBack() {
    var pending = PendingDiagnostics()
    func tell(_ count: Int, source: Int32) {
      for _ in 0..<count where pending.accepts(.underflow, source: source) {
        pending.append(
          PendingDiagnostics.Item(
            severity: .note, code: .underflow, source: source, document: 0, path: nil, message: ""))
      }
    }
    tell(150, source: 0)
    tell(40, source: 1)
    for source: Int32 in [0, 1, 2] {
      let mark = pending.mark(of: source)
      tell(500, source: source)
      pending.goBack(to: mark)
    }
    #expect(pending.items.count == 140)
    #expect(pending.uncounted().map(\.count) == [50])
    tell(61, source: 1)
    #expect(pending.items.count == 200)
    #expect(pending.uncounted().map(\.count) == [50, 1])
  }

  @Test("What was only counted is told like the first of its source and code", arguments: 1...10)
  func uncounted(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let codes: [Diagnostic.Code] = [.underflow, .negativeMetric, .costMismatch]
    var pending = PendingDiagnostics()
    var told: [[Int]: Int] = [:]
    for index in 0..<3000 {
      let (source, code) = (generator.below(4), generator.below(3))
      told[[source, code], default: 0] += 1
      guard pending.accepts(codes[code], source: Int32(source)) else { continue }
      pending.append(
        PendingDiagnostics.Item(
          severity: .note, code: codes[code], source: Int32(source), document: 0, path: nil,
          message: "\(index)"))
    }
    var expected: [String] = []
    for source in 0..<4 {
      for code in codes.indices.sorted(by: { codes[$0].rawValue < codes[$1].rawValue }) {
        let count = told[[source, code]] ?? 0
        let first = pending.items.first { $0.source == source && $0.code == codes[code] }
        guard count > 100, let first else { continue }
        expected.append("\(source) \(first.message) \(count - 100)")
      }
    }
    let found = pending.uncounted().map { "\($0.source) \($0.like.message) \($0.count)" }
    #expect(found == expected, "seed \(seed)")
  }
}
