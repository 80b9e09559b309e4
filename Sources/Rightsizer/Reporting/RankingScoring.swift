/// How a ranking's scores were made, where that is not said by the weights given alone.
struct RankingScoring {
  let ranking: Ranking

  init(_ ranking: Ranking) { self.ranking = ranking }

  /// A line for people beneath a group's heading; nothing for the weighted sum of given weights.
  func line(_ group: Ranking.Group) -> String {
    let options = ranking.options
    guard options.tellsScoring, let weights = group.weights, !group.ranked.isEmpty else {
      return ""
    }
    let told = zip(options.objectives, weights.values).map { objective, weight in
      "\(objective.metric.name) \(NumberFormat.fixed(decimals: 3).text(weight))"
    }
    let order = options.method.method.isGreaterBetter ? "" : " (less is better)"
    let origin =
      switch options.weights == nil ? options.weighting : nil {
      case .equal?: "equal weights"
      case .entropy?: "entropy weights"
      case .critic?: "CRITIC weights"
      case .merec?: "MEREC weights"
      case .standardDeviation?: "standard-deviation weights"
      case nil: "weights"
      }
    return "score: \(options.method.title)\(order); \(origin): "
      + told.joined(separator: ", ") + compromise(group, weights) + "\n"
  }

  /// VIKOR's set of compromise solutions, by rank.
  private func compromise(_ group: Ranking.Group, _ weights: Weights) -> String {
    guard let rows = self.compromiseRows(group, weights) else { return "" }
    let ranks = rows.map { ranking.ranks[$0] }.sorted().map { "\($0)" }
    return "; compromise: rank " + ranks.joined(separator: ", ")
  }

  private func compromiseRows(_ group: Ranking.Group, _ weights: Weights) -> [Int]? {
    guard ranking.options.method == .vikor else { return nil }
    let columns = ranking.options.objectives.map { objective in
      let column = ranking.table.column(objective.metric)
      return group.ranked.map { column[$0] }
    }
    let senses = ranking.options.objectives.map(\.sense)
    do throws(ScoringError) {
      let matrix = try DecisionMatrix(
        columns: columns, senses: senses, missing: ranking.options.missing)
      return try VIKOR().result(of: matrix, weights: weights).compromise.map { group.ranked[$0] }
    } catch {
      // The same columns have been scored, so there is nothing left to refuse.
      return nil
    }
  }
}

extension RankingScoring: JSONWritable {
  package func write(to json: inout JSONWriter) {
    let options = ranking.options
    json.object { json in
      json.member("method", options.method.rawValue)
      json.member("weighting", options.weights == nil ? options.weighting?.rawValue : nil)
      json.member("isGreaterBetter", options.method.method.isGreaterBetter)
      var groups: [GroupWeights] = []
      for group in ranking.groups {
        guard let weights = group.weights else { continue }
        groups.append(
          GroupWeights(
            name: group.name, weights: weights.values, compromise: compromiseRows(group, weights)))
      }
      json.member("groups", groups)
    }
  }

  private struct GroupWeights: JSONWritable {
    var name: String
    var weights: [Double]
    var compromise: [Int]?

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("group", name)
        json.member("weights", weights)
        json.member("compromise", compromise)
      }
    }
  }
}

extension RankingOptions {
  /// Whether a report says how scores were made: by another method than the weighted sum, or with
  /// weights taken from the values.
  var tellsScoring: Bool { isScored && (method != .weightedSum || weights == nil) }
}

extension NamedScoringMethod {
  /// The name that people know it by.
  var title: String {
    switch self {
    case .weightedSum: "weighted sum"
    case .weightedProduct: "weighted product"
    case .waspas: "WASPAS"
    case .topsis: "TOPSIS"
    case .vikor: "VIKOR"
    case .copras: "COPRAS"
    case .promethee: "PROMETHEE II"
    case .mahalanobisTOPSIS: "TOPSIS with Mahalanobis distances"
    }
  }
}
