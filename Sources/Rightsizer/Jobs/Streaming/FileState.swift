#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// By what a change of an open file is seen.
struct FileState: Sendable, Equatable {
  let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// `nil` for a pipe and for what has no size of its own.
  init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    size = Int(clamping: status.st_size)
    seconds = Int(time.tv_sec)
    nanoseconds = Int(time.tv_nsec)
  }

  init?(_ descriptor: CInt) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  static let changed = StreamFault(
    code: .unreadable,
    message: "the file changed while it was read: read it again when nothing writes to it",
    offset: nil)

  /// That the file ended before it should.
  func shorter(_ received: Int) -> StreamFault {
    StreamFault(
      code: .unreadable,
      message: "the file became shorter while it was read: \(received) of \(size) bytes "
        + "were there; read it again when nothing writes to it", offset: received)
  }
}
