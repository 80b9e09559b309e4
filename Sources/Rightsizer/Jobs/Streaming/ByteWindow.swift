/// The part of a stream that is in memory: a buffer that moves forward with its reader.
///
/// Offsets count from the start of the stream, whatever has been dropped since. Behind the last byte
/// stand `padding` zeros, so that a reader may load whole words there and stops at a byte that no
/// text holds. One window serves many streams, one after the other.
///
/// A reader asks for more only where it needs more: what it makes of a stream does not depend on
/// where the parts end.
final class ByteWindow {
  static let padding = 64
  /// Bytes read at once: they stay in the second-level cache while they are looked at.
  static let usualChunk = 1 << 18

  /// Bytes of one value that are kept at most, for readers that do not want the text as a whole: more
  /// of one string or number is a fault. (What is looked at behind a value counts with it.)
  static let longestValue = 1 << 28

  private let chunk: Int
  /// Bytes that are kept at most; set anew for each stream.
  var longestKept = ByteWindow.longestValue
  private var stream: (any ByteStream)?
  private var storage: UnsafeMutableRawPointer
  private(set) var capacity: Int
  /// The stream's bytes in the buffer.
  private(set) var base = 0
  private(set) var end = 0
  /// The fault that ended the stream; set once its reader has come to the end.
  private(set) var fault: StreamFault?
  private var isAtEnd = false
  private var laterFault: StreamFault?
  /// Where `base` is.
  private var basePlace = TextPlace()
  /// Starts whose places were asked to be kept, now before `base`.
  private var kept = Starts()
  private var keptPlaces = (outer: TextPlace(), inner: TextPlace(), parameter: TextPlace())

  /// Offsets of which a fault may speak when they are no longer in memory; −1 for none.
  struct Starts {
    var outer = -1
    var inner = -1
    var parameter = -1
  }

  /// - Parameter chunk: bytes read at once; small ones are for tests.
  init(chunk: Int = ByteWindow.usualChunk) {
    self.chunk = max(1, chunk)
    capacity = self.chunk + min(self.chunk, 4096)
    storage = .allocate(byteCount: capacity + Self.padding, alignment: 64)
    storage.initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
  }

  deinit { storage.deallocate() }

  /// Starts on a stream; what was left of the one before is dropped.
  func open(_ stream: any ByteStream) {
    self.stream = stream
    base = 0
    end = 0
    fault = nil
    isAtEnd = false
    laterFault = nil
    longestKept = Self.longestValue
    basePlace = TextPlace()
    kept = Starts()
    storage.initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
  }

  /// Whether the stream, just opened, begins as JSON does and nothing else that is known: with an
  /// object, or an array, that is no Python repr and no UTF-16.
  var beginsWithJSON: Bool {
    while end < 3, refill(from: 0, speakingOf: Starts()) {}
    rewind()
    let first = storage.load(as: UInt8.self)
    let second = storage.load(fromByteOffset: 1, as: UInt8.self)
    guard second != 0 || end < 2 else { return false }
    switch first {
    case UInt8(ascii: "{"): return second != UInt8(ascii: "'")
    case UInt8(ascii: "["):
      return second != UInt8(ascii: "{")
        || storage.load(fromByteOffset: 2, as: UInt8.self) != UInt8(ascii: "'")
    default: return false
    }
  }

  /// The whole stream, of which nothing has been dropped, as one to be read elsewhere.
  func rest() -> HeadedBytes {
    precondition(base == 0)
    let head = UnsafeRawBufferPointer(start: storage, count: end)
    let rest = HeadedBytes(stream, head: Array(head), isAtEnd: isAtEnd, laterFault)
    stream = nil
    end = 0
    storage.initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
    return rest
  }

  /// Has its reader start anew; nothing may have been dropped.
  func rewind() {
    precondition(base == 0)
    fault = nil
  }

  /// Lets go of the stream and of a buffer that had to grow.
  func close() {
    stream = nil
    fault = nil
    if capacity > 8 * chunk { reallocate(0, count: 0, chunk + min(chunk, 4096)) }
    base = 0
    end = 0
    storage.initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
  }

  /// The address that offset 0 would have.
  var origin: UInt { UInt(bitPattern: storage) &- UInt(bitPattern: base) }

  /// Drops what stands before `start` and reads on; false at the end of the stream.
  ///
  /// - Parameter starts: offsets whose places may be asked for when they are no longer in memory.
  func refill(from start: Int, speakingOf starts: Starts) -> Bool {
    if isAtEnd {
      // Only a reader that comes here is told; where it fails before, that comes first.
      fault = laterFault
      return false
    }
    if max(starts.outer, starts.inner, starts.parameter) >= base {
      keep(&kept.outer, &keptPlaces.outer, starts.outer, upTo: start)
      keep(&kept.inner, &keptPlaces.inner, starts.inner, upTo: start)
      keep(&kept.parameter, &keptPlaces.parameter, starts.parameter, upTo: start)
    }
    basePlace = place(of: start)
    let offset = start - base
    let count = end - start
    guard count < longestKept || count < chunk else {
      fault = tooLong(start)
      return false
    }
    // As much again as is kept, so that a long value is moved a few times only.
    let wanted = count < chunk ? chunk : min(count, longestKept - count)
    let needed = count + wanted
    if needed > capacity && count > capacity - chunk {
      reallocate(offset, count: count, needed)
    } else if capacity > 8 * chunk, needed < 2 * chunk {
      reallocate(offset, count: count, chunk + max(min(chunk, 4096), count))
    } else if offset > 0, count > 0 {
      storage.copyMemory(from: storage + offset, byteCount: count)
    }
    base = start
    fill(from: count, upTo: min(capacity, needed))
    (storage + (end - base)).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
    if end == start + count {
      fault = laterFault
      return false
    }
    return true
  }

  private func tooLong(_ start: Int) -> StreamFault {
    StreamFault(
      code: .value,
      message: "a value of more than \(longestKept >> 20) MiB starts at byte \(start), which no "
        + "job result holds: leave it out", offset: start)
  }

  private func fill(from count: Int, upTo limit: Int) {
    var count = count
    while count < limit, let stream, !isAtEnd {
      do throws(StreamFault) {
        let room = UnsafeMutableRawBufferPointer(start: storage + count, count: limit - count)
        let received = try stream.read(into: room)
        count += received
        isAtEnd = received == 0
        if stream.isReadOneByOne { break }
      } catch {
        laterFault = error
        isAtEnd = true
      }
    }
    end = base + count
  }

  private func reallocate(_ offset: Int, count: Int, _ newCapacity: Int) {
    let old = storage
    storage = .allocate(byteCount: newCapacity + Self.padding, alignment: 64)
    storage.copyMemory(from: old + offset, byteCount: count)
    old.deallocate()
    capacity = newCapacity
  }

  private func keep(_ offset: inout Int, _ place: inout TextPlace, _ wanted: Int, upTo start: Int) {
    guard wanted >= base, wanted < start else { return }
    place = self.place(of: wanted)
    offset = wanted
  }

  /// The place of an offset in the buffer, or of one whose place was kept.
  func place(of offset: Int) -> TextPlace {
    if offset < base, offset == kept.parameter { return keptPlaces.parameter }
    if offset < base, offset == kept.inner { return keptPlaces.inner }
    if offset < base, offset == kept.outer { return keptPlaces.outer }
    var place = basePlace
    let count = min(max(0, offset - base), end - base)
    place.advance(over: UnsafeRawBufferPointer(start: storage, count: count))
    return place
  }
}
