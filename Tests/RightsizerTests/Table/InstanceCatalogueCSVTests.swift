import Rightsizer
import TestSupport
import Testing

struct InstanceCatalogueCSVTests {
  @Test(
    "Columns may come in any order, quoted, with others between, after a BOM and with CRLF",
    arguments: [
      "instanceType,vCPUs,memoryMiB,accelerator,acceleratorCount\n"
        + "ml.x1.large,2,4096,\"A \"\"B\"\", C\",3\n",
      "\u{FEFF}memoryMiB,price,\"instanceType\",acceleratorCount,accelerator,vCPUs\r\n"
        + "\r\n4096,0.1,ml.x1.large,3,\"A \"\"B\"\", C\",2",
    ])
  func spellings(csv: String) throws {
    let catalogue = try InstanceCatalogue(csv: csv)
    #expect(
      catalogue.types == [
        InstanceType(
          name: "ml.x1.large", vCPUCount: 2, memoryMiB: 4096, acceleratorName: "A \"B\", C",
          acceleratorCount: 3)
      ])
  }

  @Test("The accelerator's columns may be absent, and a catalogue may be empty")
  func optionalColumns() throws {
    let catalogue = try InstanceCatalogue(csv: "instanceType,vCPUs,memoryMiB\nml.x1.large,2,4096")
    #expect(catalogue["ml.x1.large"]?.isAccelerated == false)
    #expect(try InstanceCatalogue(csv: "instanceType,vCPUs,memoryMiB").types.isEmpty)
  }

  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("", 1, "no line that names the columns"),
      ("\n\n", 1, "no line that names the columns"),
      ("instanceType,memoryMiB\n", 1, "there is no column vCPUs"),
      ("H\nml.a.b,2,x", 2, "memoryMiB is \"x\", not a whole number from 1 to 999999999"),
      ("H\nml.a.b,0,1", 2, "vCPUs is \"0\", not a whole number from 1 to 999999999"),
      ("H\nml.a.b,-1,1", 2, "vCPUs is \"-1\", not a whole number from 1 to 999999999"),
      ("H\nml.a.b,2.0,1", 2, "vCPUs is \"2.0\", not a whole number from 1 to 999999999"),
      (
        "H\nml.a.b,9999999999,1", 2,
        "vCPUs is \"9999999999\", not a whole number from 1 to 999999999"
      ),
      ("H\n\nml.a.b", 3, "vCPUs is nothing, not a whole number from 1 to 999999999"),
      ("H\n,2,1", 2, "instanceType is empty"),
      ("H\nml.a.b,2,1\nml.a.b,2,1", 3, "ml.a.b is on line 2 already"),
      ("H\nml.a.b,2,1,GPU", 2, "the accelerator has no acceleratorCount"),
      ("H\nml.a.b,2,1,,2", 2, "there is an acceleratorCount without an accelerator"),
      ("H\n\"ml.a.b,2,1", 2, "a quote is not closed"),
    ])
  func errors(csv: String, line: Int, message: String) {
    let heading = "instanceType,vCPUs,memoryMiB,accelerator,acceleratorCount"
    let text = csv.hasPrefix("H") ? heading + csv.dropFirst() : csv
    let error = #expect(throws: InstanceCatalogueError.self) { try InstanceCatalogue(csv: text) }
    #expect(error?.line == line)
    #expect(error?.message == message)
    #expect(error?.description == "line \(line): \(message)")
  }

  @Test("No text makes it trap", arguments: [7 as UInt64])
  func randomText(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      ",", "\"", "\n", "\r", "1", "9", "ml.a.b", "instanceType", "vCPUs", "memoryMiB", "é", "\0",
    ]
    for _ in 0..<2000 {
      var text = "instanceType,vCPUs,memoryMiB,accelerator\n"
      for _ in 0..<generator.below(20) { text += pieces[generator.below(pieces.count)] }
      _ = try? InstanceCatalogue(csv: String(text.dropFirst(generator.below(50))))
    }
  }
}
