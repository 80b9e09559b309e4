extension JobReader {
  /// A metric: its value, NaN where it is not available, and the last digit written.
  struct Figure {
    var value: Double
    /// The power of ten of the last digit.
    var lastDigit: Int32
  }

  /// Reads a metric: a number, or absent as null, NaN or "NaN"; infinite ones count as absent.
  @inline(__always)
  mutating func metric(
    _ member: Member, _ place: Place, _ seen: MemberSet
  ) throws(JSONFault) -> Figure {
    let byte = json.peek
    if byte &- UInt8(ascii: "0") < 10 {
      let number = try json.number()
      let value = json.double(number)
      if value.isFinite, value != 0 || number.mantissa == 0 {
        return Figure(value: value, lastDigit: Int32(clamping: number.exponent))
      }
      return unusual(number, value, member, place, seen)
    }
    return try otherMetric(member, place, seen)
  }

  @inline(never)
  private mutating func unusual(
    _ number: JSONNumber, _ value: Double, _ member: Member, _ place: Place, _ seen: MemberSet
  ) -> Figure {
    if value.isFinite {
      tell(.warning, .underflow, path: text(place) + seen.path(to: member)) {
        "\(member.name) is too small for a double and became 0"
      }
      return Figure(value: 0, lastDigit: Int32(clamping: number.exponent))
    }
    return infinite(member, place, seen)
  }

  private mutating func infinite(
    _ member: Member, _ place: Place, _ seen: MemberSet
  ) -> Figure {
    tell(.warning, .infiniteMetric, path: text(place) + seen.path(to: member)) {
      "\(member.name) is infinite or beyond a double's range, so it is unavailable"
    }
    return Figure(value: .nan, lastDigit: .min)
  }

  @inline(never)
  private mutating func otherMetric(
    _ member: Member, _ place: Place, _ seen: MemberSet
  ) throws(JSONFault) -> Figure {
    let absent = Figure(value: .nan, lastDigit: .min)
    switch json.peek {
    case UInt8(ascii: "-"):
      if json.skipLiteral("-Infinity") { return infinite(member, place, seen) }
      let number = try json.number()
      let value = json.double(number)
      if !value.isFinite || (value == 0 && number.mantissa != 0) {
        return unusual(number, value, member, place, seen)
      }
      return Figure(value: value, lastDigit: Int32(clamping: number.exponent))
    case UInt8(ascii: "\""):
      let start = json.position
      let string = try json.string()
      if json.matches(string, "NaN") { return absent }
      if json.matches(string, "Infinity") || json.matches(string, "-Infinity") {
        return infinite(member, place, seen)
      }
      let text = json.text(string)
      throw .value(
        "expected a number, null or \"NaN\" (not available), found the string \"" + quoted(text)
          + "\""
          + (Double(text)?.isFinite == true
            ? "; write numbers without quotes (a Decimal of Python with `default=float`)" : ""),
        at: start)
    case UInt8(ascii: "{"):
      switch try wrappedNumber() {
      case nil: return absent
      case .infinite: return infinite(member, place, seen)
      case .finite(let number):
        let value = json.double(number)
        if !value.isFinite || (value == 0 && number.mantissa != 0) {
          return unusual(number, value, member, place, seen)
        }
        return Figure(value: value, lastDigit: Int32(clamping: number.exponent))
      }
    default:
      if json.skipLiteral("null") || json.skipLiteral("NaN") { return absent }
      if json.skipLiteral("Infinity") { return infinite(member, place, seen) }
      throw json.wrongType("a number, null or \"NaN\" (not available)")
    }
  }

  /// The fault for an object where a figure or a name should be.
  mutating func objectForFigure() -> JSONFault {
    let start = json.position
    let fault = json.wrongType("a single value")
    let node: JSONNode
    do throws(JSONFault) { node = try part() } catch {
      // Too long to look at.
      return error.offset == start && error.kind == .value ? fault : error
    }
    guard case .object(let members) = node.value, let first = members.first else { return fault }
    return first.name == "0" ? RefusedInput.pandasLayout(at: start) : fault
  }

  private func quoted(_ text: String) -> String {
    text.count > 40 ? text.prefix(40) + "…" : text
  }

  /// Reads a string into the pool; null and NaN (of a data frame) are absent.
  @inline(__always)
  mutating func optionalString(
    _ member: Member, _ place: Place
  ) throws(JSONFault) -> StringPool.ID {
    let slot = Guesses.slot(at: json.pointer(at: json.position))
    let (guess, bytes) = guesses.text(slot)
    if guess.count > 0, json.repeats(bytes, Int(guess.count)) {
      json.position &+= Int(guess.count)
      return guess.id
    }
    return try newString(slot, place)
  }

  /// Reads a string that each row has its own of: it waits until its row is complete.
  mutating func ownString(_ member: Member, _ place: Place) throws(JSONFault) -> StringPool.ID {
    guard json.peek == UInt8(ascii: "\"") else { return try noString() }
    let string = try json.string()
    if string.hasEscapes { return intern(escaped: string, place) }
    let text = json.bytes(string.start, string.count)
    return sink.records.strings.wait(text)
  }

  @inline(never)
  private mutating func newString(
    _ slot: Int, _ place: Place
  ) throws(JSONFault) -> StringPool.ID {
    guard json.peek == UInt8(ascii: "\"") else { return try noString() }
    let start = json.position
    let string = try json.string()
    if string.hasEscapes { return intern(escaped: string, place) }
    let bytes = json.bytes(string.start, string.count)
    let id = sink.records.strings.intern(bytes)
    if string.count &+ 2 <= Guesses.longestText {
      guesses.setText(slot, json.bytes(start, string.count &+ 2), id)
    }
    return id
  }

  private mutating func intern(escaped string: JSONString, _ place: Place) -> StringPool.ID {
    json.sawLoneSurrogate = false
    let bytes = json.decoded(string)
    if json.sawLoneSurrogate {
      tell(.warning, .loneSurrogate, path: text(place)) {
        "a string escapes half of a surrogate pair, which is no character; U+FFFD is in its place"
      }
    }
    return bytes.withUnsafeBytes { sink.records.strings.intern($0) }
  }

  private mutating func noString() throws(JSONFault) -> StringPool.ID {
    if json.peek == UInt8(ascii: "{") { throw objectForFigure() }
    guard json.skipLiteral("null") || json.skipLiteral("NaN") else {
      throw json.wrongType("a string")
    }
    return StringPool.none
  }

  mutating func optionalText() throws(JSONFault) -> String? {
    if json.skipLiteral("null") || json.skipLiteral("NaN") { return nil }
    guard json.peek == UInt8(ascii: "\"") else { throw json.wrongType("a string") }
    let string = try json.string()
    return json.text(string)
  }

  /// A value of whatever type as text: no form of a timestamp makes a file unreadable, but for one
  /// that is longer than `longestPart`.
  mutating func anyText() throws(JSONFault) -> String? {
    let start = json.position
    if json.peek == UInt8(ascii: "\"") { return try optionalText() }
    let text = try json.limited(to: Self.longestPart) { json throws(JSONFault) in
      try json.skipValue()
      return json.text(start, json.position - start)
    }
    return text == "null" ? nil : text
  }

  /// A time of whatever form.
  mutating func time() throws(JSONFault) -> String? {
    let start = json.position
    do throws(JSONFault) { return try anyText() } catch {
      guard error.kind == .unexpectedEnd, error.offset == start else { throw error }
      var fault = error
      fault.message =
        "the input ends early, before a time, as Python's `json.dump(response, file)` leaves it "
        + "without `default=str`"
      throw fault
    }
  }

  mutating func optionalBoolean() throws(JSONFault) -> Int8 {
    if json.skipLiteral("true") { return 1 }
    if json.skipLiteral("false") { return 0 }
    if json.skipLiteral("null") || json.skipLiteral("NaN") { return -1 }
    throw json.wrongType("true or false")
  }

  /// Reads an instance count: a whole number from 1, also written as 3.0; 0 for an absent one.
  mutating func instanceCount() throws(JSONFault) -> Int32 {
    let start = json.position
    let value = try optionalNumber("a whole number of instances")
    if value.isNaN { return 0 }
    guard let count = Int32(exactly: value), count >= 1 else {
      throw .value(
        "expected a whole number of instances from 1 to \(Int32.max), found "
          + json.text(start, min(40, json.position - start)), at: start)
    }
    return count
  }

  /// Reads a memory size or a concurrency.
  mutating func size() throws(JSONFault) -> Double {
    let start = json.position
    let value = try optionalNumber("a number")
    guard value.isNaN || (value >= 0 && value.isFinite) else {
      throw .value("expected a finite number from 0, found \(value)", at: start)
    }
    return value
  }

  private mutating func optionalNumber(_ expected: StaticString) throws(JSONFault) -> Double {
    switch json.peek {
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let number = try json.number()
      return json.double(number)
    case UInt8(ascii: "{"):
      guard case .finite(let number) = try wrappedNumber() else { return .nan }
      return json.double(number)
    default:
      guard json.skipLiteral("null") || json.skipLiteral("NaN") else {
        throw json.wrongType(expected)
      }
      return .nan
    }
  }
}
