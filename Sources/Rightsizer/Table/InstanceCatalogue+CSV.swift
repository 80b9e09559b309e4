extension InstanceCatalogue {
  /// Reads a catalogue from CSV text, such as `datasets/instance-types.csv`.
  ///
  /// The first line names the columns, in any order: `instanceType`, `vCPUs` and `memoryMiB` must
  /// be there; `accelerator` and `acceleratorCount` may be; others are ignored. Cells may be quoted as
  /// in RFC 4180, though not over several lines; lines end in LF or CRLF; empty lines are passed
  /// over, and so is a byte-order mark. Counts are whole numbers written in digits.
  ///
  /// - Throws: ``InstanceCatalogueError`` with the line, when a column or a cell is missing or is
  ///   not a count, when a name is there twice, or when an accelerator has no count.
  /// - Complexity: O(n) in the length of the text.
  public init(csv text: String) throws(InstanceCatalogueError) {
    self = try CatalogueReader(Array(text.utf8)).catalogue()
  }
}

/// Why a catalogue could not be read, and on which line.
public struct InstanceCatalogueError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong with it and what was expected.
  public let message: String

  /// The line and the message.
  public var description: String { "line \(line): \(message)" }
}

/// Reads a catalogue from the bytes of a CSV text.
///
/// Works on bytes, since `Character` is some twenty times slower and start-up time counts.
struct CatalogueReader {
  private enum Column: Int, CaseIterable {
    case name, vCPUCount, memoryMiB, acceleratorName, acceleratorCount

    var heading: String {
      switch self {
      case .name: "instanceType"
      case .vCPUCount: "vCPUs"
      case .memoryMiB: "memoryMiB"
      case .acceleratorName: "accelerator"
      case .acceleratorCount: "acceleratorCount"
      }
    }
    var isRequired: Bool { rawValue <= Column.memoryMiB.rawValue }
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 0
  /// The cells of the current line: ranges of `bytes`, quotes included.
  private var cells: [Range<Int>] = []
  /// Where each column stands in a line, by `Column.rawValue`; `nil` when it is absent.
  private var columns = [Int?](repeating: nil, count: Column.allCases.count)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func catalogue() throws(InstanceCatalogueError) -> InstanceCatalogue {
    var reader = self
    return try reader.read()
  }

  private mutating func read() throws(InstanceCatalogueError) -> InstanceCatalogue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard try nextLine() else {
      throw InstanceCatalogueError(line: 1, message: "no line that names the columns")
    }
    try readHeadings()
    var types: [InstanceType] = []
    var lines: [Int] = []
    var indices = [String: Int](minimumCapacity: 300)
    while try nextLine() {
      let type = try readType()
      if let earlier = indices.updateValue(types.count, forKey: type.name) {
        throw failure("\(type.name) is on line \(lines[earlier]) already")
      }
      types.append(type)
      lines.append(line)
    }
    return InstanceCatalogue(types: types, indices: indices)
  }

  private mutating func readHeadings() throws(InstanceCatalogueError) {
    let headings = cells.map(text)
    for column in Column.allCases {
      columns[column.rawValue] = headings.firstIndex(of: column.heading)
      if columns[column.rawValue] == nil && column.isRequired {
        throw failure("there is no column \(column.heading)")
      }
    }
  }

  private func readType() throws(InstanceCatalogueError) -> InstanceType {
    let name = text(cell(.name))
    guard !name.isEmpty else { throw failure("instanceType is empty") }
    let accelerator = text(cell(.acceleratorName))
    var acceleratorCount = 0
    if !cell(.acceleratorCount).isEmpty {
      acceleratorCount = try count(.acceleratorCount, atLeast: 0)
    }
    guard accelerator.isEmpty == (acceleratorCount == 0) else {
      throw failure(
        accelerator.isEmpty
          ? "there is an acceleratorCount without an accelerator"
          : "the accelerator has no acceleratorCount")
    }
    return InstanceType(
      name: name, vCPUCount: try count(.vCPUCount, atLeast: 1),
      memoryMiB: try count(.memoryMiB, atLeast: 1),
      acceleratorName: accelerator.isEmpty ? nil : accelerator, acceleratorCount: acceleratorCount)
  }

  /// Splits the next line that is not empty into cells; false at the end.
  private mutating func nextLine() throws(InstanceCatalogueError) -> Bool {
    let comma = UInt8(ascii: ",")
    let quote = UInt8(ascii: "\"")
    let newline = UInt8(ascii: "\n")
    while position < bytes.count {
      line += 1
      cells.removeAll(keepingCapacity: true)
      var start = position
      var isQuoted = false
      while position < bytes.count && bytes[position] != newline {
        let byte = bytes[position]
        if byte == quote {
          isQuoted.toggle()
        } else if byte == comma && !isQuoted {
          cells.append(start..<position)
          start = position + 1
        }
        position += 1
      }
      if isQuoted { throw failure("a quote is not closed") }
      var end = position
      if end > start && bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      cells.append(start..<end)
      position += 1
      if cells.count > 1 || !cells[0].isEmpty { return true }
    }
    return false
  }

  private func cell(_ column: Column) -> Range<Int> {
    guard let index = columns[column.rawValue], index < cells.count else { return 0..<0 }
    return cells[index]
  }

  private func text(_ cell: Range<Int>) -> String {
    let quote = UInt8(ascii: "\"")
    guard let first = cell.first, bytes[first] == quote else {
      return String(decoding: bytes[cell], as: UTF8.self)
    }
    // Quotes come in pairs: the outer pair encloses, and two within stand for one.
    var unquoted: [UInt8] = []
    var previousWasQuote = false
    for byte in bytes[cell].dropFirst() {
      if byte == quote && !previousWasQuote {
        previousWasQuote = true
      } else {
        unquoted.append(byte)
        previousWasQuote = false
      }
    }
    return String(decoding: unquoted, as: UTF8.self)
  }

  private func count(
    _ column: Column, atLeast least: Int
  ) throws(InstanceCatalogueError) -> Int {
    let range = cell(column)
    // Nine digits are more than any count or memory size, and cannot overflow.
    if (1...9).contains(range.count) {
      var value = 0
      for byte in bytes[range] {
        let digit = Int(byte) - 48
        guard 0...9 ~= digit else { value = -1; break }
        value = 10 * value + digit
      }
      if value >= least { return value }
    }
    let shown = String(text(range).prefix(40))
    let found = shown.isEmpty ? "nothing" : "\"\(shown)\""
    throw failure("\(column.heading) is \(found), not a whole number from \(least) to 999999999")
  }

  private func failure(_ message: String) -> InstanceCatalogueError {
    InstanceCatalogueError(line: line, message: message)
  }
}
