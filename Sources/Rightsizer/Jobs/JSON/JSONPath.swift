/// The place of a value in a JSON text, such as `$.InferenceRecommendations[0].Metrics`.
struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  enum Component: Sendable, Hashable {
    case member(String)
    case element(Int)
  }

  var components: [Component] = []

  var description: String {
    components.reduce(into: "$") { text, component in text += Self.text(of: component) }
  }

  /// Names of more bytes are cut short: a path is to be read by people, and a name may be megabytes.
  private static let longestName = 256

  static func text(of component: Component) -> String {
    switch component {
    case .element(let index):
      return "[\(index)]"
    case .member(let name) where name.utf8.count > longestName:
      // A scalar has at most four bytes, so this is below the limit.
      return text(of: .member(String(name.unicodeScalars.prefix(longestName / 5)) + "…"))
    case .member(let name):
      let isPlain = name.utf8.allSatisfy {
        isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
      }
      if isPlain, !name.isEmpty { return "." + name }
      var quoted = "['"
      for scalar in name.unicodeScalars {
        switch scalar {
        case "'", "\\": quoted += "\\\(scalar)"
        case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}":
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
      }
      return quoted + "']"
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
