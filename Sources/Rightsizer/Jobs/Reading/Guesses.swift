/// What came the last time, which is most often what comes now: rows of one export have the same
/// members in the same order, and many of the same values.
///
/// A guess is a piece of the text already read: if the same bytes stand here again, in the same
/// state, reading them would give the same, so they are compared instead, a word at a time. A wrong
/// guess costs one comparison.
struct Guesses {
  /// From the end of what came before to the start of a member's value: `, "CostPerHour": ` or
  /// `{"Metrics":`, with the white space of the file.
  struct Name {
    var start = 0
    /// 0 where nothing is known yet.
    var count = 0
    var member = Member.unknown
  }

  /// A string without escapes, with its quotes.
  struct Text {
    var start = 0
    /// 0 where nothing is known yet.
    var count = 0
    var id = StringPool.none
  }

  private var names = [Name](repeating: Name(), count: 2 * Self.first)
  private var texts = [Text](repeating: Text(), count: Self.first)

  /// More than there are members.
  private static let first = 64

  /// Longer pieces are not worth remembering.
  static let longestName = 128

  /// The slot of what follows a member in its object.
  @inline(__always)
  static func after(_ member: Member) -> Int { Int(member.rawValue) }

  /// The slot of the first member in a member's object.
  @inline(__always)
  static func firstIn(_ member: Member) -> Int { first &+ Int(member.rawValue) }

  @inline(__always)
  subscript(slot: Int) -> Name {
    get { names[slot] }
    set { names[slot] = newValue }
  }

  /// The string that a member had the last time.
  @inline(__always)
  subscript(string member: Member) -> Text {
    get { texts[Int(member.rawValue)] }
    set { texts[Int(member.rawValue)] = newValue }
  }
}

extension JobReader {
  /// Reads to the value of an object's first member: over `{`, its name and the colon; `nil`
  /// where the object is empty, which is then read over.
  ///
  /// - Parameters:
  ///   - slot: where the guess of this member is kept, and the next one will be.
  ///   - name: set to the name if the member is unknown.
  @inline(__always)
  mutating func firstMember(
    _ slot: inout Int, _ name: inout JSONString
  ) throws(JSONFault) -> Member? {
    if json.depth &+ 1 < JSONCursor.depthLimit, let member = guessedMember(&slot) {
      json.depth &+= 1
      return member
    }
    let start = json.position
    guard try json.firstMember() else { return nil }
    return try newMember(&slot, &name, from: start)
  }

  /// Reads from the end of a member's value to the value of the next; `nil` at the object's end,
  /// which is then read over.
  @inline(__always)
  mutating func nextMember(
    _ slot: inout Int, _ name: inout JSONString
  ) throws(JSONFault) -> Member? {
    if let member = guessedMember(&slot) { return member }
    let start = json.position
    guard try json.nextMember() else { return nil }
    return try newMember(&slot, &name, from: start)
  }

  @inline(__always)
  private mutating func guessedMember(_ slot: inout Int) -> Member? {
    let guess = guesses[slot]
    guard guess.count > 0, json.repeats(guess.start, guess.count) else { return nil }
    json.position &+= guess.count
    json.skipWhitespace()
    slot = Guesses.after(guess.member)
    return guess.member
  }

  @inline(never)
  private mutating func newMember(
    _ slot: inout Int, _ name: inout JSONString, from start: Int
  ) throws(JSONFault) -> Member {
    name = try json.memberName()
    let member = member(of: name)
    let count = json.position &- start
    if member != .unknown, count <= Guesses.longestName {
      guesses[slot] = Guesses.Name(start: start, count: count, member: member)
    }
    slot = Guesses.after(member)
    return member
  }
}

extension JobReader {
  /// The place of a fault in a member's value.
  @inline(never)
  mutating func component(_ member: Member, _ name: JSONString) -> JSONPath.Component {
    .member(member == .unknown ? json.text(name) : "\(member.name)")
  }
}
