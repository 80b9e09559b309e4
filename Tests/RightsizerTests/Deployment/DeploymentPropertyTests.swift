import TestSupport
import Testing

@testable import Rightsizer

/// What holds of every deployment, over random tables.
struct DeploymentPropertyTests {
  @Test(
    "Shares sum to 1, targets are within the rules, least counts carry their share",
    arguments: [1, 2, 3])
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var mixes = 0
    for round in 0..<60 {
      let types = ["ml.m5.large", "ml.c5.xlarge", "ml.m5.xlarge", "ml.c5.2xlarge"]
      let table = try AnswerExamples.table(
        types.map { type in
          AnswerExamples.Row(
            type, cost: Double(1 + generator.below(100)) / 100,
            rate: Double(1 + generator.below(3000)) / 4, count: 1 + generator.below(4))
        })
      let demand = Double(1 + generator.below(20000)) / 3
      let least = min(demand, demand * Double(1 + generator.below(100)) / 100)
      let answer = try table.answer("\(demand)") {
        $0.constraints.headroom = try ExactDecimal(Double(generator.below(9)) / 10)
        $0.constraints.zones = 1 + generator.below(3)
        $0.constraints.minimumInstances = 1 + generator.below(3)
        $0.maximumVariants = 1 + generator.below(3)
      }
      let deployment = try table.deployed(answer) {
        $0.minimumDemand = try Demand(perMinute: least)
      }
      let context: Comment = "seed \(seed), round \(round)"
      mixes += deployment.variants.count > 1 ? 1 : 0
      let weights = deployment.createEndpointConfig.productionVariants
        .compactMap(\.initialVariantWeight)
      #expect(isClose(weights.reduce(0, +), 1), context)
      #expect(weights.count == deployment.variants.count, context)
      #expect(Set(deployment.variants.map(\.name)).count == weights.count, context)
      #expect(deployment.leastCostPerMonth <= deployment.costPerMonth, context)
      let constraints = answer.request.constraints
      // The months again, from the exported prices.
      let months = deployment.variants.map { variant in
        let hourly = table.column(.costPerHour)[variant.row]
        return (variant, 730 * hourly / Double(table.instanceCount(variant.row) ?? 1))
      }
      #expect(
        isClose(months.reduce(0) { $0 + $1.1 * Double($1.0.count) }, deployment.costPerMonth),
        context)
      #expect(
        isClose(
          months.reduce(0) { $0 + $1.1 * Double($1.0.leastCount) }, deployment.leastCostPerMonth),
        context)
      var allCarried = 0.0
      for variant in deployment.variants {
        // The definitions again, in plain exact arithmetic: e(n) of the row by itself.
        let rate = try #require(
          ExactRational(shortestDecimalOf: table.column(.maxInvocationsPerMinute)[variant.row]))
        let c = rate / (table.instanceCount(variant.row) ?? 1)
        let (n, z) = (variant.count, constraints.zones)
        func carried(_ n: Int) -> ExactRational {
          let load = c * (ExactRational.one - constraints.headroom.exact) * n
          return z < 2 ? load : min(load, c * (n - (n + z - 1) / z))
        }
        let target = try #require(ExactRational(shortestDecimalOf: variant.invocationsTarget))
        #expect(target * n <= carried(n) && target <= c, context)
        #expect(target * n * 100_000 >= carried(n) * 99_999, context)
        #expect(variant.leastCount >= 1 && variant.leastCount <= n, context)
        #expect(variant.leastCount >= min(n, max(constraints.minimumInstances, z)), context)
        // Its share of the least demand, by its Double weight.
        let share = variant.weight * least
        #expect(carried(variant.leastCount).doubleValue >= share * (1 - 1e-12), context)
        // One fewer would carry less than its share, or break a rule.
        #expect(
          variant.leastCount <= max(constraints.minimumInstances, z)
            || carried(variant.leastCount - 1).doubleValue < share * (1 + 1e-12), context)
        allCarried += carried(n).doubleValue
        #expect(AWSText.isName(variant.name) && AWSText.isName(variant.modelName), context)
      }
      // Each share is what the variant carries of what all carry: its target, each instance.
      for variant in deployment.variants {
        let own = variant.invocationsTarget * Double(variant.count)
        #expect(abs(own / allCarried - variant.weight) <= 2e-5 * variant.weight, context)
      }
      #expect(deployment.registerScalableTargets.count == deployment.variants.count, context)
      #expect(deployment.putScalingPolicies.count == deployment.variants.count, context)
      for (target, policy) in zip(
        deployment.registerScalableTargets, deployment.putScalingPolicies)
      {
        #expect(target.resource == policy.resource, context)
        #expect(target.minCapacity <= target.maxCapacity, context)
        #expect(policy.targetValue > 0, context)
      }
      // The same again is the same text.
      let again = try table.deployed(answer) { $0.minimumDemand = try Demand(perMinute: least) }
      for form in Deployment.Form.allCases {
        #expect(again.files(form) == deployment.files(form), context)
      }
    }
    #expect(mixes > 0, "no mix was tried")
  }
}
