/// Pairwise comparisons of metrics, as a small CSV file has them.
///
/// The head names the metrics; a row follows for each, in that order, of numbers or fractions such
/// as `1/3`. An empty field is the reciprocal of its mirrored one, on the diagonal 1. Rows may begin
/// with their metric's name; the head then begins with any field that is no metric, or an empty one.
package struct MetricComparisons: Sendable, Hashable {
  /// What is compared.
  package let metrics: [Metric]
  /// The weights, in the metrics' order, and how consistent they are.
  package let comparisons: PairwiseComparisons

  /// The comparisons of a CSV text.
  ///
  /// - Throws: ``ScoringError`` of the code `pairwiseMatrix` that names the line and the mend, and
  ///   as ``PairwiseComparisons/init(rows:)``.
  package init(parsingCSV text: String) throws(ScoringError) {
    let lines = SeparatedLines(text).lines
    guard let head = lines.first else {
      throw ScoringError(.pairwiseMatrix, "the file is empty: begin with a line of metric names")
    }
    let isNamed = Self.isNamed(head, lines.dropFirst().first)
    var metrics: [Metric] = []
    for name in head.fields.dropFirst(isNamed ? 1 : 0) {
      guard let metric = Metric(name: name) else {
        let known = Metric.allCases.map(\.name).joined(separator: ", ")
        throw Self.error(head, "unknown metric '\(name)'; known are \(known)")
      }
      guard !metrics.contains(metric) else { throw Self.error(head, "'\(name)' is named twice") }
      metrics.append(metric)
    }
    guard lines.count == metrics.count + 1 else {
      throw ScoringError(
        .pairwiseMatrix,
        "\(metrics.count) metrics are named, but \(lines.count - 1) lines of comparisons follow")
    }
    var rows: [[Double?]] = []
    for (line, metric) in zip(lines.dropFirst(), metrics) {
      if isNamed, line.fields.first != metric.name {
        throw Self.error(
          line, "the row of \(metric.name) should be here, but '\(line.fields.first ?? "")' is")
      }
      let fields = line.fields.dropFirst(isNamed ? 1 : 0)
      guard fields.count == metrics.count else {
        throw Self.error(line, "\(fields.count) comparisons, of \(metrics.count) metrics")
      }
      var row: [Double?] = []
      for field in fields { row.append(try Self.number(field, line)) }
      rows.append(row)
    }
    var matrix: [[Double]] = []
    for a in metrics.indices {
      matrix.append(
        metrics.indices.map { b in
          // What neither of the two says is no number, and refused as such.
          rows[a][b] ?? (a == b ? 1 : rows[b][a].map { 1 / $0 } ?? .nan)
        })
    }
    self.metrics = metrics
    comparisons = try PairwiseComparisons(rows: matrix)
  }

  /// Whether rows begin with their metric's name, so that the head begins with something else.
  private static func isNamed(
    _ head: SeparatedLines.Line, _ first: SeparatedLines.Line?
  ) -> Bool {
    guard let corner = head.fields.first, Metric(name: corner) == nil else { return false }
    return corner.isEmpty || first?.fields.first.flatMap { Metric(name: $0) } != nil
  }

  private static func number(
    _ field: String, _ line: SeparatedLines.Line
  ) throws(ScoringError) -> Double? {
    if field.isEmpty { return nil }
    let parts = field.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }
    guard numbers.count == parts.count, 1...2 ~= parts.count else {
      throw error(line, "'\(field)' is no number or fraction, such as 3 or 1/3")
    }
    return numbers.count == 2 ? numbers[0] / numbers[1] : numbers[0]
  }

  private static func error(_ line: SeparatedLines.Line, _ message: String) -> ScoringError {
    ScoringError(.pairwiseMatrix, "line \(line.number): \(message)")
  }
}
