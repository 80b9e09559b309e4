import Rightsizer
import TestSupport
import Testing

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
}
