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
      ("take that line out", "sep=;\nInstanceType;CostPerHour\nml.c5.xlarge;1\n"),
      ("`|` between", "InstanceType|CostPerHour\nml.c5.xlarge|1\n"),
      (
        "Markdown",
        "|    | InstanceType   |   CostPerHour |\n|---:|:---------|------:|\n| 0 | a | 1 |\n"
      ),
      ("Markdown", "| rank | instance type |\n| ---: | :--- |\n"),
      ("Jupyter", #"{"cells":[{"CostPerHour":1}],"metadata":{},"nbformat":4,"nbformat_minor":5}"#),
      ("Jupyter", #"{"nbformat":4,"nbformat_minor":0,"metadata":{},"cells":[]}"#),
      ("the service's own names", #"[{"type":"ml.c5.xlarge","cost":0.2}]"#),
      ("the service's own names", #"{"job_name":"a","inference_recommendations":[]}"#),
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
    "Packed and binary files that are not read are named",
    arguments: [
      ("workbook", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 1, count: 26) + Array("xl/".utf8)),
      ("workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
      ("Parquet", Array("PAR1".utf8) + [0x15, 0]), ("Feather", Array("ARROW1".utf8) + [0, 0]),
      ("pickle", [0x80, 4, 0x95, 0x10]),
      ("zip", [0x50, 0x4B, 3, 4, 0x14]), ("bzip2", [0x42, 0x5A, 0x68, 0x39, 0x31]),
      ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]), ("Zstandard", [0x28, 0xB5, 0x2F, 0xFD, 0x24]),
    ] as [(String, [UInt8])])
  func packed(_ kind: String, _ bytes: [UInt8]) {
    let error = RecommendationTable.load([.bytes(bytes, name: "x")]).errors.first
    #expect(error?.code == .refused)
    #expect(error?.message.contains(kind) == true)
  }

  @Test(
    "Values that JSON was made of wrongly are told with the mend",
    arguments: [
      (#""{\"JobName\":\"a\"}""#, "write it once only"), (#""[1]""#, "write it once only"),
      (#""a""#, "found a string"),
      (#"[{"CostPerHour":"0.69"}]"#, "numbers without quotes"),
      (#"[{"CostPerHour":"N/A"}]"#, #"found the string "N/A""#),
    ])
  func values(_ text: String, _ words: String) {
    let error = error(text)
    #expect(error?.code == .value && error?.message.contains(words) == true)
    #expect(error?.message.contains("without quotes") == text.contains("0.69"))
  }
}
