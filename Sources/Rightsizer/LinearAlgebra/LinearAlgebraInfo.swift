internal import CLAPACKE
internal import COpenBLAS

/// Which linear algebra library this process runs on, and whether it knows the processor.
public struct LinearAlgebraInfo: Sendable, Hashable, Codable {
  /// How OpenBLAS describes its build:
  /// `OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64`.
  public let configuration: String
  /// The version in ``configuration``, `0.3.21`; `nil` when it has none.
  public let version: String?
  /// The processor whose kernels are used, `Haswell`: the processor itself, or an older one.
  public let coreName: String
  /// How many threads one call may use.
  public let threadCount: Int
  /// How many processors OpenBLAS sees.
  public let processorCount: Int
  /// How it was built to run in parallel.
  public let parallelMode: ParallelMode
  /// The version of LAPACK, `3.11.0`, after its routine ILAVER.
  public let lapackVersion: String
  /// What to do when older kernels are used than the processor could run; `nil` when nothing.
  public let note: String?

  /// How OpenBLAS runs in parallel.
  public enum ParallelMode: String, Sendable, Hashable, Codable, CaseIterable {
    /// One thread.
    case sequential
    /// Threads of its own.
    case threads
    /// OpenMP.
    case openMP
    /// A mode that this package does not know.
    case unknown
  }

  /// What the libraries of this process say of themselves.
  public static func current() -> LinearAlgebraInfo {
    let configuration = text(openblas_get_config())
    let coreName = text(openblas_get_corename())
    var (major, minor, patch) = (
      rightsizer_lapack_int(0), rightsizer_lapack_int(0), rightsizer_lapack_int(0)
    )
    LAPACKE_ilaver(&major, &minor, &patch)
    return LinearAlgebraInfo(
      configuration: configuration, version: version(in: configuration), coreName: coreName,
      threadCount: Int(openblas_get_num_threads()), processorCount: Int(openblas_get_num_procs()),
      parallelMode: parallelMode(openblas_get_parallel()),
      lapackVersion: "\(major).\(minor).\(patch)",
      note: note(
        coreName: coreName, configuration: configuration, features: CPUFeatures.current()))
  }

  private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? "unknown"
  }

  /// The word after `OpenBLAS`.
  static func version(in configuration: String) -> String? {
    let words = configuration.split(separator: " ")
    guard let name = words.firstIndex(of: "OpenBLAS"), name + 1 < words.count,
      words[name + 1].first?.isNumber == true
    else { return nil }
    return String(words[name + 1])
  }

  /// The meaning of `openblas_get_parallel()`: `OPENBLAS_SEQUENTIAL`, `_THREAD`, `_OPENMP` of
  /// cblas.h.
  static func parallelMode(_ code: Int32) -> ParallelMode {
    switch code {
    case 0: .sequential
    case 1: .threads
    case 2: .openMP
    default: .unknown
    }
  }

  /// What to do when the kernels are older than the processor.
  ///
  /// An OpenBLAS older than the processor does not know it and falls back: 0.3.21 takes Prescott
  /// for the newest Intel cores and Haswell for Zen 5. On a Zen 5 core its dgemm ran at 21 GF/s
  /// with Prescott's kernels, 54 with Haswell's and 87 with SkylakeX's (order 768, one thread).
  static func note(coreName: String, configuration: String, features: CPUFeatures?) -> String? {
    guard let features else { return nil }
    let core = coreName.lowercased()
    let needAVX512 = ["skylakex", "cooperlake", "sapphirerapids"]
    let needAVX2 = ["haswell", "zen", "excavator"] + needAVX512
    let best: String
    if features.hasAVX512 && !needAVX512.contains(core) {
      best = "SkylakeX"
    } else if features.hasAVX2 && !needAVX2.contains(core) {
      best = "Haswell"
    } else {
      return nil
    }
    let has = features.hasAVX512 ? "AVX-512" : "AVX2"
    guard configuration.split(separator: " ").contains("DYNAMIC_ARCH") else {
      return "this OpenBLAS is built for \(coreName) alone, though the processor has \(has): "
        + "another build may be faster"
    }
    return "OpenBLAS uses its \(coreName) kernels, though the processor has \(has): "
      + "set OPENBLAS_CORETYPE=\(best) in the environment before the process starts"
  }
}
