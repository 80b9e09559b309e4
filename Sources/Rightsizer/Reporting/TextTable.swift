/// A table for people: columns two spaces apart, a rule under the head, no trailing blanks.
///
/// ```swift
/// var table = TextTable(columns: [
///   .init("type"), .init("price", unit: "$/h", alignment: .decimalPoint),
/// ])
/// table.addRow(["ml.c5.xlarge", .init("0.204", style: .bold)])
/// table.rendered(isColored: false)
/// ```
///
/// Cells are data: what could move a terminal's cursor is shown, not sent (``DisplayText``). The
/// same table is written with and without colour, but for the escape sequences.
package struct TextTable: Sendable {
  /// Where the cells of a column stand.
  package enum Alignment: Sendable, Hashable {
    case left
    case right
    /// Numbers with their decimal points below each other; text without a digit, but for
    /// ``NumberFormat/missingText``, stands right.
    case decimalPoint
  }

  /// A column's head, and where its cells stand.
  package struct Column: Sendable, Hashable {
    /// The first line of the head.
    package var name: String
    /// The second line of the head.
    package var unit: String?
    /// Where the cells stand.
    package var alignment: Alignment
    /// How many cells of the terminal a value may fill before it is cut with "…".
    package var maximumWidth: Int?

    /// A column.
    package init(
      _ name: String, unit: String? = nil, alignment: Alignment = .left, maximumWidth: Int? = nil
    ) {
      self.name = name
      self.unit = unit
      self.alignment = alignment
      self.maximumWidth = maximumWidth
    }
  }

  /// A value and its style.
  package struct Cell: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The value as text.
    package var text: String
    /// How it is shown where there is colour.
    package var style: ANSIStyle

    /// A cell.
    package init(_ text: String, style: ANSIStyle = .plain) {
      self.text = text
      self.style = style
    }

    /// A plain cell.
    package init(stringLiteral value: String) { self.init(value) }
  }

  enum Line: Sendable {
    case row([Cell])
    case group(Cell)
  }

  let columns: [Column]
  private(set) var lines: [Line] = []

  /// A table of no rows.
  package init(columns: [Column]) {
    precondition(!columns.isEmpty, "a table has a column")
    self.columns = columns
  }

  /// Adds a row of as many cells as there are columns.
  package mutating func addRow(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    lines.append(.row(cells))
  }

  /// Adds a line of its own over the rows that follow, after a blank line if rows went before.
  package mutating func addGroup(_ title: String, style: ANSIStyle = .bold) {
    lines.append(.group(Cell(title, style: style)))
  }

  /// How many cells of a terminal the table fills where nothing is cut.
  var width: Int { TextTableLayout(self, maximumWidth: nil).width }

  /// The table as text; every line ends with a line feed.
  ///
  /// Where the table is wider than `maximumWidth`, its left-aligned columns are cut with "…", the
  /// widest first, down to 8 cells; numbers are never cut, so a table may stay too wide.
  ///
  /// - Complexity: linear in the text.
  package func rendered(isColored: Bool = false, maximumWidth: Int? = nil) -> String {
    TextTableLayout(self, maximumWidth: maximumWidth).rendered(isColored: isColored)
  }
}
