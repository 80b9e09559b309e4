import Foundation
import Testing

@testable import Rightsizer

struct RankingRowTests {
  @Test("A ranked row reads back from its own encoding")
  func roundTrip() throws {
    var options = RankingOptions()
    options.weights = [3, 1]
    let ranking = try PublishedJobs.all().ranked(by: options)
    for group in ranking.groups {
      for index in group.ranked + group.leftOut {
        let row = ranking.row(index, group: group.name)
        let data = try JSONEncoder().encode(row)
        #expect(try JSONDecoder().decode(Ranking.Row.self, from: data) == row)
      }
    }
  }

  @Test("Its encoding is flat, as the tool's JSON output is")
  func isFlat() throws {
    let row = try PublishedJobs.job("12").ranked().row(1, group: "g")
    let data = try JSONEncoder().encode(row)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["layer"] as? Int == 2)
    #expect(object["dominatedBy"] as? Int == 0)
    #expect(object["instanceType"] as? String == "ml.g4dn.xlarge")
    #expect(object["recommendation"] == nil)
  }

  @Test("A row holds the group it was ranked in, whatever the key")
  func group() throws {
    var options = RankingOptions()
    options.groupBy = .none
    let ranking = try PublishedJobs.job("12").ranked(by: options)
    #expect(ranking.row(0, group: "all").recommendation.group == "all")
  }
}
