/// Reads the text of a request against its shape, strictly: every fault of names, kinds and values.
///
/// Nothing is kept of what the API does not know, so that time and memory are linear in the text
/// and small but for what a request can hold.
struct RequestReader {
  var json: JSONCursor
  var faults: RequestFaultList
  /// Where reading is.
  private var path = JSONPath()
  /// What the object turned out to be, by a member that no request has.
  private var refusal: RefusedRequest?

  init(_ text: [UInt8], faults: RequestFaultList) {
    json = JSONCursor(whole: text)
    self.faults = faults
  }

  /// Reads the one object that the text is; `nil` where it breaks off or is no request.
  mutating func readAll() -> RequestNode? {
    do throws(JSONFault) {
      json.skipWhitespace()
      let start = json.position
      guard json.peek == UInt8(ascii: "{") else {
        let found = json.found
        // A fault of grammar in it comes first.
        try json.skipValue()
        refuse(.document(found), at: start)
        return nil
      }
      let node = try structure(.request)
      if let refusal {
        faults.removeAll()
        refuse(refusal, at: start)
        return nil
      }
      json.skipWhitespace()
      guard json.isAtEnd else {
        let found = json.found
        faults.add(.syntax, at: json.position, JSONPath()) {
          .init(
            rule: "one JSON object", found: "\(found) behind it",
            mend: "take it out; put each request in a file of its own")
        }
        return nil
      }
      return node
    } catch {
      // What was found so far is of something that is no request anyway.
      if refusal != nil { faults.removeAll() }
      tell(error)
      return nil
    }
  }

  private mutating func refuse(_ refusal: RefusedRequest, at offset: Int) {
    faults.add(.notARequest, at: offset, JSONPath()) {
      .init(rule: RefusedRequest.rule, found: refusal.found, mend: refusal.mend)
    }
  }

  private mutating func tell(_ fault: JSONFault) {
    faults.add(fault.kind == .depth ? .depth : .syntax, at: fault.offset, path) {
      var mend = Self.mend(of: fault)
      if let refusal {
        mend += "; it looks like \(refusal.found), which is no request: \(refusal.mend)"
      }
      guard fault.kind != .depth else {
        let rule = "fewer than \(JSONCursor.depthLimit) objects and arrays open at once"
        return .init(rule: rule, found: fault.message, mend: mend)
      }
      let (rule, found) = Self.parted(fault)
      return .init(rule: rule + " (JSON, RFC 8259)", found: found, mend: mend)
    }
  }

  /// What the grammar expects and what is there instead, of a message that tells both in one sentence.
  private static func parted(_ fault: JSONFault) -> (rule: String, found: String?) {
    var rule = fault.message[...]
    var found: String?
    if let range = rule.firstRange(of: ", found ") {
      found = String(rule[range.upperBound...])
      rule = rule[..<range.lowerBound]
    }
    if let range = rule.firstRange(of: "the input ends early: ") {
      found = "the end of the input"
      rule = rule[range.upperBound...]
    }
    if let range = rule.prefix(9).firstRange(of: "expected ") { rule = rule[range.upperBound...] }
    return (String(rule), found)
  }

  private static func mend(of fault: JSONFault) -> String {
    switch fault.kind {
    case .depth: "take the nested value out; no member of a request needs it"
    case .unexpectedEnd: "complete the text: it was cut short"
    default: "correct the text there; what follows was not read"
    }
  }

  // MARK: Structures and lists

  private mutating func structure(
    _ shape: RequestShape.Structure
  ) throws(JSONFault) -> RequestNode {
    let start = json.position
    var members: [(name: String, node: RequestNode)] = []
    var seen: UInt64 = 0
    var hasMember = try json.firstMember()
    while hasMember {
      let nameOffset = json.position
      let written = try json.memberName()
      let index = index(of: written, in: shape)
      if let index {
        let member = shape.members[index]
        path.components.append(.member(member.name))
        if seen & (1 << UInt64(index)) != 0 { tellDuplicate(at: nameOffset) }
        seen |= 1 << UInt64(index)
        let node = try value(
          member.shape, isRequired: member.isRequired || member.isExpected)
        members.append((member.name, node))
      } else {
        try skipUnknown(written, in: shape, at: nameOffset)
      }
      path.components.removeLast()
      hasMember = try json.nextMember()
    }
    let isOutermost = path.components.isEmpty
    if isOutermost, members.isEmpty, refusal == nil, unknownCount > 0, !hasNearMember {
      refusal = .unrelated
    }
    for (index, member) in shape.members.enumerated()
    where member.isRequired && seen & (1 << UInt64(index)) == 0 {
      faults.addMissing(member.name, of: path, at: start)
    }
    return RequestNode(offset: start, path: path, value: .structure(members))
  }

