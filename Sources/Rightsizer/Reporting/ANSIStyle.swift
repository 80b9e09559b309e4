/// How a terminal shows a piece of text: a colour, bold, dim.
package struct ANSIStyle: Sendable, Hashable {
  /// A colour of the terminal's own palette.
  package enum Color: Int, Sendable, Hashable, CaseIterable {
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case magenta = 35
    case cyan = 36
  }

  /// The colour, `nil` for the terminal's own.
  package var color: Color?
  /// Whether the text is bold.
  package var isBold: Bool
  /// Whether the text is dim.
  package var isDim: Bool

  /// A style.
  package init(color: Color? = nil, isBold: Bool = false, isDim: Bool = false) {
    self.color = color
    self.isBold = isBold
    self.isDim = isDim
  }

  /// Text as it is.
  package static let plain = ANSIStyle()
  /// Bold.
  package static let bold = ANSIStyle(isBold: true)
  /// Dim.
  package static let dim = ANSIStyle(isDim: true)

  /// A colour alone.
  package static func colored(_ color: Color) -> ANSIStyle { ANSIStyle(color: color) }

  /// The text between the escape sequences that begin and end the style; plain or empty text has
  /// none.
  package func applied(to text: String) -> String {
    var codes: [String] = []
    if isBold { codes.append("1") }
    if isDim { codes.append("2") }
    if let color { codes.append(String(color.rawValue)) }
    guard !codes.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[" + codes.joined(separator: ";") + "m" + text + "\u{1B}[0m"
  }

  /// Whether output may be styled: on a terminal that is not dumb, unless NO_COLOR holds anything
  /// (no-color.org: "when present and not an empty string").
  package static func isEnabled(isTerminal: Bool, noColor: String?, term: String?) -> Bool {
    guard isTerminal, noColor ?? "" == "" else { return false }
    guard let term else { return false }
    return term != "" && term != "dumb"
  }
}
