import Foundation

/// A JSON value as Foundation's decoder reads it: the reference for this library's own reader.
enum ReferenceJSON: Decodable, Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([ReferenceJSON])
  case object([String: ReferenceJSON])

  init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: AnyKey.self) {
      var members: [String: ReferenceJSON] = [:]
      for key in keyed.allKeys {
        members[key.stringValue] = try keyed.decode(ReferenceJSON.self, forKey: key)
      }
      self = .object(members)
      return
    }
    if var unkeyed = try? decoder.unkeyedContainer() {
      var elements: [ReferenceJSON] = []
      while !unkeyed.isAtEnd { elements.append(try unkeyed.decode(ReferenceJSON.self)) }
      self = .array(elements)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let value = try? single.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? single.decode(String.self) {
      self = .string(value)
    } else {
      self = .number(try single.decode(Double.self))
    }
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads one document; bare NaN and infinities are taken.
  static func decode(_ bytes: some Sequence<UInt8>) throws -> ReferenceJSON {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    return try decoder.decode(ReferenceJSON.self, from: Data(bytes))
  }

  /// Reads one document by RFC 8259 alone.
  static func decodeStrictly(_ bytes: some Sequence<UInt8>) throws -> ReferenceJSON {
    try JSONDecoder().decode(ReferenceJSON.self, from: Data(bytes))
  }

  /// Reads every document of a text, in whatever of the known encodings it is.
  static func documents(_ bytes: [UInt8]) throws -> [ReferenceJSON] {
    var text = bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      text = Array((String(data: Data(bytes), encoding: .utf16) ?? "").utf8)
    }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    return try split(text).map(decode)
  }

  /// Parts a text where its brackets are closed; a text without any is one document.
  private static func split(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    var start = 0
    for (offset, byte) in text.enumerated() {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          parts.append(text[start...offset])
          start = offset + 1
        }
      default: break
      }
    }
    let isBlank = text[start...].allSatisfy { $0 <= 0x20 }
    if !isBlank { parts.append(text[start...]) }
    return parts
  }

  // MARK: Access

  subscript(name: String) -> ReferenceJSON? {
    guard case .object(let members) = self, let value = members[name] else { return nil }
    return value == .null ? nil : value
  }

  var elements: [ReferenceJSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number; nil for whatever says that there is none.
  var figure: Double? {
    if case .number(let number) = self, number.isFinite { number } else { nil }
  }

  var isObject: Bool {
    if case .object = self { true } else { false }
  }
}
