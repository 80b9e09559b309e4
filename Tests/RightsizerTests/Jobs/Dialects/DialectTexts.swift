import TestSupport

@testable import Rightsizer

/// The JSON that a text in a dialect is turned into, part by part; `nil` for one that is read as it
/// is.
func transcoded(
  _ text: String, name: String = "x", part: Int = 1 << 16
) throws(JSONFault) -> String? {
  let rows = try Dialect.rows(
    of: HeadedBytes(MemoryBytes(Array(text.utf8))), through: ByteWindow(), sourceName: name,
    members: MemberTable(), part: part)
  guard let rows else { return nil }
  var json: [UInt8] = []
  do throws(StreamFault) {
    while try rows.read(upTo: 1000, behind: &json) > 0 {}
  } catch {
    if let fault = rows.fault { throw fault }
  }
  return String(decoding: json, as: UTF8.self)
}

/// The error of reading a text as a file of a name.
func readError(_ text: String, name: String = "x.csv") -> ReadError? {
  RecommendationTable.load([.bytes(Array(text.utf8), name: name)]).errors.first
}
