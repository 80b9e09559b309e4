import Testing

@testable import Rightsizer

/// A beginning and then the same bytes for as long as anyone asks.
private final class EndlessBytes: ByteStream {
  private var head: ArraySlice<UInt8>
  private let rest: [UInt8]
  private(set) var served = 0
  /// Where it ends after all: a reader that holds so much is a finding.
  private let most: Int

  init(_ head: String, then rest: String, most: Int = 1 << 27) {
    self.most = most
    self.head = Array(head.utf8)[...]
    self.rest = Array(repeatElement(rest, count: 4096).joined().utf8)
  }

  var expectedByteCount: Int { 0 }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard served < most else { return 0 }
    if head.isEmpty { head = rest[...] }
    let count = min(buffer.count, head.count)
    buffer.copyBytes(from: head.prefix(count))
    head = head.dropFirst(count)
    served += count
    return count
  }
}

@Suite("Parts that are kept as a whole")
struct LongPartsTests {
  @Test(
    "A part without end is refused with its place before it fills the memory",
    arguments: [
      (#"[{"InputConfig":"#, #"{"a":"#, "$[0].InputConfig"),
      (#"[{"InputConfig":{"ModelName":""#, "x", "$[0].InputConfig"),
      (#"[{"StoppingConditions":["#, "[0],", "$[0].StoppingConditions"),
      (#"[{"InputConfig":{"ModelName":"m","List":["#, "1,", "$[0].InputConfig"),
      (#"[{"CreationTime":{"date":["#, "0, ", "$[0].CreationTime"),
      (#"[{"Error":{"Code":["#, "0, ", "$[0].Error"),
      (#"[{"CostPerHour":{"a":["#, "0, ", "$[0].CostPerHour"),
      (#"{"InputConfig":{"ModelName":""#, "x", "$.InputConfig"),
    ])
  func endless(_ head: String, _ rest: String, _ path: String) throws {
    let bytes = EndlessBytes(head, then: rest)
    var reader = RecordsReader()
    reader.read(bytes, name: "a")
    let error = try #require(reader.errors.first)
    #expect(error.path == path || error.code == .depth)
    #expect(error.line == 1)
    #expect((error.offset ?? .max) < head.utf8.count || error.code == .depth)
    #expect(error.code == .value || error.code == .depth)
    // Telling JSON from a data frame looks at 16 MiB, in parts of twice the one before.
    #expect(bytes.served <= (head.hasPrefix("[") ? 1 << 22 : 1 << 26))
  }

  @Test("What nobody keeps is read over in flat memory, and the place of its start kept")
  func skipped() {
    let window = ByteWindow()
    window.open(EndlessBytes(#"{"New":["#, then: "0, ", most: 1 << 22))
    var capacity = 0
    var json = JSONCursor(window)
    json.parameter = 0
    do throws(JSONFault) { try json.skipValue() } catch { capacity = window.capacity }
    #expect(capacity > 0 && capacity < 1 << 20)
    #expect(window.place(of: 0) == TextPlace())
  }

  @Test("A fault at the end of a long environment parameter tells the parameter's place")
  func parameterPlace() {
    let text =
      "[{\"ModelConfiguration\":{\n\"EnvironmentParameters\":[\n  {\"New\":["
      + String(repeating: "0,\n", count: 5000) + "0]}]}}]"
    for chunk in [64, 1000, 1 << 18] {
      var reader = RecordsReader(chunk: chunk)
      reader.read(MemoryBytes(Array(text.utf8)), name: "a")
      #expect(reader.errors.first?.line == 3)
      #expect(reader.errors.first?.column == 3)
    }
  }

  @Test(
    "The longest part is read, and one byte more refused, in parts of any size",
    arguments: [1 << 12, 1 << 18, 1 << 22])
  func limit(_ chunk: Int) {
    for excess in [0, 1] {
      let count = JobReader.longestPart - #"{"ModelName":""}"#.utf8.count + excess
      let config = #"{"ModelName":"\#(String(repeating: "m", count: count))"}"#
      let job = #"{"InputConfig":\#(config),"JobName":"j","Status":"COMPLETED"}"#
      let text = #"[\#(job),{"CostPerHour":1}]"#
      var reader = RecordsReader(chunk: chunk)
      reader.read(MemoryBytes(Array(text.utf8)), name: "a")
      #expect(reader.errors.map(\.offset) == (excess == 0 ? [] : [16]))
      #expect(reader.takeRecords().rows.count == 1 - excess)
    }
  }

  @Test(
    "A value longer than a reader keeps is a fault of its stream, in parts of any size",
    arguments: [1, 16, 1000])
  func longestValue(_ chunk: Int) {
    for excess in [-20, 20, 5000] {
      let text = "\"" + String(repeating: "x", count: 4094 + excess) + "\" 1"
      for value in [text, String(repeating: "1", count: 4096 + excess) + " 1"] {
        let window = ByteWindow(chunk: chunk)
        window.open(MemoryBytes(Array("  ".utf8) + Array(value.utf8)))
        window.longestKept = 4096
        var json = JSONCursor(window)
        json.skipWhitespace()
        if json.peek == UInt8(ascii: "\"") {
          _ = try? json.string()
        } else {
          _ = try? json.number()
        }
        #expect(window.fault?.offset == (excess < 0 ? nil : 2))
        #expect(window.capacity < 3 * 4096)
      }
    }
  }

  @Test("A row of CSV whose quote is never closed is refused with its place")
  func csv() throws {
    let bytes = EndlessBytes("StepType,note\na,b\nc,\"", then: "x\n")
    var reader = RecordsReader()
    reader.read(bytes, name: "a.csv")
    let error = try #require(reader.errors.first)
    #expect(error.code == .syntax && error.line == 3 && error.column == 1)
    #expect(error.path == "$[1]")
    #expect(error.message.contains("quote"))
    #expect(bytes.served <= 1 << 26)
  }

  @Test("Room is made for no more rows than a machine may hold")
  func reserving() {
    var rows = RowColumns()
    rows.reserve(forBytes: .max)
    #expect(rows.count == 0)
    var strings = StringPool()
    strings.reserve(forBytes: .max)
    #expect(strings.count == 0)
    let items = [Int.max, Int.max].map { InputBatches.Item.file(path: "a", byteCount: $0) }
    #expect(InputBatches.byteCount(of: items) == .max)
  }
}
