/// What came the last time, which is most often what comes now: rows of one export have the same
/// members in the same order, and many of the same values.
///
/// A guess is compared where it would stand, which saves finding the end of a name or a string,
/// looking it up and hashing it; a wrong one costs a comparison. Reading lines of steps became a
/// third faster by each of the two.
struct Guesses {
  private var members: [Member]
  private var strings: [StringPool.ID]

  init() {
    members = [Member](repeating: .jobName, count: 2 * Self.first)
    strings = [StringPool.ID](repeating: StringPool.none, count: Self.first)
  }

  /// More than there are members.
  private static let first = 64

  /// The slot of what follows a member in its object.
  @inline(__always)
  static func after(_ member: Member) -> Int { Int(member.rawValue) }

  /// The slot of the first member in a member's object.
  @inline(__always)
  static func firstIn(_ member: Member) -> Int { first &+ Int(member.rawValue) }

  @inline(__always)
  subscript(slot: Int) -> Member {
    get { members[slot] }
    set { members[slot] = newValue }
  }

  /// The string that a member had the last time.
  @inline(__always)
  subscript(string member: Member) -> StringPool.ID {
    get { strings[Int(member.rawValue)] }
    set { strings[Int(member.rawValue)] = newValue }
  }
}

extension JobReader {
  /// Reads a member's name and the colon behind it, to where its value starts.
  ///
  /// - Parameter slot: where the guess of this member is kept, and the next one will be.
  @inline(__always)
  mutating func memberName(_ slot: inout Int) throws(JSONFault) -> (Member, JSONString) {
    let guess = guesses[slot]
    let start = json.position &+ 1
    if json.peek == UInt8(ascii: "\""), start &+ 40 <= json.end,
      members.stands(guess, json.bytes, start)
    {
      let count = members.count(of: guess)
      json.position = start &+ count &+ 1
      try json.colon()
      slot = Guesses.after(guess)
      return (guess, JSONString(start: start, count: count, hasEscapes: false))
    }
    let name = try json.memberName()
    let member = member(of: name)
    if member != .unknown { guesses[slot] = member }
    slot = Guesses.after(member)
    return (member, name)
  }
}
