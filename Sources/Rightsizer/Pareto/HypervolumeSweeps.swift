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
    var ranks = [Int32](repeating: 0, count: x.count)
    var after = ranks
    var widths = [Double](repeating: 0, count: x.count)
    var heights = widths
    var words = [UInt64](repeating: 0, count: x.count / 63 + 8)
    let fallingX = fallingOrder(x)
    let fallingZ = fallingOrder(z)
    return ranks.withUnsafeMutableBufferPointer { ranks in
      after.withUnsafeMutableBufferPointer { after in
        widths.withUnsafeMutableBufferPointer { widths in
          heights.withUnsafeMutableBufferPointer { heights in
            words.withUnsafeMutableBufferPointer { words in
              kernel_hypervolume_sweep(
                x, y, z, fallingX, fallingZ, x.count,
                HypervolumeStairs(
                  ranks: ranks.baseAddress, widths: widths.baseAddress,
                  heights: heights.baseAddress, after: after.baseAddress,
                  words: words.baseAddress))
            }
          }
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
