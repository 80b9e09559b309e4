import TestSupport
import Testing

@testable import Rightsizer

@Suite("The order of participants")
struct ParticipantOrderTests {
  @Test("equal points share a number, in the order of their objectives")
  func workedExample() {
    let columns = ObjectiveColumns(
      [[2, 1, 2, 1, 2, 9], [0, 5, 0, 4, -1, 9]], senses: [.min, .min], rows: [0, 1, 2, 3, 4])
    var order = ParticipantOrder(Participants(columns), of: columns)
    #expect(order.sortByAllObjectives() == 4)
    #expect((0..<5).map { order[$0].participant } == [3, 1, 4, 0, 2])
    #expect(order.numbersByParticipant() == [3, 1, 3, 0, 2])
  }

  @Test("many points come in the order of a comparison sort", arguments: 1...5, UInt64(0)..<8)
  func equalsComparisonSort(objectives: Int, seed: UInt64) {
    let cloud = Cloud.mixed(seed: seed, objectives: objectives, missing: .worst, upTo: 900)
    let columns = cloud.objectiveColumns
    let participants = Participants(columns)
    var order = ParticipantOrder(participants, of: columns)
    let distinctCount = order.sortByAllObjectives()
    let rows = (0..<order.count).map { Int(participants.row(of: order[$0].participant)) }
    let expected = (cloud.rows ?? Array(0..<columns.rowCount)).sorted(by: cloud.precedes)
    #expect(rows == expected, "seed \(seed)")
    var number: Int32 = -1
    for place in rows.indices {
      let isNew =
        place == 0
        || columns.columns.indices.contains {
          cloud.comparison($0, rows[place - 1], rows[place]) != 0
        }
      if isNew { number += 1 }
      #expect(order[place].number == number, "place \(place), seed \(seed)")
    }
    #expect(distinctCount == Int(number) + 1, "seed \(seed)")
  }
}