  /// Members of the outermost object that no request has there, and whether one is like one that
  /// it has: then it is a request with faults and not something else.
  private var unknownCount = 0
  private var hasNearMember = false

  private mutating func tellDuplicate(at offset: Int) {
    faults.add(.duplicateMember, at: offset, path) {
      .init(
        rule: "each member once", found: "the member again",
        mend: "keep one of the two; a reader of JSON takes the last without a word")
    }
  }

  private mutating func index(
    of name: JSONString, in shape: RequestShape.Structure
  ) -> Int? {
    if name.hasEscapes {
      // The longest escape has six bytes for one of the name's.
      guard name.count <= 6 * 64 else { return nil }
      let text = json.text(name)
      return shape.members.firstIndex { $0.name == text }
    }
    guard name.count <= 64 else { return nil }
    let bytes = json.bytes(name.start, name.count)
    return shape.members.firstIndex { $0.name.utf8.elementsEqual(bytes) }
  }

  private mutating func skipUnknown(
    _ written: JSONString, in shape: RequestShape.Structure, at offset: Int
  ) throws(JSONFault) {
    let isOutermost = path.components.isEmpty
    // Cut before it is made text: a name may be megabytes.
    let isLong = written.count > 512
    let name = isLong ? "" : json.text(written)
    path.components.append(.member(isLong ? "(a name of \(written.count) bytes)" : name))
    if isOutermost {
      if refusal == nil { refusal = RefusedRequest.recognize(member: name) }
      unknownCount += 1
      // A few tell enough, and looking for likeness takes time.
      if !hasNearMember, unknownCount <= 100 { hasNearMember = NearMember(name, in: shape) != nil }
    }
    faults.add(.unknownMember, at: offset, path) {
      .init(
        rule: "a member of \(shape.name)", found: nil,
        mend: NearMember(name, in: shape)?.mend
          ?? "take it out; the members are "
          + shape.members.map(\.name).joined(separator: ", "))
    }
    try json.skipValue()
  }

  /// So many elements are kept for the rules between members. The longest list of a request is 50
  /// tags; that of phases has no limit, but a thousand of them last longer than any job.
  private static let keptElements = 1000

  private mutating func list(
    _ shape: RequestShape.List, isRequired: Bool
  ) throws(JSONFault) -> RequestNode {
    let start = json.position
    var elements: [RequestNode] = []
    var count = 0
    var hasElement = try json.firstElement()
    while hasElement {
      path.components.append(.element(count))
      let element = try value(shape.element, isRequired: true)
      if count < Self.keptElements { elements.append(element) }
      count += 1
      path.components.removeLast()
      hasElement = try json.nextElement()
    }
    let isTooShort = count < shape.minimum
    if isTooShort || count > shape.maximum ?? .max {
      faults.add(.listLength, at: start, path) {
        .init(
          rule: shape.rule, found: count == 0 ? "an empty list" : "\(count)",
          mend: isTooShort ? "add an element" : "take \(count - (shape.maximum ?? 0)) out",
          mayBeLeftOut: isTooShort && !isRequired)
      }
    }
    return RequestNode(offset: start, path: path, value: .list(elements))
  }

  // MARK: Values

