/// Reads sources one after the other into records; one that cannot be read leaves no trace but its
/// error.
struct RecordsReader {
  var records = JobRecords()
  var errors: [ReadError] = []
  private let members = MemberTable()

  /// Reads a source from its bytes, whole or not at all.
  mutating func read(_ bytes: RawSpan, name: String) {
    do throws(ReadError) {
      try readWhole(bytes, name: name)
    } catch {
      errors.append(error)
    }
  }

  private mutating func readWhole(_ bytes: RawSpan, name: String) throws(ReadError) {
    let encoding = TextEncoding.detected(in: bytes)
    switch encoding {
    case .utf8:
      try readText(bytes, encoding, name: name)
    case .utf8WithBOM:
      try readText(bytes.extracting(3..<bytes.byteCount), encoding, name: name)
    case .utf16LittleEndian, .utf16BigEndian:
      let text: [UInt8]
      do throws(JSONFault) {
        text = try encoding.transcoded(bytes)
      } catch {
        // What stands before the fault can be read, and tells its line and column.
        let before = (try? encoding.transcoded(bytes.extracting(0..<error.offset))) ?? []
        let place = TextEncoding.lineAndColumn(of: before.count, in: before.span.bytes)
        throw readError(error, name: name, offset: error.offset, place: place)
      }
      try readText(text.span.bytes, encoding, name: name)
    }
  }

  private mutating func readText(
    _ text: RawSpan, _ encoding: TextEncoding, name: String
  ) throws(ReadError) {
    do throws(JSONFault) {
      guard let dialect = try Dialect(text, sourceName: name, members: members) else {
        if let refusal = RefusedText.recognize(text, sourceName: name) {
          throw RefusedInput.refused(refusal, at: 0)
        }
        return try readJSON(text, name: name)
      }
      let json = try dialect.json(of: text)
      do throws(JSONFault) {
        try readJSON(json.span.bytes, name: name)
      } catch {
        throw dialect.original(error, in: text)
      }
    } catch {
      throw readError(error, text, encoding, name: name)
    }
  }

  private mutating func readJSON(_ text: RawSpan, name: String) throws(JSONFault) {
    let mark = records.mark
    var taken = JobRecords()
    swap(&taken, &records)
    taken.sources.append(
      JobRecords.Source(
        name: name, rows: mark.rows..<mark.rows, jobs: mark.jobs..<mark.jobs))
    taken.rows.reserve(forBytes: text.byteCount)
    taken.strings.reserve(forBytes: text.byteCount)
    var reader = JobReader(text, records: taken, members: members)
    taken = JobRecords()
    var failure: JSONFault?
    do throws(JSONFault) {
      try reader.readAll()
    } catch {
      failure = error
    }
    swap(&records, &reader.records)
    if let failure {
      records.goBack(to: mark)
      throw failure
    }
    let last = records.sources.count - 1
    records.sources[last].documentCount = Int(reader.document)
    records.sources[last].rows = mark.rows..<records.rows.count
    records.sources[last].jobs = mark.jobs..<records.jobs.count
  }

  private func readError(
    _ fault: JSONFault, _ text: RawSpan, _ encoding: TextEncoding, name: String
  ) -> ReadError {
    readError(
      fault, name: name, offset: encoding.inputOffset(of: fault.offset, in: text),
      place: TextEncoding.lineAndColumn(of: fault.offset, in: text))
  }

  private func readError(
    _ fault: JSONFault, name: String, offset: Int, place: (line: Int, column: Int)
  ) -> ReadError {
    let code: ReadError.Code =
      switch fault.kind {
      case .syntax: .syntax
      case .unexpectedEnd: .unexpectedEnd
      case .depth: .depth
      case .value: .value
      case .refused: .refused
      }
    var message = fault.message
    if fault.kind == .unexpectedEnd {
      message += "; it was cut short, so export the job again"
    }
    return ReadError(
      code: code, source: name, offset: offset, line: place.line, column: place.column,
      path: JSONPath(components: fault.reversedPath.reversed()).description, message: message)
  }
}
