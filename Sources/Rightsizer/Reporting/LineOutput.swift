/// Lines without trailing blanks: spaces wait until something follows them.
struct LineOutput {
  private(set) var text = ""
  private let isColored: Bool
  private var column = 0
  private var pending = 0

  init(isColored: Bool) { self.isColored = isColored }

  /// Moves on to a column, if it is not passed already.
  mutating func pad(to target: Int) {
    pending += max(0, target - column)
    column = max(column, target)
  }

  /// Adds text; its own blanks at either end wait, too.
  mutating func append(_ piece: DisplayText, style: ANSIStyle = .plain) {
    column += piece.width
    let content = piece.text
    guard let first = content.utf8.firstIndex(where: { $0 != 0x20 }),
      let last = content.utf8.lastIndex(where: { $0 != 0x20 })
    else {
      pending += content.utf8.count
      return
    }
    pending += content.utf8.distance(from: content.startIndex, to: first)
    text += String(repeating: " ", count: pending)
    let visible = String(decoding: content.utf8[first...last], as: UTF8.self)
    text += isColored ? style.applied(to: visible) : visible
    pending = content.utf8.distance(from: last, to: content.endIndex) - 1
  }

  /// Adds whole lines written elsewhere.
  mutating func appendLines(of other: LineOutput) { text += other.text }

  /// Ends the line; what waited is dropped.
  mutating func endLine() {
    text += "\n"
    column = 0
    pending = 0
  }
}
