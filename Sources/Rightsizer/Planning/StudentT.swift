#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Student's t distribution for whole degrees of freedom, by its finite series.
///
/// The probability that |T| ≤ t is a finite sum in θ = arctan(t / √ν) where ν is whole: Abramowitz
/// and Stegun, *Handbook of Mathematical Functions* (1964), 26.7.3 for odd and 26.7.4 for even ν.
/// So the quantile needs no approximation of its own: the angle is found by bisection, to the last
/// bits of a Double.
enum StudentT {
  /// The t that a variable of ν degrees of freedom stays below with a probability.
  ///
  /// NaN for a probability outside 0…1; infinite at its ends.
  ///
  /// - Precondition: there is at least one degree of freedom.
  /// - Complexity: O(ν).
  static func quantile(_ probability: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom >= 1, "no degrees of freedom")
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability < 0.5 {
      return -quantile(1 - probability, degreesOfFreedom: degreesOfFreedom)
    }
    if probability == 1 { return .infinity }
    let central = 2 * probability - 1
    var (lower, upper) = (0.0, Double.pi / 2)
    // An angle has 53 bits; below the last of them the bounds no longer move.
    for _ in 0..<64 {
      let middle = lower + (upper - lower) / 2
      if centralProbability(atAngle: middle, degreesOfFreedom) < central {
        lower = middle
      } else {
        upper = middle
      }
    }
    return Double(degreesOfFreedom).squareRoot() * tan(lower + (upper - lower) / 2)
  }

  /// The probability that |T| ≤ √ν tan θ.
  private static func centralProbability(atAngle angle: Double, _ degreesOfFreedom: Int) -> Double {
    let isOdd = degreesOfFreedom % 2 == 1
    if degreesOfFreedom == 1 { return angle / (.pi / 2) }
    let cosine = cos(angle)
    let squared = cosine * cosine
    // Odd: cos θ + 2/3 cos³θ + (2·4)/(3·5) cos⁵θ + …; even: 1 + 1/2 cos²θ + (1·3)/(2·4) cos⁴θ + …
    var term = isOdd ? cosine : 1
    var sum = term
    var factor = isOdd ? 2.0 : 1.0
    for _ in 1..<max(1, degreesOfFreedom / 2) {
      term *= factor / (factor + 1) * squared
      sum += term
      factor += 2
      if term < sum * .ulpOfOne / 4 { break }
    }
    let series = sin(angle) * sum
    return isOdd ? (angle + series) / (.pi / 2) : series
  }
}
