import Testing

@testable import Rightsizer

struct SelectionRequestRulesTests {
  @Test("A budget is told as it was given: of a month where that is the tighter")
  func budgets() throws {
    // $7,300 over 730 hours is $10 an hour.
    for (hour, told) in [
      (nil, "at most $7,300.00 a month ($10.00 an hour)"),
      (11, "at most $7,300.00 a month ($10.00 an hour)"), (9, "at most $9.00 an hour"),
    ] as [(ExactDecimal?, String)] {
      let request = try SelectionRequest.of("100") {
        $0.constraints.budgetPerMonth = 7300
        $0.constraints.budgetPerHour = hour
      }
      #expect(request.rules == ["headroom 50 %", "at least 2 instances", "one zone", told])
    }
  }

  @Test("The types allowed and their limits are among the rules")
  func types() throws {
    let request = try SelectionRequest.of("100", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 1_000, "ml.c5.large": 2]
      $0.constraints.allowedTypes = [try TypePattern("ml.m5.*"), try TypePattern("ml.c5.*")]
      $0.constraints.excludedTypes = [try TypePattern("ml.m5.4xlarge")]
    }
    #expect(
      request.rules == [
        "headroom 0 %", "at least 1 instance", "one zone", "at most 2 of ml.c5.large",
        "at most 1,000 of ml.m5.large", "only ml.m5.*, ml.c5.*", "not ml.m5.4xlarge",
      ])
  }
}
