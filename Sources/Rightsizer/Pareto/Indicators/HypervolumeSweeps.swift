internal import CKernels

/// Volumes of unions of boxes with one corner at 0, of two and three dimensions, by sweeps.
///
/// Each sums what a box adds to those before it, so nothing is subtracted and no digits are lost.
/// Extents are from 0 to below 2.
enum HypervolumeSweeps {
  /// - Complexity: O(n log n) for n rectangles, O(n) where 31 bits below the point tell them apart.
  static func area(_ x: [Double], _ y: [Double]) -> Double {
    kernel_hypervolume_area(x, y, fallingOrder(x), x.count)
  }

  /// The volume in three dimensions: boxes by falling z, each adding z times the area that its
  /// rectangle adds to the staircase of those before. Beume, Fonseca, López-Ibáñez, Paquete and
  /// Vahrenhold, *On the complexity of computing the hypervolume indicator*, IEEE Trans. Evol.
  /// Comput. 13 (2009).
  ///
  /// - Complexity: O(n log n) for n boxes: the staircase is a list, and a set of ranks of x in which
  ///   its steps are found.
  static func volume(_ x: [Double], _ y: [Double], _ z: [Double]) -> Double {
    withStairs(x) { stairs in
      kernel_hypervolume_sweep(x, y, z, fallingOrder(x), fallingOrder(z), x.count, stairs)
    }
  }

  /// What each box of three dimensions alone covers; `nil` where one is within another.
  ///
  /// The same sweep, which keeps what each step alone covers as columns. Emmerich and Fonseca,
  /// *Computing hypervolume contributions in low dimensions: asymptotically optimal algorithm and
  /// complexity results*, EMO 2011.
  ///
  /// - Complexity: O(n log n) for n boxes; each leaves a column and one for each step it covers.
  static func contributions(_ x: [Double], _ y: [Double], _ z: [Double]) -> [Double]? {
    var contributions = [Double](repeating: 0, count: x.count)
    var columnsOf = [HypervolumeColumns](repeating: HypervolumeColumns(), count: x.count)
    var columns = [HypervolumeColumn](repeating: HypervolumeColumn(), count: 2 * x.count)
    let failed = withStairs(x) { stairs in
      kernel_hypervolume_sweep_contributions(
        x, y, z, fallingOrder(x), fallingOrder(z), x.count, stairs, &columnsOf, &columns,
        &contributions)
    }
    return failed == 0 ? contributions : nil
  }

  private static func withStairs<Result>(
    _ x: [Double], _ body: (HypervolumeStairs) -> Result
  ) -> Result {
    // The ranks of the boxes, and by rank the step after each and its box.
    var indices = [Int32](repeating: 0, count: 3 * x.count)
    // By rank, x and y.
    var extents = [Double](repeating: 0, count: 2 * x.count)
    var words = [UInt64](repeating: 0, count: x.count / 63 + 8)
    return indices.withUnsafeMutableBufferPointer { indices in
      extents.withUnsafeMutableBufferPointer { extents in
        words.withUnsafeMutableBufferPointer { words in
          body(
            HypervolumeStairs(
              ranks: indices.baseAddress,
              widths: extents.baseAddress,
              heights: extents.baseAddress.map { $0 + x.count },
              after: indices.baseAddress.map { $0 + x.count },
              boxes: indices.baseAddress.map { $0 + 2 * x.count },
              words: words.baseAddress))
        }
      }
    }
  }

  /// The places of values in falling order, as the low halves of words.
  private static func fallingOrder(_ values: [Double]) -> [UInt64] {
    var order = [UInt64](repeating: 0, count: values.count)
    var spare = order
    kernel_sort_falling(values, values.count, &order, &spare)
    return order
  }
}
