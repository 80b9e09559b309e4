/// Layers and frontiers of one, two and three objectives, by sweeps over sorted distinct points.
///
/// In lexicographic order a point can only be dominated by an earlier one, and the first objective
/// needs no comparison any more. Layers are numbered from 0 here.
enum LayerSweeps {
  /// The layers for two objectives: Jensen's sweep (2003), after Kung, Luccio and Preparata (1975).
  ///
  /// A layer dominates a point when the least second objective it has so far is no greater; these
  /// minima rise from layer to layer, so the first layer that does not is found by bisection.
  ///
  /// - Complexity: O(n log k) for n points and k layers.
  static func planarLayers(_ second: [Int64]) -> [Int32] {
    var layers = [Int32](repeating: 0, count: second.count)
    var least: [Int64] = []
    for point in second.indices {
      let value = second[point]
      let layer = partitioningIndex(least.count) { least[$0] > value }
      if layer == least.count { least.append(value) } else { least[layer] = value }
      layers[point] = Int32(truncatingIfNeeded: layer)
    }
    return layers
  }

  /// The frontier for two objectives, in the order of the points.
  ///
  /// - Complexity: O(n).
  static func planarFrontier(_ second: [Int64]) -> [Int32] {
    var frontier: [Int32] = []
    var least = Int64.max
    for point in second.indices where frontier.isEmpty || second[point] < least {
      least = second[point]
      frontier.append(Int32(truncatingIfNeeded: point))
    }
    return frontier
  }

  /// The layers for three objectives: one staircase of the second and third for each layer.
  ///
  /// A point that a layer dominates is dominated by every layer before, so the first layer whose
  /// staircase does not cover it is found by bisection (the search of ENS-BS, Zhang et al. 2015, on
  /// the staircase of Kung, Luccio and Preparata 1975).
  ///
  /// - Complexity: expected O(n log k log n) for n points and k layers.
  static func spatialLayers(_ second: [Int32], _ third: [Int32]) -> [Int32] {
    var layers = [Int32](repeating: 0, count: second.count)
    var forest = StaircaseForest()
    forest.reserveCapacity(second.count)
    var roots: [Int32] = []
    for point in second.indices {
      let y = second[point]
      let z = third[point]
      let layer = partitioningIndex(roots.count) { !forest.covers(roots[$0], y: y, z: z) }
      if layer == roots.count { roots.append(StaircaseForest.none) }
      forest.insert(&roots[layer], y: y, z: z)
      layers[point] = Int32(truncatingIfNeeded: layer)
    }
    return layers
  }

  /// The frontier for three objectives, in the order of the points: Kung, Luccio and Preparata
  /// (1975).
  ///
  /// - Complexity: expected O(n log f) for n points, f of them on the frontier.
  static func spatialFrontier(_ second: [Int32], _ third: [Int32]) -> [Int32] {
    var frontier: [Int32] = []
    var forest = StaircaseForest()
    var root = StaircaseForest.none
    for point in second.indices where !forest.covers(root, y: second[point], z: third[point]) {
      forest.insert(&root, y: second[point], z: third[point])
      frontier.append(Int32(truncatingIfNeeded: point))
    }
    return frontier
  }

  /// The first of 0 ..< count for which a predicate holds that holds for all after it, else count.
  static func partitioningIndex(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
