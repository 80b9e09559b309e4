/// Faults as they are found, of each code a limited number.
struct RequestFaultList {
  /// What a fault says.
  struct Words {
    var rule: String
    var found: String?
    var mend: String
    /// Whether leaving the member out mends it, too, where nothing requires it; without another mend
    /// it is the only one.
    var mayBeLeftOut = false

    func mend(isRequired: Bool) -> String {
      guard mayBeLeftOut, !isRequired else { return mend.isEmpty ? "give a value" : mend }
      return mend.isEmpty ? "leave the member out" : mend + ", or leave the member out"
    }
  }

  private struct Entry {
    var severity: RequestFault.Severity
    var code: RequestFault.Code
    var offset: Int
    var path: String
    var words: Words
  }

  private var entries: [Entry] = []
  /// Paths of members that must be there in this request, as found after reading it.
  private var required: Set<String> = []
  private var counts: [RequestFault.Code: Int] = [:]
  private(set) var omittedCount = 0
  private(set) var hasFaults = false

  /// Adds a fault; its words are made only where it is kept.
  mutating func add(
    _ code: RequestFault.Code, _ severity: RequestFault.Severity = .fault, at offset: Int,
    _ path: JSONPath, words: () -> Words
  ) {
    if severity == .fault { hasFaults = true }
    let count = counts[code, default: 0]
    guard count < RequestValidation.maximumFaultsPerCode else {
      omittedCount += 1
      return
    }
    counts[code] = count + 1
    entries.append(
      Entry(
        severity: severity, code: code, offset: offset, path: path.description, words: words()))
  }

  /// Tells that a member must be there, so that leaving it out mends none of its faults.
  mutating func require(_ path: JSONPath) { required.insert(path.description) }

  /// Forgets all faults: what was read turned out to be something else.
  mutating func removeAll() { self = RequestFaultList() }

  /// The faults in the order of the text, with their lines and columns.
  func located(in text: [UInt8]) -> [RequestFault] {
    let order = entries.indices.sorted { (entries[$0].offset, $0) < (entries[$1].offset, $1) }
    var place = TextPlace()
    var offset = 0
    return order.map { index in
      let entry = entries[index]
      let target = min(max(entry.offset, offset), text.count)
      text.withUnsafeBytes {
        place.advance(over: UnsafeRawBufferPointer(rebasing: $0[offset..<target]))
      }
      offset = target
      return RequestFault(
        severity: entry.severity, code: entry.code, path: entry.path, line: place.line,
        column: place.column, rule: entry.words.rule, found: entry.words.found,
        mend: entry.words.mend(isRequired: required.contains(entry.path)))
    }
  }
}
