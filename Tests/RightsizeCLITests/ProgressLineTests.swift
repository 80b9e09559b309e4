import Testing

@testable import RightsizeCLI

struct ProgressLineTests {
  private typealias Amounts = ProgressLine.Amounts

  @Test("Nothing is shown in the first second, then ten lines a second at most")
  func timing() {
    var line = ProgressLine(beginningAt: 100)
    let shown = (0..<300).filter { step in
      line.update(.reading, Amounts(bytes: step), width: 80, at: 100 + Double(step) / 100) != nil
    }
    #expect(shown.first == 100)
    #expect(zip(shown, shown.dropFirst()).allSatisfy { $1 - $0 >= 10 })
    #expect((18...20).contains(shown.count))
  }

  @Test("A short run leaves nothing, not even blanks")
  func short() {
    var line = ProgressLine(beginningAt: 0)
    #expect(line.update(.reading, Amounts(bytes: 5), width: 80, at: 0.99) == nil)
    #expect(line.erase() == nil)
  }

  @Test("Bytes, rows, rate and the time left")
  func amounts() {
    var line = ProgressLine(beginningAt: 10)
    let amounts = Amounts(bytes: 1_200_000_000, bytesTotal: 4_000_000_000, rows: 2_345_678)
    // 1.2 GB in 2 s are 600 MB/s; 2.8 GB more take 4.67 s.
    #expect(
      line.update(.reading, amounts, width: 80, at: 12)
        == "\rreading 1.2 GB of 4.0 GB, 2,345,678 rows, 600 MB/s, 5 s left")
  }

  @Test("Of a pipe no end is known, so none is told")
  func pipe() {
    var line = ProgressLine(beginningAt: 0)
    #expect(
      line.update(.reading, Amounts(bytes: 999_600, rows: 1), width: 80, at: 2)
        == "\rreading 1.0 MB, 1 row, 500 kB/s")
  }

  @Test("Writing counts rows, and its time begins with it")
  func writing() {
    var line = ProgressLine(beginningAt: 0)
    let one = Amounts(bytes: 10, rows: 1, rowsTotal: 1000)
    _ = line.update(.reading, Amounts(bytes: 1), width: 80, at: 50)
    _ = line.update(.writing, one, width: 80, at: 100)
    let two = Amounts(bytes: 5_000_000, rows: 250, rowsTotal: 1000)
    // 250 rows in 10 s: 750 more take 30 s.
    #expect(
      line.update(.writing, two, width: 80, at: 110)?.hasPrefix(
        "\rwriting 5.0 MB, 250 of 1,000 rows, 500 kB/s, 30 s left") == true)
  }

  @Test("A shorter line covers the one before, and erasing leaves blanks only")
  func covering() {
    var line = ProgressLine(beginningAt: 0)
    let long = line.update(.reading, Amounts(bytes: 0, rows: 1_000_000), width: 80, at: 1) ?? ""
    let short = line.update(.reading, Amounts(bytes: 0, rows: 1), width: 80, at: 2) ?? ""
    #expect(short.count == long.count)
    #expect(short.hasSuffix("1 row, 0 B/s" + String(repeating: " ", count: 9)))
    let text = short.drop { $0 == "\r" }.reversed().drop { $0 == " " }
    let blanks = String(repeating: " ", count: text.count)
    #expect(line.erase() == "\r" + blanks + "\r")
    #expect(line.erase() == nil)
  }

  @Test("It is narrower than the terminal; what matters least goes first", arguments: 0...90)
  func width(columns: Int) throws {
    var line = ProgressLine(beginningAt: 0)
    let amounts = Amounts(bytes: 1_200_000_000, bytesTotal: 4_000_000_000, rows: 2_345_678)
    let sent = line.update(.reading, amounts, width: columns, at: 2)
    let text = try #require(sent).dropFirst()
    #expect(text.count <= max(0, columns - 1))
    if columns >= 42 {
      #expect(text.hasPrefix("reading 1.2 GB of 4.0 GB") && text.hasSuffix("left"))
    }
    if columns == 45 { #expect(text == "reading 1.2 GB of 4.0 GB, 5 s left") }
  }

  @Test(
    "Long times are minutes and hours, and nothing traps",
    arguments: [(1, "39 s"), (6, "3:54 min"), (200, "2:10 h"), (1e12, "days")])
  func times(seconds: Double, left: String) throws {
    var line = ProgressLine(beginningAt: 0)
    // The rest takes 39 times as long as what is done: 39 s, 234 s, 7800 s.
    let amounts = Amounts(bytes: 100, bytesTotal: 4000)
    let sent = line.update(.reading, amounts, width: 80, at: seconds)
    let text = try #require(sent)
    #expect(text.hasSuffix(", \(left) left"))
  }

  @Test("Any amounts make a line")
  func extremes() {
    for value in [0, 1, Int.max, -1] {
      for total in [nil, 0, 1, Int.max, -5] {
        for seconds in [1.0, 1e300, .infinity, .nan] {
          var line = ProgressLine(beginningAt: 0)
          let amounts = Amounts(bytes: value, bytesTotal: total, rows: value, rowsTotal: total)
          _ = line.update(.writing, amounts, width: 80, at: seconds)
          _ = line.update(.reading, amounts, width: 80, at: seconds)
        }
      }
    }
  }
}
