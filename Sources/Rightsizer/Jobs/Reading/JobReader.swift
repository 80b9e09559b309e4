/// Reads the JSON of one source into records: every spelling of a job's results, told apart by the
/// members that are there.
///
/// One pass. An object may turn out to be a job, a page of steps, a step, a recommendation, a
/// benchmark, bare metrics or a flat row: its members are kept as they come, in any order, and what
/// it was is decided where it ends.
struct JobReader: ~Copyable {
  var json: JSONCursor
  var sink: RowSink
  let members: MemberTable
  let guesses: Guesses
  let shapes: RowShapes
  /// The number of the empty path, at which each document stands.
  private let root: StringPool.ID
  var environmentScratch: [EnvironmentPool.Parameter] = []
  /// The jobs that rows have told of beside their figures; made when the first one comes.
  var rowJobs: RowJobs?
  /// The last unknown member's name as it is written.
  var unknownName: [UInt8] = []

  /// Reads the text that a window has been opened on.
  ///
  /// - Parameters:
  ///   - guesses: may have served other sources with the same string pool.
  ///   - shapes: may have served other sources.
  init(
    _ window: ByteWindow, sink: consuming RowSink, members: MemberTable, guesses: Guesses,
    shapes: RowShapes
  ) {
    json = JSONCursor(window)
    root = sink.records.strings.intern("")
    self.sink = sink
    self.members = members
    self.guesses = guesses
    self.shapes = shapes
    shapes.renew()
  }

  var source: Int32 { sink.source }
  var document: Int32 { sink.document }

  /// Reads every document of the text: one, several behind each other, or one a line.
  mutating func readAll() throws(JSONFault) {
    json.skipWhitespace()
    guard !json.isAtEnd else { throw RefusedInput.empty }
    repeat {
      do throws(JSONFault) {
        try readDocument()
      } catch {
        throw document == 0 ? error : error.inside(.element(Int(document)))
      }
      sink.document &+= 1
      json.skipWhitespace()
    } while !json.isAtEnd
  }

  private mutating func readDocument() throws(JSONFault) {
    switch json.peek {
    case UInt8(ascii: "{"):
      try object(place: Place(path: root, index: -1), isNested: false)
    case UInt8(ascii: "["):
      try objects(path: "", isNested: false)
    default:
      if json.skipLiteral("null") {
        tell(.warning, .noRecommendations, path: "") {
          "null: this is what `--query InferenceRecommendations[]` prints while a job has no results"
        }
        return
      }
      throw documentFault()
    }
  }

  /// What to say of a document that is neither an object nor an array.
  private mutating func documentFault() -> JSONFault {
    let start = json.position
    json.outerObject = start
    let what = json.found
    // What follows may move it out of memory.
    let isZero = json.byteHere() == 0
    let holdsJSON =
      json.peek == UInt8(ascii: "\"")
      && [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(json.byteHere(1))
    do throws(JSONFault) { try json.skipValue() } catch {
      if document > 0 {
        let mend = isZero ? ", as a crashed write leaves it: export the job again" : ""
        return .syntax("text after the JSON document: found \(what)\(mend)", at: start)
      }
      return error
    }
    if holdsJSON {
      return .value(
        "a string that holds JSON, as `json.dumps` of what `json.dumps` gave: write it once only",
        at: start)
    }
    return .value(
      "expected a job result, which is an object or an array of objects; found \(what)", at: start)
  }

  /// Where an object stands: the path of its array and its index there, or its own path and −1.
  struct Place {
    /// The path's number in the string pool: nothing to retain while rows go by.
    var path: StringPool.ID
    var index: Int
  }

  /// A place's path, without its leading `$` and document.
  func text(_ place: Place) -> String {
    let path = sink.records.strings[place.path] ?? ""
    return place.index < 0 ? path : path + "[\(place.index)]"
  }

  /// Reads an array of objects, each of which may be any kind.
  mutating func objects(path: String, isNested: Bool) throws(JSONFault) {
    var place = Place(path: sink.records.strings.intern(path), index: 0)
    guard try json.firstElement() else {
      if !isNested {
        tell(.warning, .noRecommendations, path: path) { "an empty array: no recommendations" }
      }
      return
    }
    repeat {
      do throws(JSONFault) {
        switch json.peek {
        case UInt8(ascii: "{"): try object(place: place, isNested: isNested)
        case UInt8(ascii: "["): throw RefusedInput.tuples(at: json.position)
        default: throw json.wrongType("an object: a recommendation, a step, a page or a job")
        }
      } catch {
        throw error.inside(.element(place.index))
      }
      place.index &+= 1
    } while try json.nextElement()
  }

  /// Keeps a diagnostic; the message is made only if it is kept.
  mutating func tell(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, path: String,
    message: () -> String
  ) {
    sink.tell(severity, code, path: path, message: message)
  }
}
