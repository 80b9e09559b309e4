import Foundation
import TestSupport
import Testing

/// Requests without a fault, one of each kind, and changes to them that make one fault.
enum RequestExamples {
  static let folder = TestFiles.root + "/Tests/RightsizerTests/Fixtures/requests"

  static let names = TestFiles.names(in: folder + "/valid").map { String($0.dropLast(5)) }

  static func text(_ name: String) -> String {
    String(decoding: TestFiles.bytes("\(folder)/valid/\(name).json"), as: UTF8.self)
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var base: String
    var replace: String
    var by: String
    var code: String
    var path: String
    var severity: String

    var testDescription: String { name }

    /// The base with the change.
    var text: String {
      let base = RequestExamples.text(base)
      // Strings compare by characters, in which a combining mark would hide what is replaced.
      guard let range = base.range(of: replace, options: .literal) else { return "" }
      return base.replacingCharacters(in: range, with: by)
    }
  }

  static let cases: [Case] =
    (try? JSONDecoder().decode([Case].self, from: Data(TestFiles.bytes(folder + "/faults.json"))))
    ?? []
}
