/// Reads sources one after the other into records; one that cannot be read leaves no trace but its
/// error.
struct RecordsReader {
  private(set) var records = JobRecords()
  var errors: [ReadError] = []
  private let members = MemberTable()
  private let guesses = Guesses()
  private let window: ByteWindow
  private let meter: LoadMeter?

  /// - Parameters:
  ///   - chunk: bytes read at once; small ones are for tests.
  ///   - meter: where it is told how far reading has come.
  init(chunk: Int = ByteWindow.usualChunk, meter: LoadMeter? = nil) {
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

  /// Gives the records that were read and starts anew.
  mutating func takeRecords() -> JobRecords {
    var taken = JobRecords()
    swap(&taken, &records)
    // Numbers of strings mean nothing in another pool.
    guesses.forgetTexts()
    return taken
  }

  private mutating func readWhole(
    _ bytes: any ByteStream, name: String
  ) throws(ReadError) {
    var input = HeadedBytes(bytes)
    if input.peek(2).elementsEqual([0x1F, 0x8B]) { input = HeadedBytes(GzipBytes(input)) }
    let encoding = TextEncoding.detected(in: input.peek(3))
    let text = encoding.text(of: input)
    window.open(text)
    defer { window.close() }
    let mark = records.mark
    var taken = JobRecords()
    swap(&taken, &records)
    taken.sources.append(
      JobRecords.Source(
        name: name, rows: mark.rows..<mark.rows, jobs: mark.jobs..<mark.jobs))
    taken.rows.reserve(forBytes: text.expectedByteCount)
    taken.strings.reserve(forBytes: text.expectedByteCount)
    var reader = JobReader(
      window, sink: RowSink(taken, meter), members: members, guesses: guesses)
    taken = JobRecords()
    var failure: JSONFault?
    do throws(JSONFault) {
      let head = text.peek(RefusedText.headCount)
      if let refusal = RefusedText.recognize(head, sourceName: name) {
        throw RefusedInput.refused(refusal, at: 0)
      }
      try reader.readAll()
    } catch {
      failure = error
    }
    swap(&records, &reader.sink.records)
    let told = LoadMeter.rowsTold(from: mark.rows, to: records.rows.count)
    if let error = error(failure, encoding, name: name) {
      records.goBack(to: mark)
      meter?.add(rows: -told)
      throw error
    }
    let last = records.sources.count - 1
    records.sources[last].documentCount = Int(reader.document)
    records.sources[last].rows = mark.rows..<records.rows.count
    records.sources[last].jobs = mark.jobs..<records.jobs.count
    meter?.add(rows: records.rows.count - mark.rows - told)
  }

  private func error(
    _ failure: JSONFault?, _ encoding: TextEncoding, name: String
  ) -> ReadError? {
    // A stream that broke off explains whatever its reader then missed.
    if let fault = window.fault {
      var error = ReadError(code: fault.code, source: name, message: fault.message)
      if let offset = fault.offset {
        let place = window.place(of: window.end)
        error.offset = offset
        error.line = place.line
        error.column = place.column
        error.path = failure.map { JSONPath($0).description }
      }
      return error
    }
    guard let failure else { return nil }
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
    let place = window.place(of: failure.offset)
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
