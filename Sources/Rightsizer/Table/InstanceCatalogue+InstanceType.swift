/// What an instance type is made of: one line of an ``InstanceCatalogue``.
///
/// The figures are of one instance, as AWS publishes them.
public struct InstanceType: Sendable, Hashable {
  /// The name as SageMaker spells it, `ml.c5.xlarge`.
  public let name: String
  /// The number of virtual CPUs, at least 1.
  public let vCPUCount: Int
  /// Main memory in MiB, at least 1.
  public let memoryMiB: Int
  /// The name of the accelerator, `NVIDIA T4`; `nil` when there is none.
  public let acceleratorName: String?
  /// The number of accelerators; 0 exactly when ``acceleratorName`` is `nil`.
  public let acceleratorCount: Int

  /// An instance type of these parts.
  ///
  /// - Precondition: vCPUs and memory are at least 1, the accelerators at least 0.
  public init(
    name: String, vCPUCount: Int, memoryMiB: Int, acceleratorName: String? = nil,
    acceleratorCount: Int = 0
  ) {
    precondition(vCPUCount >= 1 && memoryMiB >= 1 && acceleratorCount >= 0)
    self.name = name
    self.vCPUCount = vCPUCount
    self.memoryMiB = memoryMiB
    self.acceleratorName = acceleratorName
    self.acceleratorCount = acceleratorCount
  }

  /// Whether it has an accelerator, of which the CPU figures say nothing.
  public var isAccelerated: Bool { acceleratorName != nil }

  /// Whether its CPU is throttled once its credits are spent: `ml.t2.medium`.
  public var isBurstable: Bool { InstanceTypeName(name)?.isBurstable ?? false }
}

/// The parts of an instance type's name, for any name of the form `ml.FAMILY.SIZE`, whether or not
/// a catalogue knows it.
///
/// ```swift
/// let name = InstanceTypeName("ml.c5.xlarge")  // family "ml.c5", size "xlarge"
/// ```
public struct InstanceTypeName: Sendable, Hashable {
  /// The generation and its prefix: `ml.c5`.
  public let family: String
  /// What comes after the family: `xlarge`.
  public let size: String

  /// The parts of a name, `nil` when it is not `ml.`, a family, a dot and a size.
  public init?(_ name: some StringProtocol) {
    let parts = name.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "ml", !parts[1].isEmpty, !parts[2].isEmpty else {
      return nil
    }
    family = "ml.\(parts[1])"
    size = String(parts[2])
  }

  /// Whether the family is a burstable one, whose CPU is throttled once its credits are spent:
  /// `ml.t2`, `ml.t3`, not `ml.trn1`.
  public var isBurstable: Bool {
    let generation = family.utf8.dropFirst("ml.".utf8.count)
    guard generation.first == UInt8(ascii: "t"), let digit = generation.dropFirst().first else {
      return false
    }
    return UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit
  }
}
