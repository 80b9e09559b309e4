import TestSupport
import Testing

@testable import Rightsizer

/// A sample, the plain JSON that holds the same rows, and the members that only the latter has.
private struct Twins: Sendable, CustomTestStringConvertible {
  var sample: String
  var plain: String
  var lost: [String] = []

  var testDescription: String { "\(sample) and \(plain)" }
}

/// Cells of `to_csv` have all digits; those of `to_json` ten decimals, so their twin is of pandas too.
private let twins: [Twins] = [
  Twins(sample: "pandas.csv", plain: "boto3_recs_array.json", lost: ["id"]),
  Twins(sample: "pandas_noindex.csv", plain: "boto3_recs_array.json", lost: ["id", "variant"]),
  Twins(sample: "pandas_floatNaN.csv", plain: "boto3_recs_array.json", lost: ["id"]),
  Twins(
    sample: "pandas_floatNaN_noindex.csv", plain: "boto3_recs_array.json",
    lost: ["id", "variant"]),
  Twins(sample: "pandas_json_normalize.csv", plain: "boto3_recs_array.json"),
  Twins(sample: "pandas_columns.json", plain: "pandas_records.json"),
  Twins(sample: "pandas_floatNaN_columns.json", plain: "pandas_floatNaN_records.json"),
  Twins(sample: "pandas_floatNaN_split.json", plain: "pandas_floatNaN_records.json"),
  Twins(sample: "pandas_floatNaN_table.json", plain: "pandas_floatNaN_records.json"),
  Twins(sample: "bson_json_util_canonical.json", plain: "boto3_default_str_bareNaN.json"),
  Twins(sample: "bson_json_util_relaxed.json", plain: "boto3_default_str_bareNaN.json"),
  Twins(sample: "bson_json_util_legacy.json", plain: "boto3_default_str_bareNaN.json"),
]

@Suite("Spellings and their plain JSON")
struct TwinsTests {
  @Test("A spelling that loses nothing gives the rows of its plain twin", arguments: twins)
  private func twin(_ twins: Twins) throws {
    let table = try RecommendationTable(contentsOf: TestFiles.samples + "/" + twins.sample)
    let plain = try RecommendationTable(contentsOf: TestFiles.samples + "/" + twins.plain)
    #expect(table.count == plain.count && table.count == 6)
    for row in 0..<min(table.count, plain.count) {
      var expected = plain[row]
      var found = table[row]
      expected.source = found.source
      // Without a model or a job, rows are grouped by their source.
      expected.group = found.group
      if twins.plain == "boto3_recs_array.json" { expected.path = found.path }
      if twins.lost.contains("id") {
        #expect(found.recommendationID == nil)
        found.recommendationID = expected.recommendationID
      }
      if twins.lost.contains("variant") {
        #expect(found.variantName == nil)
        found.variantName = expected.variantName
      }
      #expect(found == expected, "\(twins.sample), row \(row)")
    }
    #expect(table.codes == plain.codes)
  }

  @Test("A job's own figures are read out of BSON's wrappers too")
  func wrappedJob() throws {
    var reader = RecordsReader()
    for name in ["boto3_default_str_bareNaN.json", "bson_json_util_canonical.json"] {
      reader.read(MemoryBytes(TestFiles.bytes(TestFiles.samples + "/" + name)), name: name)
    }
    let jobs = reader.records.jobs.map(\.job)
    #expect(jobs.count == 2 && reader.errors.isEmpty)
    #expect(jobs.first?.stoppingConditions == jobs.last?.stoppingConditions)
    #expect(jobs.first?.inputConfig == jobs.last?.inputConfig)
    #expect(jobs.last?.stoppingConditions?.maxInvocations == 1000)
    #expect(jobs.last?.creationTime?.contains("1635278697627") == true)
  }
}
