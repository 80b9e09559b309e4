/// A table in GitHub-flavoured Markdown, whose source text is aligned too.
///
/// What Markdown would read as markup is escaped with a backslash; a line break becomes `<br>`, and
/// other control characters are shown as in ``DisplayText``.
package struct MarkdownTable: Sendable {
  /// Which side a column's cells stand on.
  package enum Alignment: Sendable, Hashable {
    case left
    case right
  }

  /// A column's head and side.
  package struct Column: Sendable, Hashable {
    /// The head, not yet escaped.
    package var title: String
    /// Which side the cells stand on.
    package var alignment: Alignment

    /// A column.
    package init(_ title: String, alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  private let columns: [Column]
  private var rows: [[DisplayText]]

  /// A table of no rows.
  package init(columns: [Column]) {
    precondition(!columns.isEmpty, "a Markdown table has a column")
    self.columns = columns
    rows = [columns.map { Self.cell($0.title) }]
  }

  /// Adds a row of as many cells as there are columns.
  package mutating func addRow(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    rows.append(cells.map(Self.cell))
  }

  /// The source text; every line ends with a line feed.
  package func rendered() -> String {
    let widths = columns.indices.map { index in
      rows.reduce(3) { max($0, $1[index].width) }
    }
    var result = ""
    for (rowIndex, row) in rows.enumerated() {
      result += "|"
      for (index, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[index] - cell.width)
        let isLeft = columns[index].alignment == .left
        result += " " + (isLeft ? cell.text + padding : padding + cell.text) + " |"
      }
      result += "\n"
      if rowIndex == 0 { result += rule(widths) }
    }
    return result
  }

  private func rule(_ widths: [Int]) -> String {
    var line = "|"
    for (column, width) in zip(columns, widths) {
      let dashes = String(repeating: "-", count: width - 1)
      line += column.alignment == .left ? " :\(dashes) |" : " \(dashes): |"
    }
    return line + "\n"
  }

  private static func cell(_ raw: String) -> DisplayText {
    var parts: [String] = []
    // CR LF is a single Character, so it breaks once.
    for line in raw.split(omittingEmptySubsequences: false, whereSeparator: lineBreak) {
      parts.append(escaped(DisplayText(String(line)).text))
    }
    return DisplayText(parts.joined(separator: "<br>"))
  }

  private static func lineBreak(_ character: Character) -> Bool {
    character == "\n" || character == "\r" || character == "\r\n"
  }

  /// By Unicode scalars, as Markdown reads: a combining mark makes another Character of a `|`, but
  /// not another delimiter.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    let hasFormula = scalars.count { $0 == "$" } > 1
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "|", "`", "*", "~", "<", ">", "&", "[", "]":
        result.append("\\")
      case "$":
        // Two of them enclose a formula.
        if hasFormula { result.append("\\") }
      case "_":
        // Between letters or digits an underscore is no emphasis in GitHub's Markdown.
        let isInside =
          index > 0 && index + 1 < scalars.count
          && isWord(scalars[index - 1]) && isWord(scalars[index + 1])
        if !isInside { result.append("\\") }
      default: break
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// A letter with its marks, or a number.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }
}

extension MarkdownTable {
  /// A whole table of text, all cells left.
  static func text(header: [String], rows: [[String]]) -> [UInt8] {
    var table = MarkdownTable(columns: header.map { Column($0) })
    for row in rows { table.addRow(row) }
    return Array(table.rendered().utf8)
  }
}
