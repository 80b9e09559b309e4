/// The forms a result is written in.
package enum ReportFormat: String, Sendable, CaseIterable {
  /// Aligned columns for people.
  case table
  /// One object a command, the output contract.
  case json
  /// The rows of the contract as comma-separated values.
  case csv
  /// The rows of the contract as a Markdown table.
  case markdown
}

/// What the output goes to, which decides on colour and on pictures.
package struct Terminal: Sendable {
  /// Whether output may be coloured.
  package var isColored: Bool
  /// The width in characters; `nil` where the output is no terminal.
  package var width: Int?

  /// A terminal, or (the default) a file or pipe.
  package init(isColored: Bool = false, width: Int? = nil) {
    self.isColored = isColored
    self.width = width
  }
}
