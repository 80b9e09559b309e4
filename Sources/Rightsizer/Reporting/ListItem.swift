/// A sentence as an item of a list, broken at blanks where a terminal is narrower.
enum ListItem {
  /// The item's lines; what could move a terminal's cursor is shown, not sent.
  static func text(_ sentence: String, width: Int?) -> String {
    let text = DisplayText(sentence)
    guard let width, width >= 20, text.width + 4 > width else {
      return "  · \(text.text)\n"
    }
    var lines = [""]
    var column = 0
    for word in text.text.split(separator: " ", omittingEmptySubsequences: false) {
      let wordWidth = DisplayText(String(word)).width
      if column > 0, 4 + column + 1 + wordWidth > width {
        lines.append("")
        column = 0
      }
      lines[lines.count - 1] += (column > 0 ? " " : "") + word
      column += wordWidth + (column > 0 ? 1 : 0)
    }
    return "  · " + lines.joined(separator: "\n    ") + "\n"
  }
}
