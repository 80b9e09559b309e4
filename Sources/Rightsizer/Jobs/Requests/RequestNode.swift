/// A value of a request, with its place.
struct RequestNode: Sendable {
  enum Value: Sendable {
    /// The members that the API knows, in the order of the text.
    case structure([(name: String, node: RequestNode)])
    case list([RequestNode])
    case text(String)
    case integer(Int)
    /// There is something, and a fault tells what is wrong with it.
    case unusable
  }

  /// Bytes from the start of the text.
  var offset: Int
  var path: JSONPath
  var value: Value

  /// A member of a structure; of two with one name the last.
  subscript(name: String) -> RequestNode? {
    guard case .structure(let members) = value else { return nil }
    return members.last { $0.name == name }?.node
  }

  /// The elements of a list; none where it is no list.
  var elements: [RequestNode] {
    if case .list(let elements) = value { elements } else { [] }
  }

  var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  var integer: Int? {
    if case .integer(let integer) = value { integer } else { nil }
  }

  /// The texts and numbers below, by their paths from here on; `nil` where a fault hides one.
  func leaves(besides prefix: JSONPath) -> [String: String]? {
    var leaves: [String: String] = [:]
    switch value {
    case .unusable: return nil
    case .text(let text): leaves[place(behind: prefix)] = "\"" + text
    case .integer(let integer): leaves[place(behind: prefix)] = "\(integer)"
    case .list(let elements):
      for element in elements {
        guard let below = element.leaves(besides: prefix) else { return nil }
        leaves.merge(below) { _, new in new }
      }
    case .structure(let members):
      for (_, node) in members {
        guard let below = node.leaves(besides: prefix) else { return nil }
        leaves.merge(below) { _, new in new }
      }
    }
    return leaves
  }

  private func place(behind prefix: JSONPath) -> String {
    JSONPath(components: Array(path.components.dropFirst(prefix.components.count))).description
  }

  var isUnusable: Bool {
    if case .unusable = value { true } else { false }
  }
}
