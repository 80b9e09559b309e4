#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Files and folders, by the system's own calls: the library does without Foundation.
enum InputFile {
  /// The whole content of a file, a pipe or (path `-`) standard input, appended to `bytes`.
  static func read(_ path: String, into bytes: inout [UInt8]) throws(ReadError) {
    let name = displayName(path)
    let descriptor = path == "-" ? STDIN_FILENO : try openForReading(path)
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    var expected = 0
    if fstat(descriptor, &status) == 0 {
      let kind = status.st_mode & S_IFMT
      if kind == S_IFREG { expected = Int(clamping: status.st_size) }
      // Some devices never end. A terminal does, when its user says so.
      if kind == S_IFBLK || (kind == S_IFCHR && isatty(descriptor) == 0) {
        throw ReadError(
          code: .unreadable, source: name, message: "a device, not a file: name an exported file")
      }
    }
    // One byte more than expected shows the end of the file without another allocation.
    var room = max(expected + 1, 1 << 16)
    while true {
      var failure: CInt = 0
      var received = 0
      bytes.reserveCapacity(bytes.count + room)
      bytes.append(addingCapacity: room) { span in
        span.withUnsafeMutableBufferPointer { buffer, initialized in
          let target = UnsafeMutableRawPointer(buffer.baseAddress)
          let free = buffer.count - initialized
          if initialized == 0 { adviseLargePages(target, free) }
          repeat {
            received = platformRead(
              descriptor, target?.advanced(by: initialized), min(free, room))
          } while received < 0 && errno == EINTR
          failure = errno
          initialized += max(0, received)
        }
      }
      if received < 0 {
        throw systemError(failure, name: name, reading: true)
      }
      if received == 0 { return }
      // What is left of the room, down to the one byte that shows the end: asking for more would
      // copy all that was read, which took twice as long as reading it.
      room -= received
      if room == 0 { room = max(bytes.count, 1 << 16) }
    }
  }

  /// The files of a folder that can be inputs, in the order of their names' bytes; `nil` if the path
  /// is no folder.
  ///
  /// Files whose names end in .json, .jsonl or .csv and do not start with a dot; folders in the
  /// folder are not entered.
  static func inputs(inFolder path: String) throws(ReadError) -> [String]? {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    guard let folder = opendir(path) else {
      throw systemError(errno, name: path, reading: true)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let isInput = [".json", ".jsonl", ".csv"].contains { name.hasSuffix($0) }
      guard isInput, !name.hasPrefix(".") else { continue }
      let full = path.hasSuffix("/") ? path + name : path + "/" + name
      var status = stat()
      if stat(full, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { continue }
      names.append(full)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// `MADV_HUGEPAGE`, which not every libc's headers show to Swift.
  private static let madviseHugePage: CInt = 14

  static func displayName(_ path: String) -> String { path == "-" ? "standard input" : path }

  private static func openForReading(_ path: String) throws(ReadError) -> CInt {
    // A path cannot hold NUL; the system would silently look at what stands before it.
    guard !path.utf8.contains(0) else {
      throw ReadError(code: .notFound, source: path, message: "a path cannot contain a NUL byte")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(errno, name: path, reading: false) }
    return descriptor
  }

  /// Asks for large pages under a large buffer, which has one page fault for each 4 KiB otherwise.
  private static func adviseLargePages(_ start: UnsafeMutableRawPointer?, _ count: Int) {
    #if os(Linux)
      guard let start, count >= 1 << 22 else { return }
      let page = 4096
      let address = UInt(bitPattern: start)
      let offset = Int((UInt(page) - address % UInt(page)) % UInt(page))
      // Advice only: where the system does not know it, nothing changes.
      _ = madvise(start.advanced(by: offset), (count - offset) / page * page, madviseHugePage)
    #endif
  }

  private static func platformRead(
    _ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int
  ) -> Int {
    guard let buffer else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      return Musl.read(descriptor, buffer, count)
    #else
      return Darwin.read(descriptor, buffer, count)
    #endif
  }

  private static func systemError(_ number: CInt, name: String, reading: Bool) -> ReadError {
    switch number {
    case ENOENT, ENOTDIR:
      return ReadError(
        code: .notFound, source: name,
        message: "no such file or folder: check the path, and where it leads if it is a link")
    case EACCES, EPERM:
      return ReadError(
        code: .unreadable, source: name,
        message: "permission denied: make the file readable (`chmod +r FILE`) or run as its owner")
    default:
      let reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
      return ReadError(
        code: .unreadable, source: name,
        message: "the system did not let it be \(reading ? "read" : "opened"): \(reason)")
    }
  }
}
