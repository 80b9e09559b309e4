import Foundation
import Testing

struct RankMethodTests {
  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "comparisons-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @Test("Comparisons in a file give the weights they imply, and their consistency is told")
  func comparisons() throws {
    try withFile(",cost,latency\ncost,1,3\nlatency,1/3,1\n") { path in
      let compared = try Tool.run("rank", "--weights", "ahp:" + path, Inputs.job12)
      let given = try Tool.run("rank", "--weights", "cost=3,latency=1", Inputs.job12)
      #expect(compared.code == 0 && compared.output == given.output)
      #expect(compared.errors == "note: \(path): consistency ratio 0.000\n")
    }
    try withFile("cost,latency,memory\n1,9,1/9\n1/9,1,9\n9,1/9,1\n") { path in
      let circle = try Tool.run("rank", "--weights", "ahp:" + path, Inputs.job12)
      #expect(circle.code == 0 && circle.errors.hasPrefix("warning: \(path): consistency ratio"))
    }
  }

  @Test(
    "A file that is no matrix ends with 65, none with 66, a metric that is no objective with 64")
  func failures() throws {
    try withFile("cost,latency\n1,2\n2,1\n") { path in
      let result = try Tool.run("rank", "--weights", "ahp:" + path, Inputs.job12)
      #expect(result.code == 65 && result.output.isEmpty && result.errors.contains("reciprocals"))
    }
    let none = try Tool.run("rank", "--weights", "ahp:/nowhere.csv", Inputs.job12)
    #expect(none.code == 66 && none.output.isEmpty)
    try withFile("cost,memory\n1,2\n1/2,1\n") { path in
      let result = try Tool.run(
        "rank", "--objectives", "cost,latency", "--weights", "ahp:" + path, Inputs.job12)
      #expect(result.code == 64 && result.errors.contains("memory is no objective"))
    }
  }

  @Test("Words stand for 1 to 5")
  func words() throws {
    let words = try Tool.run("rank", "--weights", "cost=highest,latency=low", Inputs.job12)
    let numbers = try Tool.run("rank", "--weights", "cost=5,latency=2", Inputs.job12)
    #expect(words.code == 0 && words.output == numbers.output)
  }

  @Test(
    "Every method answers, says how it scored, and a method alone weighs equally",
    arguments: [
      "weighted-sum", "weighted-product", "waspas", "topsis", "vikor", "copras", "promethee",
      "mahalanobis-topsis",
    ])
  func methods(method: String) throws {
    let result = try Tool.run("rank", "--method", method, Inputs.job12)
    #expect(result.code == 0 && result.errors.isEmpty)
    #expect(result.output.contains("; equal weights: cost 0.500, latency 0.500"))
  }
}
