#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An open file with a size of its own, of which several threads read each a piece.
///
/// It is opened once, so that all pieces are of one file whatever its path leads to later.
final class SharedFile: Sendable {
  let state: FileState
  private let descriptor: CInt

  /// Opens a file; `nil` for what cannot be opened, or has no size of its own.
  init?(_ path: String) {
    guard let descriptor = try? InputFile.openForReading(path, waits: false) else { return nil }
    guard let state = FileState(descriptor) else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    self.state = state
  }

  deinit { close(descriptor) }

  var byteCount: Int { state.size }

  /// Fills the start of a buffer from an offset on, and gives the number of bytes; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(StreamFault) -> Int {
    var count = 0
    repeat {
      count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw InputFile.streamFault(errno) }
    return count
  }

  /// Whether the file is as it was when it was opened.
  var isUnchanged: Bool { FileState(descriptor) == state }
}

/// A piece of a file, from an offset to another.
final class FilePiece: ByteStream {
  private let file: SharedFile
  private let range: Range<Int>
  private var offset: Int
  let expectedByteCount: Int

  /// - Parameter expectedByteCount: about how many bytes will be put behind each other in all.
  init(_ file: SharedFile, _ range: Range<Int>, expectedByteCount: Int) {
    self.file = file
    self.range = range
    offset = range.lowerBound
    self.expectedByteCount = expectedByteCount
  }

  /// All of a file.
  convenience init(_ file: SharedFile) {
    self.init(file, 0..<file.byteCount, expectedByteCount: file.byteCount)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    let wanted = min(buffer.count, range.upperBound - offset)
    var count = 0
    if wanted > 0 {
      count = try file.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: offset)
    }
    if count == 0 {
      guard offset == range.upperBound else { throw file.state.shorter(offset) }
      guard file.isUnchanged else { throw FileState.changed }
    }
    offset += count
    return count
  }
}