  private mutating func value(
    _ shape: RequestShape, isRequired: Bool
  ) throws(JSONFault) -> RequestNode {
    let start = json.position
    switch (shape, json.peek) {
    case (.structure(let shape), UInt8(ascii: "{")): return try structure(shape)
    case (.list(let shape), UInt8(ascii: "[")):
      return try list(shape, isRequired: isRequired)
    case (.text(let shape), UInt8(ascii: "\"")):
      let text = try text()
      RequestTextCheck(shape: shape, isRequired: isRequired, path: path, offset: start)
        .check(text, &faults)
      return RequestNode(offset: start, path: path, value: .text(text))
    case (.integer(let shape), UInt8(ascii: "-")),
      (.integer(let shape), UInt8(ascii: "0")...UInt8(ascii: "9")):
      return try integer(shape, isRequired: isRequired)
    default:
      try skipWrongKind(shape, isRequired: isRequired)
      return RequestNode(offset: start, path: path, value: .unusable)
    }
  }

  private mutating func text() throws(JSONFault) -> String {
    let start = json.position
    let string = try json.string()
    json.sawLoneSurrogate = false
    let text = json.text(string)
    if json.sawLoneSurrogate {
      faults.add(.loneSurrogate, at: start, path) {
        .init(
          rule: "Unicode text", found: "an escape for half of a surrogate pair",
          mend: "escape both halves (\\uD83D\\uDE00), or write the character itself")
      }
    }
    return text
  }

  private mutating func integer(
    _ shape: RequestShape.Integer, isRequired: Bool
  ) throws(JSONFault) -> RequestNode {
    let start = json.position
    var node = RequestNode(offset: start, path: path, value: .unusable)
    if json.skipLiteral("-Infinity") {
      tellWrongKind(.integer(shape), found: "-Infinity", at: start, isRequired: isRequired)
      return node
    }
    let number = try json.number()
    let written = json.bytes(number.start, number.count)
    let isWhole = written.allSatisfy {
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "-")
    }
    let found = json.text(number.start, min(number.count, 40)) + (number.count > 40 ? "…" : "")
    guard isWhole else {
      faults.add(.notInteger, at: start, path) {
        .init(
          rule: "\(shape.rule), written in digits alone", found: found,
          mend: Self.wholeNumber(json.double(number)).map { "write \($0)" }
            ?? "write a whole number")
      }
      return node
    }
    // More than 19 digits, or more than 63 bits, are certainly out of 32.
    let magnitude =
      number.exponent == 0 && !number.isTruncated ? Int(exactly: number.mantissa) : nil
    let value = magnitude.map { number.isNegative ? -$0 : $0 }
    if let value, shape.limits.contains(value) {
      node.value = .integer(value)
      return node
    }
    faults.add(.range, at: start, path) {
      .init(
        rule: shape.rule, found: found,
        mend: shape.mend(number.isNegative || value.map { $0 < shape.limits.lowerBound } ?? false),
        mayBeLeftOut: !isRequired && value == 0)
    }
    return node
  }

  /// A double as the whole number that it is, within 32 bits.
  private static func wholeNumber(_ number: Double) -> Int? {
    Int32(exactly: number).map(Int.init)
  }

  private mutating func skipWrongKind(
    _ shape: RequestShape, isRequired: Bool
  ) throws(JSONFault) {
    let start = json.position
    let found = json.found
    let isNull = found == "null"
    try json.skipValue()
    let written =
      json.position - start <= 40 && found == "a number" || found == "a string"
      ? json.text(start, min(json.position - start, 40)) : nil
    if isNull {
      faults.add(.explicitNull, at: start, path) {
        .init(rule: shape.rule, found: "null", mend: "", mayBeLeftOut: !isRequired)
      }
    } else {
      tellWrongKind(shape, found: found, written: written, at: start, isRequired: isRequired)
    }
  }

  private mutating func tellWrongKind(
    _ shape: RequestShape, found: String, written: String? = nil, at offset: Int, isRequired: Bool
  ) {
    faults.add(.wrongKind, at: offset, path) {
      .init(
        rule: shape.rule, found: written ?? found,
        mend: shape.kindMend(found: found, written: written))
    }
  }
}

extension RequestFaultList {
  /// Tells of a member that is missing in the object at `offset`.
  mutating func addMissing(
    _ name: String, of parent: JSONPath, at offset: Int, rule: String = "required by the API",
    mend: String? = nil
  ) {
    let path = JSONPath(components: parent.components + [.member(name)])
    add(.missingMember, at: offset, path) {
      .init(rule: rule, found: nil, mend: mend ?? "add \(name)")
    }
  }
}
