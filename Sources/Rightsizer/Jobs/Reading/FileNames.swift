#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Names of files in a folder, as bytes behind each other: making and comparing strings took longer
/// than the system took to list the folder.
struct FileNames {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  /// Adds a name if it is one of an input; whether it is.
  mutating func append(_ name: UnsafeRawBufferPointer) -> Bool {
    guard Self.isInput(name) else { return false }
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    return true
  }

  mutating func removeLast() {
    ends.removeLast()
    bytes.removeLast(bytes.count - (ends.last ?? 0))
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// A name behind its folder's; what is no UTF-8 is replaced.
  func path(_ index: Int, _ folder: [UInt8]) -> String {
    let name = range(index)
    return String(unsafeUninitializedCapacity: folder.count + name.count) { buffer in
      _ = buffer.initialize(from: folder)
      _ = UnsafeMutableBufferPointer(rebasing: buffer[folder.count...]).initialize(
        from: bytes[name])
      return folder.count + name.count
    }
  }

  // MARK: Endings

  private static let endings: [StaticString] = [".json", ".jsonl", ".csv"]
  private static let packing: StaticString = ".gz"

  static func isInput(_ name: UnsafeRawBufferPointer) -> Bool {
    guard let first = name.first, first != UInt8(ascii: ".") else { return false }
    var name = name
    if ends(name, packing) { name = UnsafeRawBufferPointer(rebasing: name.dropLast(3)) }
    for ending in endings where ends(name, ending) { return true }
    return false
  }

  private static func ends(_ name: UnsafeRawBufferPointer, _ ending: StaticString) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard name.count >= count, let start = name.baseAddress else { return false }
    return memcmp(start + (name.count - count), ending.utf8Start, count) == 0
  }

  // MARK: Order

  /// The names' indices in the order of their bytes.
  ///
  /// What all names begin with tells none apart; of the next eight bytes, as one number, nearly all
  /// differ.
  func sorted() -> [Int] {
    let common = commonCount
    let keys = (0..<count).map { index in
      var key: UInt64 = 0
      let name = range(index).dropFirst(common)
      for offset in 0..<8 {
        key = key << 8 | (offset < name.count ? UInt64(bytes[name.startIndex + offset]) : 0)
      }
      return (key: key, index: index)
    }
    return keys.sorted { a, b in
      if a.key != b.key { return a.key < b.key }
      return bytes[range(a.index)].lexicographicallyPrecedes(bytes[range(b.index)])
    }.map(\.index)
  }

  /// How many bytes all names begin with.
  private var commonCount: Int {
    guard count > 0 else { return 0 }
    let first = range(0)
    var common = first.count
    for index in 1..<max(1, count) {
      let name = range(index)
      common = min(common, name.count)
      var offset = 0
      while offset < common, bytes[name.lowerBound + offset] == bytes[first.lowerBound + offset] {
        offset += 1
      }
      common = offset
    }
    return common
  }
}
