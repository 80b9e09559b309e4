import Testing

@testable import Rightsizer

@Suite("Depth")
struct JSONDepthTests {
  /// A describe response whose unknown member nests until so many levels are open at once.
  private func document(_ levels: Int, object: Bool) -> [UInt8] {
    let inner = levels - 1
    let opening = String(repeating: object ? "{\"a\":" : "[", count: inner)
    let closing = String(repeating: object ? "}" : "]", count: inner)
    return Array("{\"InferenceRecommendations\":[],\"Other\":\(opening)1\(closing)}".utf8)
  }

  private func error(_ bytes: [UInt8]) -> ReadError? {
    RecommendationTable.load([.bytes(bytes, name: "deep")]).errors.first
  }

  @Test("511 levels are read over, 512 are an error at the 512th", arguments: [true, false])
  func skipped(_ isObject: Bool) {
    for levels in [2, 63, 64, 65, 66, 127, 128, 129, 500, 510, 511] {
      #expect(error(document(levels, object: isObject)) == nil, "\(levels)")
    }
    let deep = error(document(512, object: isObject))
    #expect(deep?.code == .depth)
    let before = "{\"InferenceRecommendations\":[],\"Other\":".utf8.count
    #expect(deep?.offset == before + 510 * (isObject ? 5 : 1))
    #expect(deep?.path == "$.Other")
  }

  @Test("The same holds where values are kept, and where rows nest", arguments: [511, 512])
  func kept(_ levels: Int) {
    let opening = String(repeating: "[", count: levels - 1)
    let closing = String(repeating: "]", count: levels - 1)
    let config = "{\"InferenceRecommendations\":[],\"InputConfig\":"
    let inner = error(Array("\(config){\"a\":\(opening.dropLast())\(closing.dropLast())}}".utf8))
    #expect((inner == nil) == (levels == 511))
    let parts = String(repeating: "{\"Metrics\":", count: levels)
    let rows = error(Array("\(parts)null\(String(repeating: "}", count: levels))".utf8))
    #expect((rows == nil) == (levels == 511))
    if levels == 512 { #expect(inner?.code == .depth && rows?.code == .depth) }
  }

  @Test("Mixed nesting closes as it opened")
  func mixed() {
    var opening = ""
    var closing = ""
    for level in 0..<400 {
      let isObject = level % 3 == 0 || level % 7 == 0
      opening += isObject ? "{\"a\":" : "[1,"
      closing = (isObject ? ",\"b\":2}" : ",{}]") + closing
    }
    let text = "{\"InferenceRecommendations\":[],\"Other\":\(opening)0\(closing)}"
    #expect(error(Array(text.utf8)) == nil)
    let crossed = text.replacing("0,", with: "0]", maxReplacements: 1)
    #expect(error(Array(crossed.utf8)) != nil)
  }

  @Test("A million levels are an error at once", .timeLimit(.minutes(60)))
  func million() {
    for opening in ["[", "{\"a\":", "{\"Steps\":[", "{\"Metrics\":", "{\"describe\":"] {
      let text = String(repeating: opening, count: 1_000_000)
      #expect(error(Array(text.utf8)) != nil)
    }
  }
}
