import TestSupport
import Testing

@testable import Rightsizer

private func json(_ text: String) throws(JSONFault) -> String {
  let bytes = Array(text.utf8)
  var json: [UInt8] = []
  try PythonLiteral.append(bytes.span.bytes, to: &json)
  return String(decoding: json, as: UTF8.self)
}

@Suite("Python literals")
struct PythonLiteralTests {
  // The values were looked at with ast.literal_eval and json.dumps of Python 3.11.
  @Test(
    "A literal becomes the JSON of its value",
    arguments: [
      ("None", "null"), ("True", "true"), ("False", "false"), ("nan", "NaN"), ("inf", "Infinity"),
      ("-inf", "-Infinity"), ("1", "1"), ("-1.50", "-1.50"), ("5e-06", "5e-06"), ("1.", "1"),
      ("[]", "[]"), ("{}", "{}"), ("()", "[]"), ("(1,)", "[1]"), ("[1, 2,]", "[1,2]"),
      ("{'a': 1, 'b': [None, {'c': ()}]}", "{\"a\":1,\"b\":[null,{\"c\":[]}]}"),
      (" { 'a' : 1 , } ", "{\"a\":1}"), ("[[[[1]]]]", "[[[[1]]]]"),
      ("{1: 'x', None: 2, 2.5: 3}", "{\"1\":\"x\",\"null\":2,\"2.5\":3}"),
      ("'it\\'s'", "\"it's\""), ("\"it's\"", "\"it's\""), ("'say \"x\"'", "\"say \\\"x\\\"\""),
      ("u'a'", "\"a\""), ("b'a'", "\"a\""),
      ("'\\x41\\u00df\\U0001d11e'", "\"\\u0041\\u00df\\ud834\\udd1e\""),
      ("'\\0\\101\\1234'", "\"\\u0000\\u0041\\u00534\""), ("'\\\\n'", "\"\\\\n\""),
      ("'\\a\\b\\f\\n\\r\\t\\v'", "\"\\u0007\\u0008\\u000c\\u000a\\u000d\\u0009\\u000b\""),
      ("'\\d\\/'", "\"\\\\d\\\\/\""), ("'a\\\nb'", "\"ab\""), ("'日本\t'", "\"日本\\u0009\""),
      ("null", "null"), ("[true, false]", "[true,false]"), ("NaN", "NaN"), ("<NA>", "null"),
      ("\"\\ud834\\udd1e\"", "\"\\ud834\\udd1e\""), ("NaT", "null"), ("pd.NA", "null"),
      ("np.float64(0.5)", "0.5"), ("np.float64(nan)", "NaN"), ("np.int64(-3)", "-3"),
      ("Decimal('0.20')", "0.20"), ("Decimal('NaN')", "NaN"), ("float('inf')", "Infinity"),
      ("numpy.str_('a')", "\"a\""), ("np.True_", "true"), ("np.bool_(False)", "false"),
      ("Int64(5)", "5"), ("np.nan", "NaN"),
      (
        "datetime.datetime(2021, 10, 26, tzinfo=datetime.timezone.utc)",
        "\"datetime.datetime(2021, 10, 26, tzinfo=datetime.timezone.utc)\""
      ),
      ("Timestamp('2021)\\'(')", "\"Timestamp('2021)\\\\'(')\""),
      ("[int(1, 2), x(\"\")]", "[\"int(1, 2)\",\"x(\\\"\\\")\"]"),
      ("OrderedDict([('a', 1)])", "\"OrderedDict([('a', 1)])\""),
      ("array([1, 2])", "\"array([1, 2])\""),
    ])
  func values(_ text: String, _ expected: String) throws {
    #expect(try json(text) == expected)
  }

  @Test(
    "What is no literal is an error at its place",
    arguments: [
      ("", 0), ("{", 1), ("[1", 2), ("[1 2]", 3), ("{1}", 2), ("{'a' 1}", 5), ("{'a': }", 6),
      ("[,]", 1), ("[1,,]", 3), ("[)", 1), ("[1)", 2), ("{'a':1]", 6), ("'a", 0), ("'a\\", 0),
      ("'a\\'", 0),
      ("x", 0), ("foo.bar", 0), ("1 2", 2), ("[] []", 3), ("0x1F", 0), ("1_000", 0), ("1j", 0),
      ("--1", 0), ("-", 0), ("1e", 0), ("'\\x4'", 1), ("'\\u12'", 1), ("'\\U00110000'", 1),
      ("'\\N{DASH}'", 1), ("f('", 0), ("f(]", 0), ("{(1,): 2}", 1), ("{[1]: 2}", 1), ("r'a'", 0),
      ("<object at 0x1>", 0), ("Decimal('x')", 8), ("...", 0), ("]", 0), ("}", 0), (":", 0),
      ("'a' 'b'", 4),
    ])
  func faults(_ text: String, _ offset: Int) {
    let fault = #expect(throws: JSONFault.self) { try json(text) }
    #expect(fault?.offset == offset, "\(text): \(fault?.message ?? "")")
  }

  @Test("Random values written as Python writes them come back", arguments: UInt64(1)...4)
  func random(_ seed: UInt64) throws {
    var frames = RandomFrames(seed: seed)
    for index in 0..<500 {
      let text = frames.random.array(depth: 0)
      guard let value = try? ReferenceJSON.decode(text.utf8) else { continue }
      let python = frames.python(value)
      let back = try ReferenceJSON.decode(try json(python).utf8)
      guard back.isIdentical(to: value) else {
        Issue.record("seed \(seed), value \(index): \(python)")
        return
      }
    }
  }

  @Test("Damaged literals never trap, and what they give is JSON", arguments: UInt64(1)...4)
  func damaged(_ seed: UInt64) throws {
    var frames = RandomFrames(seed: seed)
    for _ in 0..<2000 {
      guard let value = try? ReferenceJSON.decode(frames.random.array(depth: 0).utf8) else {
        continue
      }
      let text = frames.random.damaged(Array(frames.python(value).utf8))
      var json: [UInt8] = []
      do throws(JSONFault) {
        try PythonLiteral.append(text.span.bytes, to: &json)
      } catch {
        #expect(error.offset <= text.count, "seed \(seed): \(text)")
        continue
      }
      var cursor = JSONCursor(json)
      do throws(JSONFault) {
        try cursor.skipValue()
        #expect(cursor.position == json.count, "seed \(seed): \(text)")
      } catch {
        #expect(error.message.contains("UTF-8"), "seed \(seed): \(text) \(error)")
      }
    }
  }
}
