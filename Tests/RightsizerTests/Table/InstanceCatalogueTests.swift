import Foundation
import Rightsizer
import Testing

struct InstanceCatalogueTests {
  /// `datasets/instance-types.csv` of this checkout.
  private var datasetURL: URL {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appendingPathComponent("datasets/instance-types.csv")
  }

  @Test("The built-in catalogue is datasets/instance-types.csv, line by line")
  func builtInEqualsDataset() throws {
    let text = try String(contentsOf: datasetURL, encoding: .utf8)
    let lines = text.split(separator: "\n").dropFirst()
    #expect(InstanceCatalogue.aws.types.count == lines.count)
    #expect(lines.count == 270)
    for (type, line) in zip(InstanceCatalogue.aws.types, lines) {
      let written =
        "\(type.name),\(type.vCPUCount),\(type.memoryMiB),"
        + "\(type.acceleratorName ?? ""),\(type.acceleratorCount)"
      #expect(written == line)
    }
    #expect(try InstanceCatalogue(csv: text) == InstanceCatalogue.aws)
  }

  @Test(
    "Known types have the figures AWS publishes",
    arguments: [
      ("ml.p3.8xlarge", 32, 249_856, "NVIDIA V100", 4),
      ("ml.g4dn.12xlarge", 48, 196_608, "NVIDIA T4", 4),
      ("ml.c5.2xlarge", 8, 16_384, nil, 0),
      ("ml.inf1.xlarge", 4, 8_192, "Inferentia", 1),
    ] as [(String, Int, Int, String?, Int)])
  func knownTypes(
    name: String, vCPUs: Int, memory: Int, accelerator: String?, count: Int
  ) throws {
    let type = try #require(InstanceCatalogue.aws[name])
    #expect(
      type
        == InstanceType(
          name: name, vCPUCount: vCPUs, memoryMiB: memory, acceleratorName: accelerator,
          acceleratorCount: count))
    #expect(type.isAccelerated == (count > 0))
  }

  @Test(
    "A type that is not there is nil, whatever its spelling", arguments: ["", "c5.xlarge", "x"])
  func unknownType(name: String) {
    #expect(InstanceCatalogue.aws[name] == nil)
  }

  @Test("Of two types with one name the first is found")
  func firstOfTwo() {
    let catalogue = InstanceCatalogue(types: [
      InstanceType(name: "ml.a1.large", vCPUCount: 2, memoryMiB: 10),
      InstanceType(name: "ml.a1.large", vCPUCount: 4, memoryMiB: 10),
    ])
    #expect(catalogue["ml.a1.large"]?.vCPUCount == 2)
  }
}
