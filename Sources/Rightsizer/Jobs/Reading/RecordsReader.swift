/// Reads sources one after the other into records; one that cannot be read leaves no trace but its
/// error.
struct RecordsReader {
  /// Rows of the sources read last may still be in `stage`.
  private(set) var records = JobRecords()
  var errors: [ReadError] = []
  /// Since the last run ended.
  private var assumesNoOpenPages = false
  private var hasJobsOfRows = false
  private let members = MemberTable()
  private let guesses = Guesses()
  private let shapes: RowShapes
  private let stage = RowStage()
  private let window: ByteWindow
  /// For the JSON that other dialects are turned into; made when the first one comes.
  private var rowsWindow: ByteWindow?
  private let chunk: Int
  /// Bytes of CSV turned into JSON at once.
  private var part: Int { min(chunk, 1 << 16) }
  private let meter: LoadMeter?

  /// - Parameters:
  ///   - chunk: bytes read at once; small ones are for tests.
  ///   - meter: where it is told how far reading has come.
  ///   - shapes: for tests, which turn them off.
  init(
    chunk: Int = ByteWindow.usualChunk, meter: LoadMeter? = nil, shapes: RowShapes = RowShapes()
  ) {
    self.chunk = chunk
    self.shapes = shapes
    window = ByteWindow(chunk: chunk)
    self.meter = meter
  }

  /// Reads a source, whole or not at all.
  mutating func read(_ bytes: any ByteStream, name: String) {
    do throws(ReadError) {
      try readWhole(meter.map { MeteredBytes(bytes, $0) } ?? bytes, name: name)
    } catch {
      errors.append(error)
    }
  }

  /// Reads a piece of a source by itself; where it cannot be read the whole source is to be.
  mutating func read(_ piece: SourcePiece) {
    let metered = meter.map { MeteredBytes(piece.bytes, $0) }
    do throws(ReadError) {
      try readWhole(
        metered ?? piece.bytes, name: piece.name, as: piece.isContinuation ? .later : .first)
    } catch {
      // It will be read again with the whole source.
      metered?.takeBack()
      errors.append(error)
    }
  }

  /// What of a source a stream is.
  private enum Portion {
    case whole
    /// The piece that begins a source, and one behind it.
    case first, later
  }

  /// The rows that were read, also those that are not in the columns yet.
  var rowCount: Int { records.rows.count + stage.count }

  /// Gives the records that were read and starts anew.
  mutating func takeRecords() -> JobRecords {
    stage.move(into: &records.rows)
    var taken = JobRecords()
    swap(&taken, &records)
    // Numbers of strings mean nothing in another pool.
    guesses.forgetTexts()
    return taken
  }

  /// Makes room for so many times as many rows as there are, within reason.
  mutating func reserve(times factor: Int) {
    func times(_ count: Int, atMost most: Int) -> Int {
      let product = count.multipliedReportingOverflow(by: factor)
      return product.overflow ? most : min(product.partialValue, most)
    }
    stage.move(into: &records.rows)
    records.rows.reserve(times(records.rows.count, atMost: Self.mostReserved))
    let count = times(records.strings.own.count, atMost: Self.mostReserved)
    let byteCount = times(records.strings.own.bytes.count, atMost: Self.mostReserved << 6)
    records.strings.own.reserve(count: count, byteCount: byteCount)
  }

  private static let mostReserved = 1 << 22

  /// Ends a run of sources: what follows is read as if nothing had come before it.
  ///
  /// - Parameter continues: whether its source, of which it is a piece, has begun in the run before.
  mutating func endRun(continues: Bool = false) -> JobRecords.Run {
    stage.move(into: &records.rows)
    var run = JobRecords.Run(end: records.extent, continues: continues)
    run.documentCount = records.sources.last?.documentCount ?? 0
    swap(&run.openPages, &records.openPages)
    swap(&run.errors, &errors)
    swap(&run.assumesNoOpenPages, &assumesNoOpenPages)
    swap(&run.hasJobsOfRows, &hasJobsOfRows)
    return run
  }

