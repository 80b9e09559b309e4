import Foundation
import Testing

struct FrontierOptionTests {
  private static let job = "datasets/jobs/describe_12_instructpix2pix_default_cpu_mem_2023-04.json"

  @Test(
    "A wrong tolerance or reference is wrong usage, and says what is right",
    arguments: [
      (["--tolerance", "5"], "--tolerance takes a fraction from 0 to 1"),
      (["--tolerance", "nan"], "--tolerance takes a fraction from 0 to 1"),
      (["--reference", "1,2"], "--reference needs --indicators"),
      (["--indicators", "--reference", "1,x"], "--reference: 'x' is no number"),
      (["--indicators", "--reference", "1,inf"], "--reference: 'inf' is no number"),
      (["--indicators", "--reference", "1"], "--reference: expected 2 values"),
    ])
  func wrongUsage(arguments: [String], message: String) throws {
    let result = try Tool.run(arguments: ["frontier"] + arguments + [Self.job])
    #expect(result.code == 64)
    #expect(result.errors.contains(message))
    #expect(result.output.isEmpty)
  }

  @Test("A given reference point is used and told")
  func reference() throws {
    let result = try Tool.run(arguments: [
      "frontier", "--indicators", "--reference", "0.002,5000", "--format", "json", Self.job,
    ])
    #expect(result.code == 0)
    #expect(result.output.contains(#""referencePoint":[0.002,5000],"referenceDerived":false"#))
  }
}
