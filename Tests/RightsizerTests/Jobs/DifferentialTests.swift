import TestSupport
import Testing

@testable import Rightsizer

extension ReferenceJSON {
  /// The same value out of this library's reader, which holds what is no finite number as null.
  init(_ node: JSONNode) {
    switch node.value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .number(_, let value): self = .number(value)
    case .string(let text): self = .string(text)
    case .array(let nodes): self = .array(nodes.map(ReferenceJSON.init))
    case .object(let members):
      self = .object(
        Dictionary(members.map { ($0.name, ReferenceJSON($0.node)) }) { _, last in last })
    }
  }

  /// Equal bit for bit, strings by their scalars; NaN and infinities are held as null, −0 as 0.
  func isIdentical(to other: ReferenceJSON) -> Bool {
    switch (self, other) {
    case (.number(let a), .null) where !a.isFinite: true
    case (.number(let a), .number(let b)): (a + 0).bitPattern == (b + 0).bitPattern
    case (.string(let a), .string(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
    case (.array(let a), .array(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isIdentical(to: $1) }
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { name, value in
          b[name].map { value.isIdentical(to: $0) } ?? false
        }
    default: self == other
    }
  }
}

extension JSONCursor {
  /// A cursor at the start of a text in memory.
  init(_ text: [UInt8], chunk: Int = ByteWindow.usualChunk) {
    let window = ByteWindow(chunk: chunk)
    window.open(MemoryBytes(text))
    self.init(window)
  }
}

/// The one value of a text, by this library; nil where it is no JSON.
private func read(_ text: [UInt8]) -> JSONNode? {
  var cursor = JSONCursor(text)
  guard let node = try? cursor.node() else { return nil }
  cursor.skipWhitespace()
  return cursor.isAtEnd ? node : nil
}

/// Whether a comma stands before a closing bracket, which Foundation lets pass.
private func hasTrailingComma(_ text: [UInt8]) -> Bool {
  let tokens = text.filter { $0 > 0x20 }
  return zip(tokens, tokens.dropFirst()).contains { comma, bracket in
    comma == UInt8(ascii: ",") && (bracket == UInt8(ascii: "]") || bracket == UInt8(ascii: "}"))
  }
}

private func isSkipped(_ text: [UInt8]) -> Bool {
  var cursor = JSONCursor(text)
  do throws(JSONFault) { try cursor.skipValue() } catch { return false }
  cursor.skipWhitespace()
  return cursor.isAtEnd
}

@Suite("Against Foundation's decoder")
struct DifferentialTests {
  @Test(
    "Random documents give equal values, kept or read over", .timeLimit(.minutes(60)),
    arguments: UInt64(1)...4)
  func values(_ seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    for index in 0..<2500 {
      // In an array: a bare number makes Foundation's JSON5 read beyond its end.
      let text = Array((random.space() + random.array(depth: 0) + random.space()).utf8)
      guard let reference = try? ReferenceJSON.decode(text) else {
        let words = String(decoding: text, as: UTF8.self)
        Issue.record("seed \(seed), document \(index) is no JSON to Foundation: \(words)")
        return
      }
      let node = read(text)
      let isEqual = node.map { reference.isIdentical(to: ReferenceJSON($0)) } ?? false
      let isReadOver = isSkipped(text)
      guard isEqual, isReadOver else {
        Issue.record("seed \(seed), document \(index): \(String(decoding: text, as: UTF8.self))")
        return
      }
    }
  }

  @Test(
    "Random exports give the rows of an independent reading", .timeLimit(.minutes(60)),
    arguments: UInt64(1)...4)
  func exports(_ seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    var documents: [ReferenceJSON] = []
    var text = ""
    for _ in 0..<150 {
      let document = random.export()
      guard let reference = try? ReferenceJSON.decode(document.utf8) else {
        Issue.record("seed \(seed): no JSON to Foundation: \(document)")
        return
      }
      documents.append(reference)
      text += document + random.pick(["", "\n", " "])
    }
    let table = try RecommendationTable(bytes: Array(text.utf8))
    expectRows(of: table, equal: ReferenceRow.all(documents), "seed \(seed)")
  }

  @Test(
    "A damaged text is taken only where Foundation takes it, and refused only where it does",
    .timeLimit(.minutes(60)), arguments: UInt64(1)...4)
  func grammar(_ seed: UInt64) {
    var random = RandomJSON(seed: seed)
    for index in 0..<2500 {
      let text = random.damaged(Array(random.array(depth: 0).utf8))
      let isTaken = read(text) != nil
      let message: Comment =
        "seed \(seed), document \(index): \(String(decoding: text, as: UTF8.self))"
      #expect(isSkipped(text) == isTaken, message)
      // Foundation takes a NUL for a sign of UTF-16, and has limits for numbers and surrogates.
      guard !text.contains(0) else { continue }
      let isTakenStrictly = (try? ReferenceJSON.decodeStrictly(text)) != nil
      if isTakenStrictly {
        #expect(isTaken || hasTrailingComma(text), message)
      } else if isTaken {
        let words = String(decoding: text, as: UTF8.self)
        let mayDiffer = ["NaN", "Infinity", "\\u", "e", "E"].contains(where: words.contains)
        #expect(mayDiffer, message)
      }
    }
  }

  @Test(
    "Cut or changed exports never crash or hang, and leave no trace where they fail",
    .timeLimit(.minutes(60)), arguments: UInt64(1)...4)
  func damage(_ seed: UInt64) {
    var random = RandomJSON(seed: seed)
    var reader = RecordsReader()
    for _ in 0..<1250 {
      let whole = Array(random.export().utf8)
      for _ in 0..<20 {
        let text = random.damaged(whole)
        let errors = reader.errors.count
        let rows = reader.rowCount
        let diagnostics = reader.records.diagnostics.items.count
        reader.read(MemoryBytes(text), name: "damaged")
        guard reader.errors.count > errors else { continue }
        let isUntouched =
          reader.rowCount == rows
          && reader.records.diagnostics.items.count == diagnostics
          && reader.records.sources.count + reader.errors.count > 0
        let error = reader.errors[errors]
        let isPlaced =
          (error.offset.map { $0 <= text.count } ?? false) && error.line != nil
        guard isUntouched, isPlaced else {
          Issue.record("seed \(seed): \(error) \(String(decoding: text, as: UTF8.self))")
          return
        }
      }
      if reader.rowCount > 500 {
        _ = RecommendationTable(records: reader.takeRecords(), options: LoadOptions())
        reader.errors = []
      }
    }
  }
}
