/// Strings of which nearly every row has one of its own, such as its endpoint's name: kept behind each
/// other and not looked up, so that equal ones may have several numbers.
///
/// Looking each up in a table far larger than the cache was a tenth of all reading, and looking all up
/// again was most of putting together what several threads had read.
struct OwnStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where string `i` ends; it starts where the one before ends.
  private(set) var ends: [Int] = []

  var count: Int { ends.count }

  /// Where a string stands in `bytes`.
  func range(of index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  @inline(__always)
  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// Forgets the last strings, down to so many.
  mutating func removeLast(downTo count: Int) {
    guard count < ends.count else { return }
    ends.removeLast(ends.count - count)
    bytes.removeLast(bytes.count - (ends.last ?? 0))
  }

  /// Makes room; twice as much as there is at least, or each of many large files would have all
  /// strings copied. Room that is not used costs no memory, only addresses.
  mutating func reserve(count: Int, byteCount: Int) {
    if bytes.capacity < bytes.count + byteCount {
      bytes.reserveCapacity(max(bytes.count + byteCount, 2 * bytes.count))
    }
    if ends.capacity < ends.count + count {
      ends.reserveCapacity(max(ends.count + count, 2 * ends.count))
    }
  }
}

extension OwnStrings {
  /// Adds strings of several others behind each other, piece by piece.
  mutating func append(_ pieces: [(strings: OwnStrings, range: Range<Int>)]) {
    let pieces = pieces.filter { !$0.range.isEmpty }
    bytes.reserveCapacity(
      pieces.reduce(bytes.count) { $0 + $1.strings.byteRange(of: $1.range).count })
    ends.reserveCapacity(pieces.reduce(ends.count) { $0 + $1.range.count })
    for (strings, range) in pieces {
      let piece = strings.byteRange(of: range)
      let shift = bytes.count - piece.lowerBound
      bytes.append(contentsOf: strings.bytes[piece])
      ends.append(addingCapacity: range.count) { span in
        for index in range { span.append(strings.ends[index] + shift) }
      }
    }
  }

  private func byteRange(of range: Range<Int>) -> Range<Int> {
    (range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1])..<ends[range.upperBound - 1]
  }
}
