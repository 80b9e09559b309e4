internal import CKernels

/// What the tool runs on: its version, the level of its own kernels, the BLAS and LAPACK it found, their threads and kernels.
package struct DoctorReport {
  let info: LinearAlgebraInfo

  /// A report on this process.
  package init(_ info: LinearAlgebraInfo = .current()) { self.info = info }

  /// What of the processor the kernels use.
  private static var kernelLevel: String { String(cString: kernel_level_name(kernel_level())) }

  private var lines: [(name: String, title: String, value: String?)] {
    [
      ("version", "rightsizer", rightsizerVersion),
      ("kernelLevel", "kernels", Self.kernelLevel),
      ("blasVersion", "BLAS version", info.version),
      ("blasConfiguration", "BLAS build", info.configuration),
      ("blasCoreName", "BLAS core name", info.coreName),
      ("blasParallelMode", "BLAS threading", info.parallelMode.rawValue),
      ("lapackVersion", "LAPACK version", info.lapackVersion),
      ("instanceTypes", "instance types known", "\(InstanceCatalogue.aws.types.count)"),
      ("note", "note", info.note),
    ]
  }

  /// The report as text in one of the forms.
  package func rendered(as format: ReportFormat, to terminal: Terminal = Terminal()) -> String {
    switch format {
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("schema", "rightsizer.doctor/1")
        json.member("version", rightsizerVersion)
        json.member("kernelLevel", Self.kernelLevel)
        json.member("blasVersion", info.version)
        json.member("blasConfiguration", info.configuration)
        json.member("blasCoreName", info.coreName)
        json.member("blasThreads", info.threadCount)
        json.member("blasParallelMode", info.parallelMode.rawValue)
        json.member("processors", info.processorCount)
        json.member("lapackVersion", info.lapackVersion)
        json.member("instanceTypes", InstanceCatalogue.aws.types.count)
        json.member("note", info.note)
      }
      return String(decoding: json.bytes, as: UTF8.self)
    case .csv:
      var csv = CSVWriter(header: ["name", "value"])
      for line in all {
        csv.field(line.name)
        csv.field(line.value)
        csv.endRow()
      }
      return String(decoding: csv.bytes, as: UTF8.self)
    case .markdown:
      var table = MarkdownTable(columns: [.init("name"), .init("value")])
      for line in all { table.addRow([line.title, line.value ?? ""]) }
      return table.rendered()
    case .table:
      var table = TextTable(columns: [.init("what"), .init("found")])
      for line in all where line.value != nil {
        table.addRow([.init(line.title), .init(line.value ?? "")])
      }
      return table.rendered(isColored: terminal.isColored)
    }
  }

  private var all: [(name: String, title: String, value: String?)] {
    var all = lines
    all.insert(("blasThreads", "BLAS threads", "\(info.threadCount)"), at: 5)
    all.insert(("processors", "processors", "\(info.processorCount)"), at: 6)
    return all
  }
}