  private mutating func readWhole(
    _ bytes: any ByteStream, name: String, as portion: Portion = .whole
  ) throws(ReadError) {
    defer {
      window.close()
      rowsWindow?.close()
    }
    // Nearly all are plain JSON, which is read into the window without a copy.
    window.open(bytes)
    var encoding = TextEncoding.utf8
    var text: (any ByteStream) = bytes
    let rows: (any DialectBytes)?
    do throws(JSONFault) {
      if portion == .later {
        rows = nil
      } else if window.beginsWithJSON {
        rows = try Dialect.frame(through: window, members)
      } else {
        var input = window.rest()
        if input.peek(2).elementsEqual([0x1F, 0x8B]) { input = HeadedBytes(GzipBytes(input)) }
        encoding = TextEncoding.detected(in: input.peek(3))
        let headed = encoding.text(of: input)
        text = headed
        rows = try beginning(of: headed, name: name)
      }
    } catch {
      if let error = self.error(error, nil, encoding, name: name) { throw error }
      return
    }
    if portion == .first, rows != nil {
      // Nobody is told: the source is read again as a whole.
      throw ReadError(code: .refused, source: name, message: "no documents behind each other")
    }
    let mark = records.mark(rowCount: rowCount)
    records.sources.append(
      JobRecords.Source(
        name: name, rows: mark.rows..<mark.rows, jobs: mark.jobs..<mark.jobs))
    let expectedByteCount = rows?.expectedByteCount ?? text.expectedByteCount
    records.rows.reserve(forBytes: expectedByteCount)
    records.strings.reserve(forBytes: expectedByteCount)
    records.strings.startSource()
    var reader = JobReader(
      rows == nil ? window : opened(rows), sink: RowSink(taking: &records, stage, meter),
      members: members, guesses: guesses, shapes: shapes)
    var failure: JSONFault?
    do throws(JSONFault) {
      try reader.readAll()
    } catch {
      failure = error
    }
    swap(&records, &reader.sink.records)
    let told = LoadMeter.rowsTold(from: mark.rows, to: rowCount)
    if reader.sink.assumesNoOpenPages { assumesNoOpenPages = true }
    if reader.rowJobs != nil { hasJobsOfRows = true }
    if let error = error(failure, rows, encoding, name: name) {
      stage.move(into: &records.rows)
      records.goBack(to: mark)
      meter?.add(rows: -told)
      throw error
    }
    let last = records.sources.count - 1
    records.sources[last].documentCount = Int(reader.document)
    records.sources[last].rows = mark.rows..<rowCount
    records.sources[last].jobs = mark.jobs..<records.jobs.count
    records.openPages.append(records.openPagesOfSource)
    records.openPagesOfSource = OpenPages()
    meter?.add(rows: rowCount - mark.rows - told)
  }

  /// Chooses the dialect by how a text begins, and has a window opened on it.
  private func beginning(of text: HeadedBytes, name: String) throws(JSONFault) -> (
    any DialectBytes
  )? {
    let head = text.peek(RefusedText.headCount)
    let rows = try Dialect.rows(
      of: text, through: window, sourceName: name, members: members, part: part)
    if rows == nil, let refusal = RefusedText.recognize(head, sourceName: name) {
      throw RefusedInput.refused(refusal, at: 0)
    }
    return rows
  }

  /// The window for rows that are made of a text.
  private mutating func opened(_ rows: (any DialectBytes)?) -> ByteWindow {
    let opened = rowsWindow ?? ByteWindow(chunk: chunk)
    rowsWindow = opened
    if let rows { opened.open(rows) }
    return opened
  }

  private func error(
    _ failure: JSONFault?, _ rows: (any DialectBytes)?, _ encoding: TextEncoding, name: String
  ) -> ReadError? {
    // A stream that broke off explains whatever its reader then missed.
    let streamFault = window.fault ?? (rows?.fault == nil ? rowsWindow?.fault : nil)
    if let fault = streamFault {
      var error = ReadError(code: fault.code, source: name, message: fault.message)
      if let offset = fault.offset {
        let place = rows?.endPlace ?? window.place(of: window.end)
        error.offset = offset
        error.line = place.line
        error.column = place.column
        error.path = failure.map { JSONPath($0).description }
      }
      return error
    }
    guard var failure else { return nil }
    if let rows {
      // What is wrong with the text ended its JSON: that comes first where the reader came there.
      let isOfText = rowsWindow?.fault != nil
      failure = (isOfText ? rows.fault : nil) ?? rows.original(failure)
    }
    let code: ReadError.Code =
      switch failure.kind {
      case .syntax: .syntax
      case .unexpectedEnd: .unexpectedEnd
      case .depth: .depth
      case .value: .value
      case .refused: .refused
      }
    var message = failure.message
    if failure.kind == .unexpectedEnd {
      message += "; it was cut short, so export the job again"
    }
    let place = rows?.place(of: failure.offset) ?? window.place(of: failure.offset)
    return ReadError(
      code: code, source: name, offset: encoding.inputOffset(of: failure.offset, at: place),
      line: place.line, column: place.column, path: JSONPath(failure).description,
      message: message)
  }
}

extension JSONPath {
  /// The place of a fault.
  init(_ fault: JSONFault) { self.init(components: fault.reversedPath.reversed()) }
}
