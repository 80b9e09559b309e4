/// A JSON value with its place, for the parts of a document that are small and deep.
struct JSONNode: Sendable {
  enum Value: Sendable {
    case null
    case boolean(Bool)
    case number(JSONNumber, Double)
    case string(String)
    case array([JSONNode])
    /// In the order given; a name may come twice.
    case object([Member])
  }

  /// A member of an object.
  struct Member: Sendable {
    var name: String
    var node: JSONNode
    /// Whether a later member of the same name counts instead.
    var isReplaced = false
  }

  /// Bytes from the start of the text.
  var offset: Int
  var value: Value
}

extension JSONCursor {
  /// Reads any one value and keeps it.
  mutating func node() throws(JSONFault) -> JSONNode {
    skipWhitespace()
    // A fault in the value may speak of any place in it.
    let outerPin = pin
    pin = min(pin, position)
    defer { pin = outerPin }
    return try nodeHere()
  }

  private mutating func nodeHere() throws(JSONFault) -> JSONNode {
    skipWhitespace()
    let offset = position
    switch peek {
    case UInt8(ascii: "{"):
      var members: [JSONNode.Member] = []
      guard try firstMember() else { return JSONNode(offset: offset, value: .object([])) }
      repeat {
        let name = text(try memberName())
        do throws(JSONFault) {
          members.append(JSONNode.Member(name: name, node: try nodeHere()))
        } catch {
          throw error.inside(.member(name))
        }
      } while try nextMember()
      if members.markReplaced() { sawRepeatedName = true }
      return JSONNode(offset: offset, value: .object(members))
    case UInt8(ascii: "["):
      var elements: [JSONNode] = []
      guard try firstElement() else { return JSONNode(offset: offset, value: .array([])) }
      repeat {
        do throws(JSONFault) {
          elements.append(try nodeHere())
        } catch {
          throw error.inside(.element(elements.count))
        }
      } while try nextElement()
      return JSONNode(offset: offset, value: .array(elements))
    case UInt8(ascii: "\""):
      let string = try string()
      return JSONNode(offset: offset, value: .string(text(string)))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      if skipLiteral("-Infinity") { return JSONNode(offset: offset, value: .null) }
      let number = try number()
      return JSONNode(offset: offset, value: .number(number, double(number)))
    default:
      if skipLiteral("true") { return JSONNode(offset: offset, value: .boolean(true)) }
      if skipLiteral("false") { return JSONNode(offset: offset, value: .boolean(false)) }
      let isAbsent = skipLiteral("null") || skipLiteral("NaN") || skipLiteral("Infinity")
      guard isAbsent else { throw unexpected("a JSON value") }
      return JSONNode(offset: offset, value: .null)
    }
  }
}

extension JSONNode {
  /// Whether there is no value: null, or a bare NaN or infinity.
  var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// Puts a value where a way of names leads; whether that has one already, which is replaced.
  mutating func put(_ node: JSONNode, at path: ArraySlice<String>) -> Bool {
    guard let name = path.first else {
      self = node
      return false
    }
    var members: [Member] = []
    if case .object(let known) = value { members = known }
    let rest = path.dropFirst()
    var isRepeated = false
    if let index = members.firstIndex(where: { $0.name == name && !$0.isReplaced }) {
      isRepeated = members[index].node.put(node, at: rest) || rest.isEmpty
    } else {
      var member = Member(name: name, node: JSONNode(offset: node.offset, value: .null))
      _ = member.node.put(node, at: rest)
      members.append(member)
    }
    value = .object(members)
    return isRepeated
  }

  private var kind: String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  private func fault(_ expected: String) -> JSONFault {
    .value("expected \(expected), found \(kind)", at: offset)
  }

  /// Calls `body` with each member that counts and is not null; faults in it get the member's name.
  func forEachMember(_ body: (String, JSONNode) throws(JSONFault) -> Void) throws(JSONFault) {
    if case .null = value { return }
    guard case .object(let members) = value else { throw fault("an object") }
    for member in members where !member.isReplaced && !member.node.isNull {
      do throws(JSONFault) {
        try body(member.name, member.node)
      } catch {
        throw error.inside(.member(member.name))
      }
    }
  }

  /// The elements, each made by `body`; faults in it get the element's index.
  func elements<Element>(
    _ body: (JSONNode) throws(JSONFault) -> Element
  ) throws(JSONFault) -> [Element] {
    guard case .array(let nodes) = value else { throw fault("an array") }
    var result: [Element] = []
    for (index, node) in nodes.enumerated() {
      do throws(JSONFault) {
        result.append(try body(node))
      } catch {
        throw error.inside(.element(index))
      }
    }
    return result
  }

  func string() throws(JSONFault) -> String {
    guard case .string(let text) = value else { throw fault("a string") }
    return text
  }

  func strings() throws(JSONFault) -> [String] {
    try elements { node throws(JSONFault) in try node.string() }
  }

  func integer() throws(JSONFault) -> Int {
    guard case .number(_, let number) = unwrapped.value else { throw fault("a whole number") }
    guard let integer = Int(exactly: number) else {
      throw .value("expected a whole number, found \(number)", at: offset)
    }
    return integer
  }
}

extension [JSONNode.Member] {
  /// Objects of so many members at most are searched without a set.
  private static let fewest = 16

  /// Marks the members that are given again further on; whether there are any.
  fileprivate mutating func markReplaced() -> Bool {
    var isAnyReplaced = false
    if count <= Self.fewest {
      for later in indices {
        for index in 0..<later where !self[index].isReplaced && self[index].name == self[later].name
        {
          self[index].isReplaced = true
          isAnyReplaced = true
        }
      }
      return isAnyReplaced
    }
    var names = Set<String>(minimumCapacity: count)
    for index in indices.reversed() where !names.insert(self[index].name).inserted {
      self[index].isReplaced = true
      isAnyReplaced = true
    }
    return isAnyReplaced
  }
}
