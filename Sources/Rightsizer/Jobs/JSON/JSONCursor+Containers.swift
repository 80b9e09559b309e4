extension JSONCursor {
  /// After `{`: whether there is a member; steps over `}` if not.
  @inline(__always)
  mutating func firstMember() throws(JSONFault) -> Bool {
    try open()
    skipWhitespace()
    if peek == UInt8(ascii: "}") {
      close()
      return false
    }
    return true
  }

  /// After a member's value: whether there is another; steps over `,` or `}`.
  @inline(__always)
  mutating func nextMember() throws(JSONFault) -> Bool {
    skipWhitespace()
    switch peek {
    case UInt8(ascii: ","):
      position &+= 1
      skipWhitespace()
      return true
    case UInt8(ascii: "}"):
      close()
      return false
    default:
      throw unexpected("',' or '}' after a member")
    }
  }

  /// After `[`: whether there is an element; steps over `]` if not.
  @inline(__always)
  mutating func firstElement() throws(JSONFault) -> Bool {
    try open()
    skipWhitespace()
    if peek == UInt8(ascii: "]") {
      close()
      return false
    }
    return true
  }

  /// After an element: whether there is another; steps over `,` or `]`.
  @inline(__always)
  mutating func nextElement() throws(JSONFault) -> Bool {
    skipWhitespace()
    switch peek {
    case UInt8(ascii: ","):
      position &+= 1
      skipWhitespace()
      return true
    case UInt8(ascii: "]"):
      close()
      return false
    default:
      throw unexpected("',' or ']' after an element")
    }
  }

  /// Reads a member's name and the colon behind it, to where its value starts.
  @inline(__always)
  mutating func memberName() throws(JSONFault) -> JSONString {
    guard peek == UInt8(ascii: "\"") else { throw unexpected("a member's name in double quotes") }
    let name = try string()
    try colon(keeping: name.start)
    return name
  }

  /// Reads over a member's name and the colon behind it, to where its value starts.
  mutating func skipMemberName() throws(JSONFault) {
    guard peek == UInt8(ascii: "\"") else { throw unexpected("a member's name in double quotes") }
    try skipString()
    try colon(keeping: .max)
  }

  /// Steps over the colon behind a member's name, to where the value starts.
  @inline(__always)
  private mutating func colon(keeping start: Int) throws(JSONFault) {
    skipWhitespace(keeping: start)
    guard peek == UInt8(ascii: ":") else { throw unexpected("':' after a member's name") }
    position &+= 1
    skipWhitespace(keeping: start)
  }
}
