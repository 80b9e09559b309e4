import TestSupport
import Testing

@testable import Rightsizer

struct LoadTestTrafficTests {
  @Test("Little's law: 535 a minute at 1.07 s are 9.54 in flight")
  func littlesLaw() {
    #expect(
      isClose(
        LoadTestTraffic.users(perMinute: 535, latencyMilliseconds: 1070), 9.540_833_333_333_334))
    #expect(LoadTestTraffic.users(perMinute: 60, latencyMilliseconds: 1000) == 1)
  }

  @Test(
    "Up to 15 users it is stairs of one to three users, two minutes each",
    arguments: [
      // Needed, steps, users a step, users at the end.
      (0.0, 3, 1, 3), (2.2, 3, 1, 3), (3, 3, 1, 3), (4, 4, 1, 4), (5, 5, 1, 5), (5.1, 3, 2, 6),
      (7, 4, 2, 8), (10, 5, 2, 10), (11, 4, 3, 12), (14.4, 5, 3, 15), (15, 5, 3, 15),
    ])
  func stairs(needed: Double, steps: Int, perStep: Int, users: Int) throws {
    let traffic = LoadTestTraffic(reaching: needed)
    let stairs = try #require(traffic.pattern.stairs)
    #expect(traffic.pattern.trafficType == "STAIRS" && traffic.pattern.phases == nil)
    #expect(stairs.numberOfSteps == steps && stairs.usersPerStep == perStep)
    #expect(stairs.durationInSeconds == 120 * steps)
    #expect(traffic.userCount == users && !traffic.isCapped)
    // Should each step last as long as the whole: the other reading.
    #expect(traffic.longestSeconds == 120 * steps * steps)
  }

  @Test(
    "Beyond it is one phase of three users and three more a minute",
    arguments: [(15.5, 6, 18), (18, 6, 18), (19, 7, 21), (100, 34, 102), (180, 60, 180)])
  func phases(needed: Double, minutes: Int, users: Int) throws {
    let traffic = LoadTestTraffic(reaching: needed)
    #expect(traffic.pattern.trafficType == "PHASES" && traffic.pattern.stairs == nil)
    #expect(
      traffic.pattern.phases == [
        Phase(initialNumberOfUsers: 3, spawnRate: 3, durationInSeconds: 60 * minutes)
      ])
    #expect(traffic.userCount == users && !traffic.isCapped)
  }

  @Test("What no pattern reaches is capped, and told", arguments: [180.5, 1e9, .infinity, .nan])
  func capped(needed: Double) {
    let traffic = LoadTestTraffic(reaching: needed)
    #expect(traffic.isCapped && traffic.userCount == 180 && traffic.longestSeconds == 3600)
  }

  @Test("Whatever is needed is reached within the guide's limits, and at most three users over")
  func property() throws {
    var generator = SeededGenerator(seed: 60)
    for _ in 0..<2_000 {
      let needed = generator.unit() * 180
      let traffic = LoadTestTraffic(reaching: needed)
      #expect(Double(traffic.userCount) >= needed)
      #expect(Double(traffic.userCount) < max(3, needed) + 3 + 1, "\(needed)")
      #expect(traffic.longestSeconds <= 3600)
      if let stairs = traffic.pattern.stairs {
        #expect((120...3600).contains(try #require(stairs.durationInSeconds)))
        #expect((1...3).contains(try #require(stairs.usersPerStep)))
      } else {
        let phase = try #require(traffic.pattern.phases?.first)
        #expect((120...3600).contains(try #require(phase.durationInSeconds)))
      }
    }
  }
}
