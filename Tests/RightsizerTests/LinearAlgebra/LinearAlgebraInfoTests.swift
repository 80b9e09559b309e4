import Testing

@testable import Rightsizer

struct LinearAlgebraInfoTests {
  private let dynamic = "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64"

  @Test("This process's library tells of itself")
  func current() {
    let info = LinearAlgebraInfo.current()
    #expect(info.configuration.contains("OpenBLAS"))
    #expect(info.version?.split(separator: ".").count ?? 0 >= 2)
    #expect(!info.coreName.isEmpty)
    #expect(info.threadCount >= 1 && info.processorCount >= 1)
    #expect(info.parallelMode != .unknown)
    #expect(info.lapackVersion.hasPrefix("3."))
  }

  @Test(
    "The version is the word after the name",
    arguments: [
      ("OpenBLAS 0.3.21 NO_LAPACKE", "0.3.21"), ("OpenBLAS 0.3.29.dev x", "0.3.29.dev"),
      ("OpenBLAS", nil), ("OpenBLAS NO_LAPACKE", nil), ("", nil),
    ])
  func version(configuration: String, version: String?) {
    #expect(LinearAlgebraInfo.version(in: configuration) == version)
  }

  @Test("The parallel modes are those of cblas.h")
  func parallelModes() {
    #expect(
      [0, 1, 2, 3].map { LinearAlgebraInfo.parallelMode($0) }
        == [.sequential, .threads, .openMP, .unknown])
  }

  @Test(
    "Kernels older than the processor are told, with the setting that mends it",
    arguments: [
      ("Prescott", "avx2 fma avx512f avx512cd avx512bw avx512dq avx512vl", "SkylakeX"),
      ("Haswell", "fma avx2 avx512f avx512cd avx512bw avx512dq avx512vl", "SkylakeX"),
      ("Sandybridge", "fma avx2 avx512f", "Haswell"), ("Prescott", "fma avx2", "Haswell"),
      ("Zen", "fma avx2", nil), ("Haswell", "avx2 fma", nil), ("Prescott", "avx", nil),
      ("SkylakeX", "fma avx2 avx512f avx512cd avx512bw avx512dq avx512vl", nil),
      ("Cooperlake", "fma avx2 avx512f avx512cd avx512bw avx512dq avx512vl", nil),
    ])
  func notes(coreName: String, flags: String, advice: String?) throws {
    let features = try #require(
      CPUFeatures(procCPUInfo: "processor\t: 0\nflags\t\t: fpu \(flags)\nbugs\t\t:"))
    let note = LinearAlgebraInfo.note(
      coreName: coreName, configuration: dynamic, features: features)
    #expect(note?.contains("OPENBLAS_CORETYPE=") == advice.map { _ in true })
    if let advice { #expect(note?.contains("OPENBLAS_CORETYPE=\(advice) ") == true) }
  }

  @Test("A build for one processor cannot be told to take other kernels")
  func fixedBuild() {
    let features = CPUFeatures(procCPUInfo: "flags : avx2 fma")
    let note = LinearAlgebraInfo.note(
      coreName: "Prescott", configuration: "OpenBLAS 0.3.21 Prescott", features: features)
    #expect(note?.contains("OPENBLAS_CORETYPE") == false)
  }

  @Test("Where the processor's features are not told there is no note")
  func unknownFeatures() {
    #expect(CPUFeatures(procCPUInfo: "") == nil)
    #expect(CPUFeatures(procCPUInfo: "processor\t: 0\nFeatures\t: fp asimd\n") == nil)
    #expect(CPUFeatures(procCPUInfo: "flags") == nil)
    #expect(
      LinearAlgebraInfo.note(coreName: "NEOVERSEN1", configuration: dynamic, features: nil) == nil)
  }
}
