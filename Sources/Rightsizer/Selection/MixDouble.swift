extension FixedWidthInteger where Self: SignedInteger {
  /// The integer in floating point, right to 2⁻⁵² of it: enough where an allowance is made for
  /// rounding. `Double.init` of a generic integer takes 50 ns, this takes one or two.
  @inline(__always)
  var nearDouble: Double {
    if Self.bitWidth <= Int64.bitWidth { return Double(Int64(truncatingIfNeeded: self)) }
    let high = Double(Int64(truncatingIfNeeded: self >> 64))
    return high * 0x1p64 + Double(UInt64(truncatingIfNeeded: self))
  }
}
