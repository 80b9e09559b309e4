import Testing

@testable import Rightsizer

struct ConstraintsTests {
  private func code(_ change: (inout Constraints) -> Void) -> SelectionError.Code? {
    var constraints = Constraints()
    change(&constraints)
    do {
      try constraints.validate()
      return nil
    } catch {
      return error.code
    }
  }

  @Test("headroom is within 0 ≤ h < 1")
  func headroom() {
    #expect(code { $0.headroom = 0 } == nil)
    #expect(code { $0.headroom = 0.999 } == nil)
    #expect(code { $0.headroom = 1 } == .headroomOutOfRange)
    #expect(code { $0.headroom = -0.1 } == .headroomOutOfRange)
  }

  @Test("counts and zones are 1 or more, and the maximum is not below the minimum")
  func counts() {
    #expect(code { $0.zones = 0 } == .zonesOutOfRange)
    #expect(code { $0.minimumInstances = 0 } == .countOutOfRange)
    #expect(code { $0.maximumInstances = 0 } == .countOutOfRange)
    #expect(code { $0.maximumInstances = 1 } == .contradictoryCounts)
    #expect(code { $0.maximumInstances = 2 } == nil)
    #expect(code { $0.typeLimits = ["ml.m5.large": -1] } == .countOutOfRange)
    #expect(code { $0.typeLimits = ["ml.m5.large": 0] } == nil)
  }

  @Test("limits are positive, budgets not negative")
  func limits() {
    #expect(code { $0.latencyLimitMilliseconds = 0 } == .limitOutOfRange)
    #expect(code { $0.cpuPerCoreLimit = -3 } == .limitOutOfRange)
    #expect(code { $0.memoryLimit = -1 } == .limitOutOfRange)
    #expect(code { $0.budgetPerHour = -1 } == .limitOutOfRange)
    #expect(code { $0.budgetPerMonth = -1 } == .limitOutOfRange)
    #expect(code { $0.budgetPerMonth = 0 } == nil)
  }

  @Test("a type limit is read as TYPE:N")
  func typeLimit() throws {
    var constraints = Constraints()
    try constraints.addTypeLimit(parsing: "ml.c5.xlarge:20")
    #expect(constraints.typeLimits == ["ml.c5.xlarge": 20])
    for text in ["ml.c5.xlarge", ":3", "a:", "a:b", "a:1.5"] {
      let error = #expect(throws: SelectionError.self) {
        try constraints.addTypeLimit(parsing: text)
      }
      #expect(error?.code == .malformedType)
    }
  }

  @Test("an unknown type is named with the nearest known one; a glob need not match")
  func unknownType() throws {
    let known = ["ml.m5.large", "ml.c5.xlarge", "ml.inf1.xlarge"]
    var constraints = Constraints()
    constraints.allowedTypes = [try TypePattern("ml.g5.*")]
    try constraints.validateTypes(among: known)
    constraints.typeLimits = ["ml.c5.xlage": 3]
    let error = #expect(throws: SelectionError.self) {
      try constraints.validateTypes(among: known)
    }
    #expect(error?.code == .unknownType)
    #expect(error?.message.contains("ml.c5.xlarge") == true)
  }

  @Test("the tighter of both budgets counts, the month at 730 hours")
  func budgets() {
    var constraints = Constraints()
    #expect(constraints.tighterBudgetPerHour == nil)
    constraints.budgetPerMonth = 730
    #expect(constraints.tighterBudgetPerHour == .one)
    constraints.budgetPerHour = 0.5
    #expect(constraints.tighterBudgetPerHour == ExactRational(1) / 2)
    constraints.budgetPerHour = 2
    #expect(constraints.tighterBudgetPerHour == .one)
  }
}
