/// Points in a plane, drawn in characters: a frontier among what it dominates.
///
/// A keyed point is drawn as 1…9, a…z, another frontier point as a dot, a dominated one as a small
/// dot. In a cell with several points the frontier is shown; several frontier points in one cell
/// are a `*`.
package struct ScatterPlot: Sendable {
  /// How a point is drawn.
  package enum Mark: Sendable, Hashable {
    /// A small dot.
    case dominated
    /// A dot.
    case frontier
    /// A frontier point with the key of a rank, counted from 1; from 36 on there are no keys and it
    /// is a dot.
    case ranked(Int)
  }

  /// A point and how it is drawn.
  package struct Point: Sendable, Hashable {
    /// The horizontal coordinate.
    package var x: Double
    /// The vertical coordinate.
    package var y: Double
    /// How it is drawn.
    package var mark: Mark

    /// A point.
    package init(x: Double, y: Double, mark: Mark = .dominated) {
      self.x = x
      self.y = y
      self.mark = mark
    }
  }

  private let points: [Point]
  private let x: AxisTitle
  private let y: AxisTitle

  /// A plot of points; those with a NaN or infinite coordinate are left out and counted.
  package init(_ points: [Point], x: AxisTitle, y: AxisTitle) {
    self.points = points
    self.x = x
    self.y = y
  }

  /// The character of a rank counted from 1: 1…9, then a…z, then `nil`.
  package static func key(ofRank rank: Int) -> Character? {
    guard (1...35).contains(rank) else { return nil }
    return String(rank, radix: 36).first
  }

  /// The picture, `width` × `height` cells with axes, titles and a line of legend; at least 32 × 10,
  /// and a line more for each that the legend wraps.
  ///
  /// Each axis is logarithmic when all its values are positive and they span more than a factor
  /// of 30.
  ///
  /// - Complexity: O(points + cells).
  package func rendered(
    width: Int = 72, height: Int = 20, glyphs: PlotGlyphs = .unicode
  ) -> CharacterPlot {
    let shown = points.filter { $0.x.isFinite && $0.y.isFinite }
    let skippedCount = points.count - shown.count
    guard let xRange = Self.range(shown.map(\.x)), let yRange = Self.range(shown.map(\.y)) else {
      return CharacterPlot(text: "(no points)\n", skippedCount: skippedCount)
    }
    let size = PlotSize(width: width, height: height)
    var canvas = PlotCanvas(x: xRange, y: yRange, size: size, glyphs: glyphs)
    for point in shown {
      let (row, column) = (canvas.row(of: point.y), canvas.column(of: point.x))
      let glyph = Self.glyph(of: point.mark, glyphs)
      let old = canvas[row, column]
      if old == " " || old == glyphs.dominated {
        canvas[row, column] = glyph
      } else if glyph != glyphs.dominated {
        canvas[row, column] = glyphs.several
      }
    }
    let text = canvas.rendered(x: x, y: y, legend: legend(shown, canvas, glyphs))
    return CharacterPlot(text: text, skippedCount: skippedCount)
  }

  private func legend(_ shown: [Point], _ canvas: PlotCanvas, _ glyphs: PlotGlyphs) -> [String] {
    var entries: [String] = []
    if shown.contains(where: { Self.isKeyed($0.mark) }) {
      entries.append(glyphs == .unicode ? "1, 2, … rank" : "1, 2, ... rank")
    }
    if shown.contains(where: { $0.mark != .dominated && !Self.isKeyed($0.mark) }) {
      entries.append("\(glyphs.frontier) frontier")
    }
    if shown.contains(where: { $0.mark == .dominated }) {
      entries.append("\(glyphs.dominated) dominated")
    }
    if canvas.contains(glyphs.several) {
      entries.append("\(glyphs.several) several of the frontier")
    }
    return entries
  }

  private static func isKeyed(_ mark: Mark) -> Bool {
    if case .ranked(let rank) = mark { return key(ofRank: rank) != nil }
    return false
  }

  private static func glyph(of mark: Mark, _ glyphs: PlotGlyphs) -> Character {
    switch mark {
    case .dominated: glyphs.dominated
    case .frontier: glyphs.frontier
    case .ranked(let rank): key(ofRank: rank) ?? glyphs.frontier
    }
  }

  static func range(_ values: [Double]) -> ClosedRange<Double>? {
    guard let least = values.min(), let greatest = values.max() else { return nil }
    return least...greatest
  }
}
