/// What an axis shows: a quantity and its unit.
package struct AxisTitle: Sendable, Hashable {
  /// The quantity, as in "latency".
  package var name: String
  /// The unit, as in "ms".
  package var unit: String?

  /// A title.
  package init(_ name: String, unit: String? = nil) {
    self.name = name
    self.unit = unit
  }

  var text: String { unit.map { "\(name) (\($0))" } ?? name }
}

/// A picture in characters, with what it could not show.
package struct CharacterPlot: Sendable, Hashable {
  /// The picture; every line ends with a line feed.
  package let text: String
  /// How many points were left out for a NaN or infinite coordinate.
  package let skippedCount: Int
}

/// Which characters a plot is drawn with.
package enum PlotGlyphs: Sendable, Hashable {
  /// Box-drawing characters and dots.
  case unicode
  /// ASCII only; titles and labels stay as they are.
  case ascii

  var frontier: Character { self == .unicode ? "●" : "o" }
  var dominated: Character { self == .unicode ? "·" : "." }
  var several: Character { "*" }
  var horizontal: Character { self == .unicode ? "─" : "-" }
  var vertical: Character { self == .unicode ? "│" : "|" }
  var corner: Character { self == .unicode ? "└" : "+" }
  var xTick: Character { self == .unicode ? "┬" : "+" }
  var yTick: Character { self == .unicode ? "┤" : "+" }
}

/// The size of a whole picture in cells, axes and titles included.
struct PlotSize: Sendable {
  let width: Int
  let height: Int

  /// The size asked for, within 32…1000 × 10…1000: smaller ones have no room for axes.
  init(width: Int, height: Int) {
    self.width = min(max(width, 32), 1_000)
    self.height = min(max(height, 10), 1_000)
  }
}

/// A grid of characters between two axes.
struct PlotCanvas {
  /// Title, axis, tick labels, title and legend stand above and below the grid.
  private static let linesAround = 5

  let xAxis: PlotAxis
  let yAxis: PlotAxis
  let rowCount: Int
  let columnCount: Int
  private let size: PlotSize
  private let glyphs: PlotGlyphs
  private let labelWidth: Int
  private var cells: [Character]

  /// An empty canvas over the ranges of both coordinates.
  init(x: ClosedRange<Double>, y: ClosedRange<Double>, size: PlotSize, glyphs: PlotGlyphs) {
    self.size = size
    self.glyphs = glyphs
    rowCount = size.height - Self.linesAround
    yAxis = PlotAxis(
      least: y.lowerBound, greatest: y.upperBound, targetCount: max(rowCount / 3, 2))
    labelWidth = yAxis.ticks.reduce(0) { max($0, $1.label.utf8.count) }
    columnCount = max(size.width - labelWidth - 2, 2)
    xAxis = PlotAxis(
      least: x.lowerBound, greatest: x.upperBound, targetCount: max(columnCount / 8, 2))
    cells = Array(repeating: " ", count: rowCount * columnCount)
  }

  /// The character in a cell; rows count from the bottom.
  subscript(row: Int, column: Int) -> Character {
    get { cells[row * columnCount + column] }
    set { cells[row * columnCount + column] = newValue }
  }

  func contains(_ glyph: Character) -> Bool { cells.contains(glyph) }
  func row(of value: Double) -> Int { yAxis.cell(of: value, count: rowCount) }
  func column(of value: Double) -> Int { xAxis.cell(of: value, count: columnCount) }

  /// The picture: the y axis' title, the grid, the x axis with its title, the legend.
  func rendered(x: AxisTitle, y: AxisTitle, legend: [String]) -> String {
    var output = LineOutput(isColored: false)
    output.append(title(y))
    output.endLine()
    let yTicks = rowLabels()
    for row in (0..<rowCount).reversed() {
      let label = yTicks[row] ?? ""
      output.pad(to: labelWidth - label.utf8.count)
      let edge = yTicks[row] == nil ? glyphs.vertical : glyphs.yTick
      let line = String(cells[row * columnCount..<(row + 1) * columnCount])
      output.append(DisplayText(label))
      output.pad(to: labelWidth + 1)
      output.append(DisplayText(String(edge) + line))
      output.endLine()
    }
    appendXAxis(to: &output)
    output.pad(to: labelWidth + 2)
    output.append(title(x, indentedBy: labelWidth + 2))
    output.endLine()
    append(legend: legend, to: &output)
    return output.text
  }

  /// As many entries a line as there is room for.
  private func append(legend: [String], to output: inout LineOutput) {
    var end = 0
    for entry in legend {
      let text = DisplayText(entry).truncated(to: size.width)
      if end > 0, end + 3 + text.width > size.width {
        output.endLine()
        end = 0
      }
      let start = end > 0 ? end + 3 : 0
      output.pad(to: start)
      output.append(text)
      end = start + text.width
    }
    output.endLine()
  }

  private func title(_ title: AxisTitle, indentedBy indent: Int = 0) -> DisplayText {
    DisplayText(title.text).truncated(to: size.width - indent)
  }

  /// The labels of the rows that have a tick; of two ticks in a row the lower stays.
  private func rowLabels() -> [Int: String] {
    var labels: [Int: String] = [:]
    for tick in yAxis.ticks where labels[row(of: tick.value)] == nil {
      labels[row(of: tick.value)] = tick.label
    }
    return labels
  }

  private func appendXAxis(to output: inout LineOutput) {
    var line = Array(repeating: glyphs.horizontal, count: columnCount)
    var labels = LineOutput(isColored: false)
    var end = 0
    for tick in xAxis.ticks {
      let column = column(of: tick.value)
      let width = tick.label.utf8.count
      let center = labelWidth + 2 + column
      let start = min(max(center - width / 2, 0), size.width - width)
      // A tick whose label has no room between its neighbours is not drawn.
      guard end == 0 || start >= end + 2 else { continue }
      line[column] = glyphs.xTick
      labels.pad(to: start)
      labels.append(DisplayText(tick.label))
      end = start + width
    }
    output.pad(to: labelWidth + 1)
    output.append(DisplayText(String(glyphs.corner) + String(line)))
    output.endLine()
    labels.endLine()
    output.appendLines(of: labels)
  }
}
