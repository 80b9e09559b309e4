extension JSONCursor {
  /// Reads over any one value, with its grammar checked and nothing kept.
  ///
  /// Not recursive: nesting costs one bit a level, up to the depth limit.
  @inline(__always)
  mutating func skipValue() throws(JSONFault) {
    // Most members that nobody reads are times, as numbers.
    if peek &- UInt8(ascii: "0") < 10 {
      try skipNumber()
    } else {
      try skipAnyValue()
    }
  }

  private mutating func skipAnyValue() throws(JSONFault) {
    let outerDepth = depth
    // Bit d % 64 of word d / 64: whether level d is an object. 512 levels at most.
    var shallow: UInt64 = 0
    var deep: [UInt64] = []
    var level = 0
    value: while true {
      skipWhitespace()
      switch peek {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = peek == UInt8(ascii: "{")
        level = depth &- outerDepth
        if level < 64 {
          let bit: UInt64 = 1 << UInt64(level)
          shallow = isObject ? shallow | bit : shallow & ~bit
        } else {
          if deep.isEmpty { deep = [UInt64](repeating: 0, count: Self.depthLimit / 64) }
          let bit: UInt64 = 1 << UInt64(level & 63)
          let index = min(level >> 6, deep.count &- 1)
          deep[index] = isObject ? deep[index] | bit : deep[index] & ~bit
        }
        if isObject {
          if try firstMember() {
            try skipMemberName()
            continue value
          }
        } else if try firstElement() {
          continue value
        }
      case UInt8(ascii: "\""):
        try skipString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if skipLiteral("-Infinity") { break }
        try skipNumber()
      default:
        let isLiteral =
          skipLiteral("null") || skipLiteral("true") || skipLiteral("false")
          || skipLiteral("NaN") || skipLiteral("Infinity")
        guard isLiteral else { throw unexpected("a JSON value") }
      }
      // A value is complete: close what ends here, or go on to the next in its container.
      while depth > outerDepth {
        level = depth &- outerDepth &- 1
        let isObject =
          level < 64
          ? shallow >> UInt64(level) & 1 == 1
          : deep[min(level >> 6, deep.count &- 1)] >> UInt64(level & 63) & 1 == 1
        if isObject {
          if try nextMember() {
            try skipMemberName()
            continue value
          }
        } else if try nextElement() {
          continue value
        }
      }
      return
    }
  }
}
