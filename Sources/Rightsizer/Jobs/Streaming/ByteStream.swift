/// Bytes that come one part after the other: of a file, a pipe or memory, or unpacked from another
/// stream.
///
/// Streams are chained: file → gzip → UTF-16 → `ByteWindow`. Each is asked for bytes by the next.
protocol ByteStream: AnyObject {
  /// Fills the start of a buffer, which is not empty, and gives the number of bytes; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int

  /// About how many bytes will come, where that is known; 0 where it is not.
  var expectedByteCount: Int { get }

  /// Whether a window should have one read at a time, as what stands behind a read is forgotten with
  /// the next.
  var isReadOneByOne: Bool { get }
}

extension ByteStream {
  var isReadOneByOne: Bool { false }

  /// Reads at most so many bytes behind those of an array, and gives their number; 0 at the end.
  func read(upTo count: Int, behind bytes: inout [UInt8]) throws(StreamFault) -> Int {
    var received = 0
    var fault: StreamFault?
    bytes.append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { buffer, initialized in
        let room = UnsafeMutableRawBufferPointer(
          start: UnsafeMutableRawPointer(buffer.baseAddress)?.advanced(by: initialized),
          count: min(count, buffer.count - initialized))
        do throws(StreamFault) {
          received = try read(into: room)
          initialized += received
        } catch {
          fault = error
        }
      }
    }
    if let fault { throw fault }
    return received
  }
}

/// Why no more bytes come although the end was not reached.
struct StreamFault: Error {
  var code: ReadError.Code
  var message: String
  /// Bytes from the start of the input as it was given, where it is about a place in it.
  var offset: Int?
}

/// Bytes in memory.
final class MemoryBytes: ByteStream {
  private let bytes: [UInt8]
  private var offset = 0
  /// No more than so many bytes are given at once.
  private let limit: Int

  init(_ bytes: [UInt8], limit: Int = .max) {
    self.bytes = bytes
    self.limit = max(1, limit)
  }

  var expectedByteCount: Int { bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, limit, bytes.count - offset)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes { source in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + count]))
    }
    offset += count
    return count
  }
}

/// A stream whose first bytes can be looked at before they are read.
final class HeadedBytes: ByteStream {
  private let rest: (any ByteStream)?
  private var head: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false
  private var fault: StreamFault?

  init(_ stream: any ByteStream) { rest = stream }

  /// A stream of which some has been read.
  ///
  /// - Parameters:
  ///   - head: its bytes so far.
  ///   - isAtEnd: whether no more will come.
  ///   - fault: why not, where that is not its end.
  init(_ stream: (any ByteStream)?, head: [UInt8], isAtEnd: Bool, _ fault: StreamFault?) {
    rest = stream
    self.head = head
    self.isAtEnd = isAtEnd
    self.fault = fault
  }

  var expectedByteCount: Int { rest?.expectedByteCount ?? 0 }

  /// The bytes not yet read, up to so many; fewer only where the stream ends or fails before.
  func peek(_ count: Int) -> ArraySlice<UInt8> {
    while head.count - offset < count, !isAtEnd {
      let wanted = count - (head.count - offset)
      var received = 0
      do throws(StreamFault) {
        // All of a small file at once.
        received = try rest?.read(upTo: max(wanted, 1 << 14), behind: &head) ?? 0
      } catch {
        fault = error
      }
      isAtEnd = received == 0
    }
    return head[offset..<min(head.count, offset + count)]
  }

  /// Forgets bytes that have been looked at.
  func drop(_ count: Int) { offset = min(head.count, offset + count) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    let count = min(buffer.count, head.count - offset)
    if count > 0 {
      head.withUnsafeBytes { source in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + count]))
      }
      offset += count
      return count
    }
    if let fault { throw fault }
    return isAtEnd ? 0 : try rest?.read(into: buffer) ?? 0
  }
}
