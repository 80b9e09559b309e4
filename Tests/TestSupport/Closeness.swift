/// Whether two numbers are equal within a relative or an absolute tolerance; two NaN are close.
public func isClose(
  _ a: Double, _ b: Double, relative: Double = 1e-12, absolute: Double = 0
) -> Bool {
  if a == b || (a.isNaN && b.isNaN) { return true }
  guard a.isFinite, b.isFinite else { return false }
  return abs(a - b) <= max(absolute, relative * max(abs(a), abs(b)))
}
