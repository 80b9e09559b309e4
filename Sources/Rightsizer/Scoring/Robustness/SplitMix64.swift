/// The generator behind every sample: the same numbers for the same seed on every machine
/// (SplitMix64: Steele, Lea and Flood 2014, *Fast splittable pseudorandom number generators*).
///
/// Its k-th number is a function of seed + k γ alone, so a part of the stream can be had without the
/// numbers before it.
struct SplitMix64: Sendable, Hashable {
  private var state: UInt64

  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The stream of a seed, without its first numbers.
  init(seed: UInt64, skipping count: UInt64 = 0) { state = seed &+ count &* Self.gamma }

  /// The next 64 bits.
  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= Self.gamma
    return Self.mixed(state)
  }

  /// A number above 0, up to 1.
  @inline(__always)
  mutating func unit() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }

  /// An integer from 0, below a bound of 1 or more, each exactly as likely as any other.
  mutating func below(_ bound: UInt64) -> UInt64 {
    // The last, incomplete run of the bound's multiples is drawn again.
    let limit = UInt64.max - UInt64.max % bound
    var bits = next()
    while bits >= limit { bits = next() }
    return bits % bound
  }

  /// The bits of a state, mixed.
  @inline(__always)
  static func mixed(_ state: UInt64) -> UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
