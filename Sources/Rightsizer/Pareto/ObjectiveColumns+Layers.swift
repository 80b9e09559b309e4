extension ObjectiveColumns {
  /// Each row's layer: layer 1 is the frontier, layer k + 1 the frontier of what is left without
  /// layers 1…k. Equal rows share a layer.
  ///
  /// - Parameter findingDominators: Whether to find, for each dominated row, one of the frontier
  ///   that dominates it.
  /// - Complexity: for n rows in k layers and d objectives O(n log k) for d ≤ 2, expected
  ///   O(n log k log n) for d = 3 and O(n (log n)ᵈ⁻¹) beyond; dominators add O(n log n) for d ≤ 3
  ///   and O(n (log n)ᵈ⁻²) beyond; O(d n) memory. Jensen, *Reducing the run-time complexity of
  ///   multiobjective EAs*, IEEE Trans. Evol. Comput. 7 (2003); Zhang, Tian, Cheng and Jin, *An
  ///   efficient approach to nondominated sorting*, ibid. 19 (2015); Buzdalov and Shalyto, *A
  ///   provably asymptotically fast version of the generalized Jensen algorithm for non-dominated
  ///   sorting*, PPSN XIII (2014).
  public func layers(findingDominators: Bool = true) -> ParetoLayers {
    let points = OrientedPoints(self)
    let distinct = DistinctPoints(keys: points.keys, count: points.count)
    let ranks = distinct.ranksBeyondFirst()
    let layers = distinct.layers(ranks: ranks)
    let first = layers.indices.filter { layers[$0] == 0 }.map { Int32(truncatingIfNeeded: $0) }
    let nearest = findingDominators ? distinct.dominators(frontier: first, ranks: ranks) : []

    var layerNumbers = [Int32](repeating: 0, count: rowCount)
    var dominators = [Int32](repeating: -1, count: findingDominators ? rowCount : 0)
    var layerCount: Int32 = 0
    for point in layers.indices {
      let layer = layers[point] + 1
      layerCount = max(layerCount, layer)
      let dominator = findingDominators && layer > 1 ? nearest[point] : -1
      let dominatorRow =
        dominator < 0 ? -1 : points.row(of: distinct.order[Int(distinct.starts[Int(dominator)])])
      for participant in distinct.members(of: Int32(truncatingIfNeeded: point)) {
        let row = Int(points.row(of: participant))
        layerNumbers[row] = layer
        if findingDominators { dominators[row] = dominatorRow }
      }
    }
    return ParetoLayers(
      layerNumbers: layerNumbers, layerCount: Int(layerCount),
      frontier: layerNumbers.indices.filter { layerNumbers[$0] == 1 },
      participantCount: points.count, excluded: points.excluded, dominators: dominators)
  }
}
