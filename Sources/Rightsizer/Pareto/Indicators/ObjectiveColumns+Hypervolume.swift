extension ObjectiveColumns {
  /// The greatest number of objectives that ``hypervolume(reference:findingContributions:)`` takes.
  public static let maximumHypervolumeObjectives = 16

  /// The hypervolume of the frontier: the volume of all points that a row of it dominates and that
  /// are better than the reference point, exact but for rounding; and each row's own contribution.
  ///
  /// A derived reference point is, in each objective, worse than the frontier's worst finite value by
  /// a tenth of the range from its best; where that range is 0 by a tenth of the value's size, and by
  /// 1 where the value is 0 or there is none. So a frontier's ends count too (Ishibuchi, Imada,
  /// Setoguchi and Nojima, *How to specify a reference point in hypervolume calculation*, Evol.
  /// Comput. 26, 2018). Volumes can be compared only where they have the same reference point.
  ///
  /// Equal rows count once, and none of them has a contribution of its own. A row that is not better
  /// than the reference point in every objective adds nothing; so does one that lacks a value, under
  /// either policy. A row with an infinitely good value makes the volume, and its own contribution,
  /// infinite.
  ///
  /// - Parameters:
  ///   - reference: One finite value for each objective, in its unit; `nil` derives it.
  ///   - findingContributions: Whether to find each row's own contribution, which takes longer than
  ///     the volume for three objectives and more.
  /// - Precondition: the reference has a finite value for each objective, of which there are at most
  ///   ``maximumHypervolumeObjectives``.
  /// - Complexity: beyond ``frontier()``, for f rows of it: O(f log f) for d ≤ 3, contributions too
  ///   (Emmerich and Fonseca, *Computing hypervolume contributions in low dimensions*, EMO 2011);
  ///   else by splitting space after Chan, *Klee's measure problem made easy*, FOCS 2013, whose
  ///   O(f^(d/3)) is not proven for the splits made here: about O(f^1.1) for d = 4 and O(f^1.2) for
  ///   d = 5 were measured from 10³ to 10⁴ rows, for contributions as well.
  public func hypervolume(
    reference: [Double]? = nil, findingContributions: Bool = true
  ) -> Hypervolume {
    if findingContributions {
      return FrontierPoints(self).hypervolume(
        reference: reference, senses: senses, findingContributions: true)
    }
    // Equal rows add nothing to a union, so they need not be found.
    let rows = frontier()
    let corner = ReferenceCorner(reference, senses: senses) {
      zip(columns, senses).map { column, sense in
        sense == .min ? rows.map { column[$0] } : rows.map { -column[$0] }
      }
    }
    return Hypervolume(
      volume: corner.gains().union(), referencePoint: corner.referencePoint,
      isReferenceDerived: corner.isDerived, frontier: rows, contributions: [])
  }
}

extension FrontierPoints {
  /// The hypervolume; contributions are empty where none are asked for.
  func hypervolume(
    reference: [Double]?, senses: [Sense], findingContributions: Bool
  ) -> Hypervolume {
    let corner = ReferenceCorner(reference, senses: senses) { values }
    let gains = corner.gains()
    var contributions: [Double] = []
    if findingContributions {
      var perPoint = [Double](repeating: 0, count: count)
      for (number, contribution) in zip(gains.numbers, gains.contributions())
      where memberCounts[number] == 1 {
        perPoint[number] = contribution
      }
      contributions = perRow(perPoint)
    }
    return Hypervolume(
      volume: gains.union(), referencePoint: corner.referencePoint,
      isReferenceDerived: corner.isDerived, frontier: rows, contributions: contributions)
  }
}

/// Values of which less is better, and the corner that their hypervolume is measured from.
private struct ReferenceCorner {
  let values: [[Double]]
  let senses: [Sense]
  let isDerived: Bool
  /// Less being better, too.
  let corner: [Double]

  init(_ reference: [Double]?, senses: [Sense], values: () -> [[Double]]) {
    precondition(
      senses.count <= ObjectiveColumns.maximumHypervolumeObjectives,
      "more objectives than a hypervolume can have")
    precondition(
      reference.map { $0.count == senses.count && $0.allSatisfy(\.isFinite) } ?? true,
      "a reference point has a finite value for each objective")
    self.values = values()
    self.senses = senses
    isDerived = reference == nil
    corner =
      reference.map { Self.turned($0, senses: senses) } ?? self.values.map(Self.beyondWorst)
  }

  /// In the objectives' units.
  var referencePoint: [Double] { Self.turned(corner, senses: senses) }

  func gains() -> HypervolumeGains { HypervolumeGains(values, reference: corner) }

  private static func turned(_ point: [Double], senses: [Sense]) -> [Double] {
    zip(point, senses).map { ($1 == .min ? $0 : -$0) + 0 }
  }

  /// A tenth of the range beyond the worst finite value, less being better.
  private static func beyondWorst(_ column: [Double]) -> Double {
    var best = Double.infinity
    var worst = -Double.infinity
    for value in column where value.isFinite {
      best = min(best, value)
      worst = max(worst, value)
    }
    guard worst.isFinite else { return 1 }
    // Halved, so that the range of any two doubles is finite.
    let range = worst / 2 - best / 2
    let size = abs(worst)
    let margin = range > 0 ? range / 5 : size > 0 ? size / 10 : 1
    return min(worst + margin, .greatestFiniteMagnitude)
  }
}
