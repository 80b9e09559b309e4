import Rightsizer
import Testing

struct InstanceTypeTests {
  @Test(
    "A name splits into family and size",
    arguments: [
      ("ml.c5.xlarge", "ml.c5", "xlarge"), ("ml.p4de.24xlarge", "ml.p4de", "24xlarge"),
      ("ml.new9x.metal-48xl", "ml.new9x", "metal-48xl"),
    ])
  func parts(name: String, family: String, size: String) throws {
    let parts = try #require(InstanceTypeName(name))
    #expect(parts.family == family)
    #expect(parts.size == size)
  }

  @Test(
    "What has not the form ml.FAMILY.SIZE has no parts",
    arguments: ["", "ml", "ml.c5", "c5.xlarge", "ml..xlarge", "ml.c5.", "ml.c5.x.y", "local.a.b"])
  func noParts(name: String) {
    #expect(InstanceTypeName(name) == nil)
  }

  @Test(
    "The T families are burstable, Trainium is not",
    arguments: [
      ("ml.t2.medium", true), ("ml.t3.large", true), ("ml.t4g.large", true),
      ("ml.trn1.2xlarge", false), ("ml.c5.large", false), ("ml.t.large", false),
    ])
  func burstable(name: String, isBurstable: Bool) {
    #expect(InstanceTypeName(name)?.isBurstable == isBurstable)
    #expect(InstanceType(name: name, vCPUCount: 1, memoryMiB: 1).isBurstable == isBurstable)
  }
}
