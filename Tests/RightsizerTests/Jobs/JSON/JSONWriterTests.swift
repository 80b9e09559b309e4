import Foundation
import TestSupport
import Testing

@testable import Rightsizer

@Suite("JSONWriter")
struct JSONWriterTests {
  private func text(
    _ layout: JSONWriter.Layout = .compact, _ body: (inout JSONWriter) -> Void
  ) -> String {
    var json = JSONWriter(layout: layout)
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func sample(_ json: inout JSONWriter) {
    json.object { json in
      json.member("schema", "rightsizer.rank/1")
      json.array("recommendations") { json in
        json.object { json in
          json.member("row", 0)
          json.member("costPerHour", 0.204)
          json.member("latency", Double.nan)
          json.member("name", String?.none)
        }
        json.object { _ in }
      }
      json.object("environment") { json in json.member("OMP", true) }
      json.array("diagnostics") { _ in }
      json.null("choice")
    }
  }

  @Test("Members stand in call order, missing values are null")
  func compact() {
    #expect(
      text { sample(&$0) } == #"""
        {"schema":"rightsizer.rank/1","recommendations":[{"row":0,"costPerHour":0.204,"latency":null,"name":null},{}],"environment":{"OMP":true},"diagnostics":[],"choice":null}

        """#)
  }

  @Test("Pretty-printing indents by two spaces; empty containers stay closed")
  func pretty() {
    #expect(
      text(.pretty) { sample(&$0) } == #"""
        {
          "schema": "rightsizer.rank/1",
          "recommendations": [
            {
              "row": 0,
              "costPerHour": 0.204,
              "latency": null,
              "name": null
            },
            {}
          ],
          "environment": {
            "OMP": true
          },
          "diagnostics": [],
          "choice": null
        }

        """#)
  }

  @Test("Values at the top are lines")
  func lines() {
    let result = text { json in
      json.object { json in json.member("group", "a") }
      json.object { json in json.member("group", "b") }
      json.value([1.5, -.infinity, 3])
      json.value([true, nil])
    }
    #expect(result == "{\"group\":\"a\"}\n{\"group\":\"b\"}\n[1.5,null,3]\n[true,null]\n")
  }

  @Test(
    "Quotes, backslashes and control characters are escaped, other text is UTF-8 as it is",
    arguments: [
      ("a\"b\\c", #""a\"b\\c""#), ("\u{8}\t\n\u{c}\r", #""\b\t\n\f\r""#),
      ("\u{0}\u{1b}[31m\u{1f}", #""\u0000\u001b[31m\u001f""#), ("/", #""/""#),
      ("é 語 😀\u{2028}", "\"é 語 😀\u{2028}\""), ("\u{7f}", "\"\u{7f}\""), ("", #""""#),
    ])
  func escapes(string: String, expected: String) {
    #expect(text { $0.value(string) } == expected + "\n")
    #expect(text { json in json.object { $0.member(string, 1) } } == "{" + expected + ":1}\n")
  }

  @Test("Draining hands over the bytes and keeps containers open")
  func drain() {
    var json = JSONWriter()
    var output: [UInt8] = []
    json.array { json in
      for number in 0..<3 {
        json.value(number)
        json.drain { output += $0 }
      }
    }
    json.drain { output += $0 }
    #expect(String(decoding: output, as: UTF8.self) == "[0,1,2]\n")
    #expect(json.bytes.isEmpty)
  }

