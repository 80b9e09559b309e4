import Rightsizer
import Testing

@Suite("Texts that are no JSON")
struct RefusedTextTests {
  private func error(_ text: String, name: String = "x") -> ReadError? {
    RecommendationTable.load([.bytes(Array(text.utf8), name: name)]).errors.first
  }

  @Test(
    "A kind is known by its first line, whatever ends the line",
    arguments: [
      ("YAML", "InferenceRecommendations:\n- CostPerHour: 1\n"),
      ("YAML", "CreationTime: '2021'\nJobName: x\n"), ("YAML", "- Steps:\n  - JobName: x\n"),
      ("AWS|aws", "\nAn error occurred (Throttling) when calling x: Rate exceeded\n"),
      ("HTML", "\n<html>\n<body>\n"), ("Python repr", "{'JobName': 'x',\n 'Status': 'y'}\n"),
      ("table format", "---------------\n|  Describe  |\n"),
      ("text format", "STEPS\tgolden\tCOMPLETED\nMETRICS\t1\n"),
      ("text format", "1635279901.0\t1635278697.627\narn\n"),
      ("CSV", "my InstanceType,my CostPerHour\nml.c5.xlarge,1\n"),
      ("data frame", "   InstanceType   CostPerHour\n0  ml.c5.xlarge   0.204\n"),
      ("data frame", "      StepType  JobName\n0  BENCHMARK   golden\n"),
      ("data frame", "             Metrics\n0  {'CostPerHour': 0.2}\n"),
      ("export of rightsize", "row;source;path;job;group\n0;a;$;b;c\n"),
      ("empty", "\n\n"), ("export of rightsize", "row,source,path,job,group\n0,a,$,b,c\n"),
      ("what rightsize writes", #"{"row":0,"source":"a.json"}"#),
    ], ["\n", "\r\n"])
  func kinds(_ sample: (kind: String, text: String), _ lineEnd: String) {
    let text = sample.text.replacing("\n", with: lineEnd)
    let error = error(text)
    #expect(error?.code == .refused, "\(text)")
    let isNamed = sample.kind.split(separator: "|").contains {
      error?.message.contains($0) == true
    }
    #expect(isNamed, "\(error?.message ?? "")")
    #expect(error?.message.contains("\n") == false, "\(error?.message ?? "")")
  }

  @Test("A .csv whose head names no known column is refused as CSV")
  func csvByName() {
    for text in ["a,b\n1,2\n", ",x\n0,1\n", "ml.c5.large,0.2\n", ",0\nInstanceType,a\n"] {
      #expect(error(text, name: "x.csv")?.message.hasPrefix("CSV") == true, "\(text)")
    }
    let printed = "   InstanceType   CostPerHour\n0  ml.c5.xlarge   0.204\n"
    #expect(error(printed, name: "x.csv")?.message.contains("data frame") == true)
  }

  @Test(
    "Packed files that are not read are named",
    arguments: [
      ("zip", [0x50, 0x4B, 3, 4, 0x14]), ("bzip2", [0x42, 0x5A, 0x68, 0x39, 0x31]),
      ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]), ("Zstandard", [0x28, 0xB5, 0x2F, 0xFD, 0x24]),
    ] as [(String, [UInt8])])
  func packed(_ kind: String, _ bytes: [UInt8]) {
    let error = RecommendationTable.load([.bytes(bytes, name: "x")]).errors.first
    #expect(error?.code == .refused)
    #expect(error?.message.contains(kind) == true)
  }
}
