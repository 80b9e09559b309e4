import TestSupport

@testable import Rightsizer

/// The JSON that a text in a dialect is turned into; `nil` for one that is read as it is.
func transcoded(_ text: String, name: String = "x") throws(JSONFault) -> String? {
  let bytes = Array(text.utf8)
  let members = MemberTable()
  guard let dialect = try Dialect(bytes.span.bytes, sourceName: name, members: members) else {
    return nil
  }
  return String(decoding: try dialect.json(of: bytes.span.bytes), as: UTF8.self)
}

/// The error of reading a text as a file of a name.
func readError(_ text: String, name: String = "x.csv") -> ReadError? {
  RecommendationTable.load([.bytes(Array(text.utf8), name: name)]).errors.first
}
