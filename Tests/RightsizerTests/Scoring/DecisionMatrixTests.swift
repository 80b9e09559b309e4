import Testing

@testable import Rightsizer

struct DecisionMatrixTests {
  @Test("Under exclude a row with NaN takes no part, under worst it does")
  func missing() throws {
    let columns = [[1, .nan, 3], [1, 2, .nan]]
    let senses: [Sense] = [.min, .max]
    #expect(
      try DecisionMatrix(columns: columns, senses: senses, missing: .exclude).participants == [0])
    #expect(
      try DecisionMatrix(columns: columns, senses: senses, missing: .worst).participantCount == 3)
  }

  @Test("Rows may be asked for in any order and twice")
  func rows() throws {
    let matrix = try DecisionMatrix(
      columns: [[1, 2, .nan, 4]], senses: [.min], rows: [3, 0, 2, 3])
    #expect(matrix.participants == [0, 3])
    #expect(matrix.participantCount == 2)
    #expect(try DecisionMatrix(columns: [[1, 2]], senses: [.min], rows: []).participantCount == 0)
    #expect(
      try DecisionMatrix(columns: [[1, 2]], senses: [.min], rows: [1, 0]).participantCount == 2)
  }

  @Test("What does not fit together is an error")
  func errors() {
    func code(_ body: () throws -> DecisionMatrix) -> ScoringError.Code? {
      #expect(throws: ScoringError.self) { _ = try body() }?.code
    }
    #expect(code { try DecisionMatrix(columns: [[1], [2]], senses: [.min]) } == .senseCount)
    #expect(
      code { try DecisionMatrix(columns: [[1], [2, 3]], senses: [.min, .min]) } == .columnLength)
    #expect(
      code { try DecisionMatrix(columns: [[1]], senses: [.min], rows: [1]) } == .rowOutOfRange)
    #expect(
      code { try DecisionMatrix(columns: [[1]], senses: [.min], rows: [-1]) } == .rowOutOfRange)
    #expect(code { try DecisionMatrix(columns: [], senses: [], rows: [0]) } == .rowOutOfRange)
  }
}
