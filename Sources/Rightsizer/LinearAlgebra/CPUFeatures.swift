#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The vector instructions of this machine's processor, as far as they decide which kernels of
/// OpenBLAS are the fastest.
struct CPUFeatures: Sendable, Hashable {
  /// AVX2 with fused multiply-add: what OpenBLAS's Haswell and Zen kernels need.
  let hasAVX2: Bool
  /// AVX-512 F, CD, BW, DQ and VL: what its SkylakeX kernels need.
  let hasAVX512: Bool

  /// The features that Linux tells of an x86 processor; `nil` elsewhere.
  static func current() -> CPUFeatures? {
    #if os(Linux)
      guard let text = readStart(of: "/proc/cpuinfo") else { return nil }
      return CPUFeatures(procCPUInfo: text)
    #else
      return nil
    #endif
  }

  /// The features of the first `flags` line; `nil` when there is none, as on Arm.
  init?(procCPUInfo text: String) {
    let line = text.utf8.split(separator: UInt8(ascii: "\n")).first { line in
      line.starts(with: "flags".utf8)
    }
    guard let line, let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let words = line[line.index(after: colon)...].split(separator: UInt8(ascii: " "))
    let flags = Set(words.map { String(decoding: $0, as: UTF8.self) })
    hasAVX2 = flags.isSuperset(of: ["avx2", "fma"])
    hasAVX512 =
      hasAVX2
      && flags.isSuperset(of: ["avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"])
  }

  #if os(Linux)
    /// The first 16 KiB of a text file, in which the first processor's flags are; `nil` when it
    /// cannot be read.
    private static func readStart(of path: String) -> String? {
      guard let file = fopen(path, "r") else { return nil }
      defer { fclose(file) }
      var buffer = [UInt8](repeating: 0, count: 16 * 1024)
      let count = fread(&buffer, 1, buffer.count, file)
      return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
  #endif
}
