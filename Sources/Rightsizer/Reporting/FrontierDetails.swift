/// What `frontier` tells beside its rows when asked: indicators, and rows within a tolerance.
package struct FrontierDetails: Sendable {
  /// What is asked for.
  package struct Request: Sendable {
    /// Whether to find the indicators.
    package var findsIndicators = false
    /// The reference point of the hypervolume, in the order and the units of the objectives.
    package var reference: [Double]?
    /// The relative tolerance of measured values.
    package var tolerance: Double?

    /// Nothing yet.
    package init() {}
  }

  /// What is told of one group, by rows of the table.
  struct Group {
    let name: String
    /// Indicators of the group's frontier, with its rows as positions among ``rows``.
    let indicators: FrontierIndicators?
    /// Rows within the tolerance, as positions among ``rows``.
    let tolerance: ToleranceFrontier?
    /// The rows of the table that took part, ascending by position.
    let rows: [Int]
    /// For each row of the table on the frontier its place among the indicators.
    let places: [Int: Int]
    /// For each row of the table that is near, the row of the frontier that it is near to.
    let near: [Int: Int]
    /// For each row of the frontier that another can stand for, that one.
    let represented: [Int: Int]

    /// The rows of the table that are near the frontier, by rank.
    var nearRows: [Int] { rows.filter { near[$0] != nil } }
  }

  let request: Request
  let groups: [Group]

  /// The details of each group of a ranking.
  ///
  /// - Precondition: the reference has a finite value for each objective, the tolerance is finite
  ///   and 0 or more.
  package init(_ ranking: Ranking, _ request: Request) {
    self.request = request
    let objectives = ranking.options.objectives
    groups = ranking.groups.map { group in
      let columns = ObjectiveColumns(
        objectives.map { objective in
          let column = ranking.table.column(objective.metric)
          return group.ranked.map { column[$0] }
        },
        senses: objectives.map(\.sense), missingValues: ranking.options.missing)
      let indicators =
        request.findsIndicators ? columns.indicators(reference: request.reference) : nil
      let tolerance = request.tolerance.map { columns.frontier(within: $0) }
      var places: [Int: Int] = [:]
      for (place, position) in (indicators?.frontier ?? []).enumerated() {
        places[group.ranked[position]] = place
      }
      func rows(_ pairs: [ToleranceFrontier.Pair]?) -> [Int: Int] {
        var rows: [Int: Int] = [:]
        for pair in pairs ?? [] { rows[group.ranked[pair.row]] = group.ranked[pair.frontierRow] }
        return rows
      }
      return Group(
        name: group.name, indicators: indicators, tolerance: tolerance, rows: group.ranked,
        places: places, near: rows(tolerance?.near), represented: rows(tolerance?.represented))
    }
  }

  // MARK: Columns of CSV and Markdown

  /// The names of the columns that follow the row's own.
  var columnNames: [String] {
    var names: [String] = []
    if request.findsIndicators {
      names += [
        "hypervolumeContribution", "crowdingDistance", "knee", "kneeDistance", "idealDistance",
      ]
    }
    if request.tolerance != nil { names += ["nearRow", "representedBy"] }
    return names
  }

  /// The values of a row under ``columnNames``.
  func values(of row: Int, in group: Group) -> [RowFields.Value] {
    var values: [RowFields.Value] = []
    if let indicators = group.indicators {
      if let place = group.places[row] {
        values += [
          .number(indicators.hypervolume.contributions[place]),
          .number(indicators.crowdingDistances[place]),
          .boolean(group.isKnee(place)), .number(indicators.kneeDistances[place]),
          .number(indicators.idealDistances[place]),
        ]
      } else {
        values += [.number(nil), .number(nil), .boolean(nil), .number(nil), .number(nil)]
      }
    }
    if request.tolerance != nil {
      values += [.integer(group.near[row]), .integer(group.represented[row])]
    }
    return values
  }
}

extension FrontierDetails.Group {
  /// Whether a place among the indicators is a knee.
  func isKnee(_ place: Int) -> Bool {
    guard let indicators else { return false }
    let row = indicators.frontier[place]
    // Knees ascend.
    let found = BinarySearch.partitioningIndex(indicators.knees.count) {
      indicators.knees[$0] >= row
    }
    return found < indicators.knees.count && indicators.knees[found] == row
  }
}
