#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of an open file, pipe or terminal.
///
/// A file that changes or shrinks between its opening and its end is a fault: half of its rows would
/// be of another export than the rest.
final class FileBytes: ByteStream {
  private let descriptor: CInt
  private let isOwned: Bool
  /// How the file was when it was opened; `nil` for a pipe and for what has no size of its own.
  private var opened: FileState?
  private var received = 0

  /// Whether it is a device that has no end.
  let isEndless: Bool
  /// Whether it is a pipe or a device, of which nothing says when something comes.
  let isStream: Bool

  /// Takes over an open descriptor, which is closed at the end if it is owned.
  init(_ descriptor: CInt, isOwned: Bool) {
    self.descriptor = descriptor
    self.isOwned = isOwned
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    let kind = status.st_mode & S_IFMT
    // Some devices never end. A terminal does, when its user says so.
    isEndless = isKnown && (kind == S_IFBLK || (kind == S_IFCHR && isatty(descriptor) == 0))
    isStream = isKnown && kind != S_IFREG && kind != S_IFDIR
    opened = isKnown ? FileState(status) : nil
    // Who opened it may have read some of it.
    received = opened == nil || isOwned ? 0 : max(0, Int(lseek(descriptor, 0, SEEK_CUR)))
  }

  deinit { if isOwned { close(descriptor) } }

  var expectedByteCount: Int { opened?.size ?? 0 }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    if let opened, received == opened.size {
      // No need to ask for more: a file that has some by now has changed.
      try checkUnchanged()
      return 0
    }
    var count = 0
    repeat {
      count = Self.platformRead(descriptor, buffer)
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw InputFile.streamFault(errno) }
    if count == 0 { try checkUnchanged() }
    received += count
    return count
  }

  private func checkUnchanged() throws(StreamFault) {
    guard let opened else { return }
    guard received >= opened.size else { throw opened.shorter(received) }
    guard FileState(descriptor) == opened else { throw FileState.changed }
  }

  private static func platformRead(
    _ descriptor: CInt, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    #if canImport(Glibc)
      return Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      return Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      return Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }
}
