/// Step curves, drawn in characters: values that hold until the next breakpoint, such as cost
/// against demand.
///
/// The first series is drawn with the letter a, the second with b, and so on; where two fall into
/// one cell it is a `*`. Jumps are joined by vertical lines.
package struct StepPlot: Sendable {
  /// From `x` on the value is `y`.
  package struct Breakpoint: Sendable, Hashable {
    /// Where the step begins.
    package var x: Double
    /// The value from there on; not a finite number where there is none.
    package var y: Double

    /// A breakpoint.
    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A curve and its name.
  package struct Series: Sendable, Hashable {
    /// The name in the legend.
    package var name: String
    /// The breakpoints, in any order; of several with one `x` the last holds.
    package var breakpoints: [Breakpoint]

    /// A curve.
    package init(_ name: String, _ breakpoints: [Breakpoint]) {
      self.name = name
      self.breakpoints = breakpoints
    }
  }

  /// How many series have a letter.
  package static let maximumSeriesCount = 26

  private let series: [Series]
  private let end: Double?
  private let x: AxisTitle
  private let y: AxisTitle

  /// A plot of at most 26 curves, drawn up to `end` or the last breakpoint of all, whichever is greater.
  ///
  /// A breakpoint with a NaN or infinite `x` is left out. One with such a `y` ends the step before
  /// it and draws nothing. Both are counted as skipped.
  package init(_ series: [Series], upTo end: Double? = nil, x: AxisTitle, y: AxisTitle) {
    precondition(series.count <= Self.maximumSeriesCount, "a letter names a series")
    self.series = series
    self.end = end
    self.x = x
    self.y = y
  }

  /// The letter of a series counted from 0.
  package static func key(ofSeries index: Int) -> Character {
    Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(clamping: min(max(index, 0), 25))))
  }

  /// The picture, `width` × `height` cells with axes, titles and a line of legend; at least 32 × 10,
  /// and a line more for each that the legend wraps.
  ///
  /// - Complexity: O(*b* log *b* + cells) for *b* breakpoints.
  package func rendered(
    width: Int = 72, height: Int = 20, glyphs: PlotGlyphs = .unicode
  ) -> CharacterPlot {
    let all = series.flatMap(\.breakpoints)
    let skippedCount = all.count { !($0.x.isFinite && $0.y.isFinite) }
    let drawn = all.filter { $0.x.isFinite && $0.y.isFinite }
    let ends = end.map { $0.isFinite ? [$0] : [] } ?? []
    let xValues = all.map(\.x).filter(\.isFinite) + ends
    guard let xRange = ScatterPlot.range(xValues), let yRange = ScatterPlot.range(drawn.map(\.y))
    else { return CharacterPlot(text: "(no points)\n", skippedCount: skippedCount) }
    let size = PlotSize(width: width, height: height)
    var canvas = PlotCanvas(x: xRange, y: yRange, size: size, glyphs: glyphs)
    let lastColumn = canvas.column(of: xRange.upperBound)
    for (index, series) in series.enumerated() {
      draw(series, key: Self.key(ofSeries: index), through: lastColumn, glyphs, on: &canvas)
    }
    var legend = series.enumerated().map { "\(Self.key(ofSeries: $0.offset)) \($0.element.name)" }
    if canvas.contains(glyphs.several) { legend.append("\(glyphs.several) several") }
    let text = canvas.rendered(x: x, y: y, legend: legend)
    return CharacterPlot(text: text, skippedCount: skippedCount)
  }

  private func draw(
    _ series: Series, key: Character, through lastColumn: Int, _ glyphs: PlotGlyphs,
    on canvas: inout PlotCanvas
  ) {
    let steps = Self.ordered(series.breakpoints)
    var next = 0
    var row: Int?
    var previous: Int?
    for column in 0...lastColumn {
      while next < steps.count, canvas.column(of: steps[next].x) <= column {
        row = steps[next].y.isFinite ? canvas.row(of: steps[next].y) : nil
        next += 1
      }
      if let row {
        let old = canvas[row, column]
        canvas[row, column] = old == " " || old == glyphs.vertical ? key : glyphs.several
        for between in Self.between(previous, row) where canvas[between, column] == " " {
          canvas[between, column] = glyphs.vertical
        }
      }
      previous = row
    }
  }

  /// The breakpoints by `x`, those of one `x` in the order given.
  private static func ordered(_ breakpoints: [Breakpoint]) -> [Breakpoint] {
    breakpoints.enumerated()
      .filter { $0.element.x.isFinite }
      .sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }
      .map(\.element)
  }

  /// The rows of a jump, without its ends.
  private static func between(_ previous: Int?, _ row: Int) -> Range<Int> {
    guard let previous, previous != row else { return 0..<0 }
    return min(previous, row) + 1..<max(previous, row)
  }
}