  @Test("An error in a body passes through")
  func errors() {
    struct Failure: Error, Equatable {}
    var json = JSONWriter()
    #expect(throws: Failure()) {
      try json.object { (_: inout JSONWriter) throws(Failure) in throw Failure() }
    }
  }

  private indirect enum Value {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Value])
    case object([(String, Value)])

    func write(to json: inout JSONWriter) {
      switch self {
      case .null: json.null()
      case .bool(let bool): json.value(bool)
      case .number(let number): json.value(number)
      case .string(let string): json.value(string)
      case .array(let values): json.array { json in for value in values { value.write(to: &json) } }
      case .object(let members):
        json.object { json in
          for (name, value) in members {
            switch value {
            case .null: json.null(name)
            case .bool(let bool): json.member(name, bool)
            case .number(let number): json.member(name, number)
            case .string(let string): json.member(name, string)
            case .array(let values):
              json.array(name) { json in for value in values { value.write(to: &json) } }
            case .object: json.array(name) { json in value.write(to: &json) }
            }
          }
        }
      }
    }

    func matches(_ parsed: Any?) -> Bool {
      switch self {
      case .null: parsed is NSNull
      case .bool(let bool): (parsed as? NSNumber)?.boolValue == bool
      case .number(let number):
        // JSONSerialization reads through Decimal on Linux, and so not exactly.
        (parsed as? NSNumber).map { isClose($0.doubleValue, number, relative: 1e-15) } ?? false
      case .string(let string): (parsed as? String).map { Array($0.utf8) } == Array(string.utf8)
      case .array(let values):
        (parsed as? [Any]).map { parsed in
          parsed.count == values.count && zip(values, parsed).allSatisfy { $0.matches($1) }
        } ?? false
      case .object(let members):
        (parsed as? [String: Any]).map { parsed in
          parsed.count == members.count
            && members.allSatisfy { name, value in
              if case .object = value { return Value.array([value]).matches(parsed[name]) }
              return value.matches(parsed[name])
            }
        } ?? false
      }
    }
  }

  private func randomString(_ generator: inout SeededGenerator) -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "\"", "\\", "/", "\n", "\r", "\t", "\0", "\u{1b}", "\u{7f}", "é", "\u{301}", "語", "😀",
      "\u{2028}", "\u{2029}", "|", ",", "{", "]", " ", "u",
    ]
    var result = ""
    for _ in 0..<generator.below(8) {
      result.unicodeScalars.append(alphabet[generator.below(alphabet.count)])
    }
    return result
  }

  private func randomValue(_ generator: inout SeededGenerator, depth: Int) -> Value {
    switch generator.below(depth > 0 ? 6 : 4) {
    case 0: return .null
    case 1: return .bool(generator.below(2) == 0)
    case 2: return .number(NumberFormatTests.randomDouble(&generator))
    case 3: return .string(randomString(&generator))
    case 4:
      return .array((0..<generator.below(4)).map { _ in randomValue(&generator, depth: depth - 1) })
    default:
      return .object(
        (0..<generator.below(4)).map { index in
          ("\(index)" + randomString(&generator), randomValue(&generator, depth: depth - 1))
        })
    }
  }

  @Test(
    "A strict parser reads back what was written", arguments: [JSONWriter.Layout.compact, .pretty])
  func roundTrip(layout: JSONWriter.Layout) throws {
    let seed: UInt64 = 71
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let value = randomValue(&generator, depth: 4)
      var json = JSONWriter(layout: layout)
      json.array { json in value.write(to: &json) }
      let parsed = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [Any]
      #expect(
        value.matches(parsed?.first),
        "seed \(seed): \(String(decoding: json.bytes, as: UTF8.self))")
    }
  }

  @Test("Numbers read back exactly")
  func numbers() throws {
    let seed: UInt64 = 72
    var generator = SeededGenerator(seed: seed)
    let numbers = (0..<2_000).map { _ in NumberFormatTests.randomDouble(&generator) }
    var json = JSONWriter()
    json.value(numbers)
    let parsed = try JSONDecoder().decode([Double].self, from: Data(json.bytes))
    #expect(parsed == numbers, "seed \(seed)")
  }

  @Test("Nesting is allowed as deep as the limit")
  func depth() {
    func nest(_ json: inout JSONWriter, _ depth: Int) {
      json.array { json in if depth > 1 { nest(&json, depth - 1) } }
    }
    let result = text { nest(&$0, JSONWriter.maximumDepth) }
    #expect(
      result == String(repeating: "[", count: 128) + String(repeating: "]", count: 128) + "\n")
  }

  @Test("A member outside an object is a programmer's error")
  func memberOutsideObject() async {
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.array { json in json.member("a", 1) }
    }
  }

  @Test("A value without a name in an object is a programmer's error")
  func valueWithoutName() async {
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.object { json in json.value(1) }
    }
  }
}
