/// The widths of a text table's columns, and its lines.
struct TextTableLayout {
  private struct Piece {
    var text: DisplayText
    var style: ANSIStyle
    /// Cells left of the decimal point, `nil` where the point does not matter.
    var integerWidth: Int?
  }

  private enum Line {
    case row([Piece])
    case group(Piece)
  }

  private static let gap = 2
  private static let leastWidth = 8

  private let columns: [TextTable.Column]
  private var head: [[Piece]]
  private var body: [Line]
  private var widths: [Int]
  private var integerWidths: [Int]
  private let maximumWidth: Int?

  init(_ table: TextTable, maximumWidth: Int?) {
    let columns = table.columns
    self.columns = columns
    self.maximumWidth = maximumWidth
    head = [columns.map { Piece(text: DisplayText($0.name), style: .bold) }]
    if columns.contains(where: { $0.unit != nil }) {
      head.append(columns.map { Piece(text: DisplayText($0.unit ?? ""), style: .dim) })
    }
    body = table.lines.map { line in
      switch line {
      case .row(let cells): .row(zip(columns, cells).map(Self.piece))
      case .group(let title): .group(Piece(text: DisplayText(title.text), style: title.style))
      }
    }
    widths = columns.map { _ in 0 }
    integerWidths = widths
    measure()
    shrink()
  }

  func rendered(isColored: Bool) -> String {
    var output = LineOutput(isColored: isColored)
    for line in head { append(line, to: &output) }
    output.append(DisplayText(String(repeating: "─", count: width)), style: .dim)
    output.endLine()
    for (index, line) in body.enumerated() {
      switch line {
      case .row(let pieces): append(pieces, to: &output)
      case .group(let title):
        if index > 0 { output.endLine() }
        output.append(title.text.truncated(to: maximumWidth ?? .max), style: title.style)
        output.endLine()
      }
    }
    return output.text
  }

  // MARK: Measuring

  private static func piece(column: TextTable.Column, cell: TextTable.Cell) -> Piece {
    let text = DisplayText(cell.text).truncated(to: column.maximumWidth ?? .max)
    var piece = Piece(text: text, style: cell.style)
    guard column.alignment == .decimalPoint else { return piece }
    let isNumber = text.text.utf8.contains { (0x30...0x39).contains($0) }
    if isNumber, let point = text.text.firstIndex(of: ".") {
      piece.integerWidth = DisplayText(String(text.text[..<point])).width
    } else if isNumber || text.text == NumberFormat.missingText {
      piece.integerWidth = text.width
    }
    return piece
  }

  private mutating func measure() {
    var fractionWidths = widths
    var pieces = head
    for case .row(let row) in body { pieces.append(row) }
    for row in pieces {
      for (index, piece) in row.enumerated() {
        if let integerWidth = piece.integerWidth {
          integerWidths[index] = max(integerWidths[index], integerWidth)
          fractionWidths[index] = max(fractionWidths[index], piece.text.width - integerWidth)
        } else {
          widths[index] = max(widths[index], piece.text.width)
        }
      }
    }
    for index in widths.indices {
      let numberWidth = integerWidths[index] + fractionWidths[index]
      widths[index] = max(widths[index], numberWidth)
      // Numbers narrower than their head stand at its right end.
      integerWidths[index] = widths[index] - fractionWidths[index]
    }
  }

  /// Finds the widest cap on the left-aligned columns at which the table fits.
  private mutating func shrink() {
    guard let maximumWidth, totalWidth(widths) > maximumWidth else { return }
    var low = Self.leastWidth
    var high = max(low, widths.max() ?? 0)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if totalWidth(capped(at: middle)) <= maximumWidth { low = middle } else { high = middle - 1 }
    }
    widths = capped(at: low)
  }

  private func capped(at cap: Int) -> [Int] {
    zip(columns, widths).map { $0.alignment == .left ? min($1, cap) : $1 }
  }

  /// The length of the rule under the head.
  var width: Int { totalWidth(widths) }

  private func totalWidth(_ widths: [Int]) -> Int {
    widths.reduce(Self.gap * (widths.count - 1), +)
  }

  // MARK: Writing

  private func append(_ pieces: [Piece], to output: inout LineOutput) {
    var end = 0
    for (index, piece) in pieces.enumerated() {
      let width = widths[index]
      let text = piece.text.truncated(to: width)
      let padding: Int
      switch columns[index].alignment {
      case .left: padding = 0
      case .right: padding = width - text.width
      case .decimalPoint:
        padding = piece.integerWidth.map { integerWidths[index] - $0 } ?? (width - text.width)
      }
      output.pad(to: end + padding)
      output.append(text, style: piece.style)
      end += width + Self.gap
    }
    output.endLine()
  }
}
