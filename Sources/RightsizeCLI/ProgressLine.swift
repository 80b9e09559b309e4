import Rightsizer

/// The text of one line that tells how far a long run has come: what to send to the terminal, and
/// when.
///
/// Nothing in the first second, then ten lines a second at most, each written over the one before.
struct ProgressLine {
  /// What is being done.
  enum Phase: String {
    case reading, writing
  }

  /// How far it has come.
  struct Amounts {
    var bytes = 0
    var bytesTotal: Int?
    var rows = 0
    var rowsTotal: Int?

    init(bytes: Int = 0, bytesTotal: Int? = nil, rows: Int = 0, rowsTotal: Int? = nil) {
      self.bytes = bytes
      self.bytesTotal = bytesTotal
      self.rows = rows
      self.rowsTotal = rowsTotal
    }

    init(_ progress: LoadProgress) {
      self.init(
        bytes: progress.bytesRead, bytesTotal: progress.bytesTotal, rows: progress.rowCount)
    }
  }

  private static let firstAfterSeconds = 1.0
  private static let secondsBetween = 0.1

  private let beginning: Double
  private var phase = Phase.reading
  private var phaseBeginning: Double
  private var lastShown = -Double.infinity
  /// How many characters stand in the terminal's line.
  private var shownCount = 0

  /// A line of a run that began at a time of the clock, in seconds.
  init(beginningAt seconds: Double) {
    beginning = seconds
    phaseBeginning = seconds
  }

  /// What to send for new amounts at a time; `nil` where it is too early for a line.
  mutating func update(
    _ phase: Phase, _ amounts: Amounts, width: Int?, at seconds: Double
  ) -> String? {
    if phase != self.phase {
      self.phase = phase
      phaseBeginning = seconds
    }
    guard seconds - beginning >= Self.firstAfterSeconds,
      seconds - lastShown >= Self.secondsBetween
    else { return nil }
    lastShown = seconds
    let text = Self.text(
      phase, amounts, seconds: seconds - phaseBeginning,
      // In its last column a cursor may already be in the next line.
      width: max(0, (width ?? 80) - 1))
    let blanks = String(repeating: " ", count: max(0, shownCount - text.count))
    shownCount = text.count
    return "\r" + text + blanks
  }

  /// What to send so that nothing of the line is left; `nil` where none was shown.
  mutating func erase() -> String? {
    guard shownCount > 0 else { return nil }
    defer { shownCount = 0 }
    return "\r" + String(repeating: " ", count: shownCount) + "\r"
  }

  // MARK: Words

  /// The line in so many characters: what matters least is left out first.
  private static func text(
    _ phase: Phase, _ amounts: Amounts, seconds: Double, width: Int
  ) -> String {
    let done = amounts.bytesTotal.map { total in
      "\(size(amounts.bytes)) of \(size(max(total, amounts.bytes)))"
    }
    let rows =
      amounts.rowsTotal.map { "\(count(amounts.rows)) of \(count($0)) rows" }
      ?? "\(count(amounts.rows)) row\(amounts.rows == 1 ? "" : "s")"
    let rate = seconds > 0 ? "\(size(Double(amounts.bytes) / seconds))/s" : nil
    // Each with how much it matters.
    let parts: [(text: String?, importance: Int)] = [
      (done ?? size(amounts.bytes), 3), (rows, 1), (rate, 0),
      (secondsLeft(amounts, seconds).map { "\(time($0)) left" }, 2),
    ]
    for least in 0...3 {
      let kept = parts.compactMap { $0.importance >= least ? $0.text : nil }
      let text = phase.rawValue + " " + kept.joined(separator: ", ")
      if text.count <= width { return text }
    }
    return ""
  }

  private static func secondsLeft(_ amounts: Amounts, _ seconds: Double) -> Double? {
    let (done, total) =
      if let total = amounts.rowsTotal {
        (amounts.rows, total)
      } else {
        (amounts.bytes, amounts.bytesTotal ?? 0)
      }
    guard done > 0, total > done else { return nil }
    return seconds * Double(total - done) / Double(done)
  }

  private static func size(_ bytes: Int) -> String { size(Double(bytes)) }

  private static func size(_ bytes: Double) -> String {
    var (value, unit) = (bytes, "B")
    for larger in ["kB", "MB", "GB", "TB", "PB"] where value >= 999.5 {
      (value, unit) = (value / 1000, larger)
    }
    let decimals = unit == "B" || value >= 99.95 ? 0 : 1
    return NumberFormat.fixed(decimals: decimals).text(value) + " " + unit
  }

  private static func count(_ rows: Int) -> String {
    NumberFormat.fixed(decimals: 0, isGrouped: true).text(rows)
  }

  private static func time(_ seconds: Double) -> String {
    guard seconds < 359_999 else { return "days" }
    let whole = Int(seconds.rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60):\(two(whole % 60)) min" }
    return "\(whole / 3600):\(two(whole / 60 % 60)) h"
  }
}
