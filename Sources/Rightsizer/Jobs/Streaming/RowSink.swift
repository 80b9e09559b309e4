/// Where the rows of one source go, and what is told about them, whatever the dialect.
///
/// This is the seam between bytes and rows. A dialect (JSON's spellings, CSV, …) is a type that reads
/// a source's UTF-8 through a `ByteWindow` and gives a sink
///
/// - rows: a `RowRecord` for each, by `commit(_:as:origin:)`, which does what is done to every row
///   whatever it was written in: flags, the check of the reported cost, what its figures alone give
///   reason to tell;
/// - jobs, baselines and open pages, in `records`;
/// - diagnostics, by `tell`, with a path that its reader will understand.
///
/// Rows are in the records' columns when `settleRows` has been called.
///
/// A dialect stops at the first fault by throwing it, with its offset in the text; `RecordsReader`,
/// which chose the dialect by the first bytes, then takes back everything of the source and turns the
/// offset into a line and a column. A dialect need not care where parts of the stream end, whether it
/// was packed, nor what other sources there are.
struct RowSink {
  var records: JobRecords
  let source: Int32
  /// The document of the source that is being read, from 0.
  var document: Int32 = 0

  /// Whether a page was understood as it is where no page before it says that more follow.
  var assumesNoOpenPages = false

  /// Rows on their way to `records`.
  let stage: RowStage
  private let meter: LoadMeter?

  /// Takes over records, whose last source is the one to be read, and leaves empty ones: a copy would
  /// cost each small file ninety reference counts.
  init(taking records: inout JobRecords, _ stage: RowStage, _ meter: LoadMeter? = nil) {
    self.stage = stage
    source = Int32(truncatingIfNeeded: records.sources.count - 1)
    self.records = JobRecords()
    self.meter = meter
    swap(&self.records, &records)
  }

  /// The rows committed so far, also those of other sources.
  var rowCount: Int { records.rows.count + stage.count }

  /// The name that a committed row has of its job.
  func jobName(ofRow row: Int) -> StringPool.ID {
    let settled = records.rows.count
    return row < settled ? records.rows.jobName[row] : stage[row - settled].record.jobName
  }

  /// Has all rows that were committed in `records`.
  mutating func settleRows() { stage.move(into: &records.rows) }

  /// Takes back rows that were committed.
  mutating func removeRows(_ range: Range<Int>) {
    settleRows()
    let count = rowCount
    records.rows.remove(range)
    meter?.add(rows: -LoadMeter.rowsTold(from: rowCount, to: count))
  }

  /// Tells how far reading has come, now and then.
  func tellProgress() { meter?.tellRow(count: rowCount) }

  /// Keeps a diagnostic; the message is made only if it is kept.
  mutating func tell(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, path: String,
    message: () -> String
  ) {
    guard records.diagnostics.accepts(code, source: source) else { return }
    records.diagnostics.append(
      PendingDiagnostics.Item(
        severity: severity, code: code, source: source, document: document, path: path,
        message: message()))
  }
}
