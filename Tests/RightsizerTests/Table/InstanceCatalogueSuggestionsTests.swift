import Testing

@testable import Rightsizer

struct InstanceCatalogueSuggestionsTests {
  @Test(
    "The nearest name comes first",
    arguments: [
      ("ml.c5.xlage", "ml.c5.xlarge"), ("c5.xlarge", "ml.c5.xlarge"),
      ("ML.G4DN.12XLARGE", "ml.g4dn.12xlarge"), ("ml.p3.8xlagre", "ml.p3.8xlarge"),
    ])
  func nearest(name: String, expected: String) {
    #expect(InstanceCatalogue.aws.nearestNames(to: name).first == expected)
  }

  @Test("Equally near names come in alphabetical order, no more than asked for")
  func order() {
    let catalogue = InstanceCatalogue(
      types: ["ml.c7.large", "ml.c5.large", "ml.c6.large", "ml.x9.metal"].map {
        InstanceType(name: $0, vCPUCount: 1, memoryMiB: 1)
      })
    #expect(
      catalogue.nearestNames(to: "ml.c8.large") == ["ml.c5.large", "ml.c6.large", "ml.c7.large"])
    #expect(catalogue.nearestNames(to: "ml.c7.larg", limit: 1) == ["ml.c7.large"])
    #expect(catalogue.nearestNames(to: "ml.c7.larg", limit: -1) == [])
  }

  @Test(
    "What is like no name gets no suggestion",
    arguments: ["", "zebra crossing", String(repeating: "ml.c5.xlarge", count: 10_000)])
  func nothingNear(name: String) {
    #expect(InstanceCatalogue.aws.nearestNames(to: name).isEmpty)
  }

  @Test(
    "Edit distances are Levenshtein's",
    arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("flaw", "lawn", 2), ("same", "same", 0)])
  func distances(a: String, b: String, distance: Int) {
    #expect(InstanceCatalogue.editDistance(Array(a.utf8), Array(b.utf8)) == distance)
    #expect(InstanceCatalogue.editDistance(Array(b.utf8), Array(a.utf8)) == distance)
  }
}
