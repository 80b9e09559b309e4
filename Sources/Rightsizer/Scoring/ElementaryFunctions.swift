internal import CKernels

/// Logarithm and exponential, the same to the last bit on every processor and in every kernel: the C
/// library's differ from one version to the next.
enum ElementaryFunctions {
  /// The natural logarithm of a finite positive number, within 1 ulp; of 0 or a subnormal number
  /// that of the least normal one.
  static func log(_ x: Double) -> Double { elementary_log(x) }

  /// The exponential of a number that is not above 700, within 2 ulp; 0 up to −708, so also of −∞.
  static func exp(_ x: Double) -> Double { elementary_exp(x) }
}
