/// Where a file of JSON documents behind each other can be cut so that each piece holds whole ones.
///
/// Between `}` or `]` and `{` or `[` on the next line JSON has a comma wherever both are inside
/// something, and no string holds a line end: without one a new document begins there. In a text that
/// is no JSON a cut may be wrong; then a piece cannot be read, nor can the file.
struct FileCuts {
  /// Pieces smaller than this are not worth a thread's while.
  static let leastByteCount = 1 << 22
  /// Bytes that are looked through for a cut: those of a long document.
  private static let longestSearch = 1 << 24

  private let file: SharedFile
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// The pieces of a file in order, about equally long and as many as are asked for or fewer; one
  /// where it cannot be cut.
  static func pieces(
    of file: SharedFile, count: Int, leastByteCount least: Int = leastByteCount
  ) -> [Range<Int>] {
    let whole = 0..<file.byteCount
    let count = min(count, whole.count / max(1, least))
    var cuts = FileCuts(file: file)
    guard count > 1, cuts.beginsWithJSON else { return [whole] }
    var pieces: [Range<Int>] = []
    var start = 0
    for index in 1..<count {
      let (quotient, remainder) = whole.count.quotientAndRemainder(dividingBy: count)
      let aim = quotient * index + min(remainder, index)
      guard aim > start, let cut = cuts.firstCut(from: aim) else { continue }
      pieces.append(start..<cut)
      start = cut
    }
    return pieces + [start..<whole.upperBound]
  }

  /// Whether the file begins as JSON does without white space and as nothing else does: no Python
  /// repr, no UTF-16, nothing packed.
  private var beginsWithJSON: Bool {
    mutating get {
      guard read(at: 0) >= 2 else { return false }
      let (first, second) = (buffer[0], buffer[1])
      return (first == UInt8(ascii: "{") || first == UInt8(ascii: "["))
        && second != 0 && second != UInt8(ascii: "'")
    }
  }

  /// The first place from an offset on where a document begins a line.
  private mutating func firstCut(from start: Int) -> Int? {
    // The end of the line before is looked at too.
    var offset = max(0, start - 3)
    while offset < start + Self.longestSearch {
      let count = read(at: offset)
      for index in 3..<max(3, count) where buffer[index - 1] == UInt8(ascii: "\n") {
        let last = buffer[index - 2] == UInt8(ascii: "\r") ? buffer[index - 3] : buffer[index - 2]
        let ends = last == UInt8(ascii: "}") || last == UInt8(ascii: "]")
        let begins = buffer[index] == UInt8(ascii: "{") || buffer[index] == UInt8(ascii: "[")
        if ends, begins { return offset + index }
      }
      guard count > 3 else { return nil }
      offset += count - 3
    }
    return nil
  }

  /// Reads a part of the file and gives the number of bytes; 0 where it cannot be read.
  private mutating func read(at offset: Int) -> Int {
    let file = file
    return buffer.withUnsafeMutableBytes { (try? file.read(into: $0, at: offset)) ?? 0 }
  }
}
