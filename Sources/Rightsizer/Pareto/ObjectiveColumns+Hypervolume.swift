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
  /// - Complexity: beyond ``frontier()``, for f rows of it: the volume O(f log f) for d ≤ 3, about
  ///   O(f²) for d = 4, and by inclusion and exclusion beyond, exponential in d at worst;
  ///   contributions O(f log f) for d ≤ 2, O(f² log f) for d = 3, f volumes beyond. While,
  ///   Bradstreet and Barone, *A fast way of calculating exact hypervolumes*, IEEE Trans. Evol.
  ///   Comput. 16 (2012).
  public func hypervolume(
    reference: [Double]? = nil, findingContributions: Bool = true
  ) -> Hypervolume {
    FrontierPoints(self).hypervolume(
      reference: reference, senses: senses, findingContributions: findingContributions)
  }
}

extension FrontierPoints {
  /// The hypervolume; contributions are empty where none are asked for.
  func hypervolume(
    reference: [Double]?, senses: [Sense], findingContributions: Bool
  ) -> Hypervolume {
    precondition(
      senses.count <= ObjectiveColumns.maximumHypervolumeObjectives,
      "more objectives than a hypervolume can have")
    precondition(
      reference.map { $0.count == senses.count && $0.allSatisfy(\.isFinite) } ?? true,
      "a reference point has a finite value for each objective")
    let oriented =
      reference.map { zip($0, senses).map { $1 == .min ? $0 : -$0 } } ?? derivedReference()
    let gains = HypervolumeGains(values, reference: oriented)
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
      volume: gains.union(),
      referencePoint: zip(oriented, senses).map { ($1 == .min ? $0 : -$0) + 0 },
      isReferenceDerived: reference == nil, frontier: rows, contributions: contributions)
  }

  /// A tenth of the range beyond the worst finite value, less being better.
  private func derivedReference() -> [Double] {
    finiteBounds().map { bounds in
      guard bounds.worst.isFinite else { return 1 }
      let range = bounds.worst / 2 - bounds.best / 2
      let size = abs(bounds.worst)
      let margin = range > 0 ? range / 5 : size > 0 ? size / 10 : 1
      return min(bounds.worst + margin, .greatestFiniteMagnitude)
    }
  }
}

extension HypervolumeGains {
  private var dimensions: Int { gains.count }

  /// The volume of the union of all boxes, in the product of the objectives' units.
  func union() -> Double {
    if gains.contains(where: { $0.contains(.infinity) }) { return .infinity }
    switch dimensions {
    case 1: return volume(gains[0].max() ?? 0)
    case 2: return volume(HypervolumeSweeps.area(gains[0], gains[1]))
    case 3: return volume(HypervolumeSweeps.volume(gains[0], gains[1], gains[2]))
    case 4: return union(of: boxes(SIMD4<Double>.self))
    case 5...8: return union(of: boxes(SIMD8<Double>.self))
    default: return union(of: boxes(SIMD16<Double>.self))
    }
  }

  /// What each box alone covers; of distinct boxes none of which covers another.
  func contributions() -> [Double] {
    switch dimensions {
    case 1: gains[0].map(volume)
    case 2: planarContributions()
    case 3, 4: contributions(of: boxes(SIMD4<Double>.self))
    case 5...8: contributions(of: boxes(SIMD8<Double>.self))
    default: contributions(of: boxes(SIMD16<Double>.self))
    }
  }

  private func boxes<Box: SIMD>(_: Box.Type) -> [Box] where Box.Scalar == Double {
    numbers.indices.map { point in
      var box = Box()
      for dimension in gains.indices { box[dimension] = gains[dimension][point] }
      return box
    }
  }

  private func union<Box: SIMD>(of boxes: [Box]) -> Double where Box.Scalar == Double {
    var recursion = HypervolumeRecursion<Box>()
    return volume(recursion.volume(boxes, depth: dimensions))
  }

  /// Along a frontier each box is bounded by its two neighbours.
  private func planarContributions() -> [Double] {
    var contributions = [Double](repeating: 0, count: numbers.count)
    let order = numbers.indices.sorted { gains[0][$0] < gains[0][$1] }
    for (place, point) in order.enumerated() {
      let before = place > 0 ? gains[0][order[place - 1]] : 0
      let after = place + 1 < order.count ? gains[1][order[place + 1]] : 0
      contributions[point] = volume((gains[0][point] - before) * (gains[1][point] - after))
    }
    return contributions
  }

  private func contributions<Box: SIMD>(of boxes: [Box]) -> [Double]
  where Box.Scalar == Double {
    var recursion = HypervolumeRecursion<Box>()
    var contributions = [Double](repeating: 0, count: boxes.count)
    // The sweep over three dimensions takes the others in this order.
    let order = boxes.indices.sorted { boxes[$0][2] > boxes[$1][2] }
    var others = order.dropFirst().map { boxes[$0] }
    for (place, point) in order.enumerated() {
      let box = boxes[point]
      if (0..<dimensions).contains(where: { box[$0] == .infinity }) {
        // It reaches further than all that are not as good there, and those leave something of it.
        contributions[point] = .infinity
      } else {
        contributions[point] = volume(recursion.exclusive(box, over: others, depth: dimensions))
      }
      if place < others.count { others[place] = box }
    }
    return contributions
  }
}
