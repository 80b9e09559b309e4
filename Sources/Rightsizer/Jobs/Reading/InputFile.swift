#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Files and folders, by the system's own calls: the library does without Foundation.
enum InputFile {
  /// Opens a file, a pipe or (path `-`) standard input; a pipe when it has a writer.
  static func open(_ path: String) throws(ReadError) -> FileBytes {
    let name = displayName(path)
    let descriptor = path == "-" ? STDIN_FILENO : try openForReading(path, waits: true)
    let bytes = FileBytes(descriptor, isOwned: path != "-")
    if bytes.isEndless {
      throw ReadError(
        code: .unreadable, source: name, message: "a device, not a file: name an exported file")
    }
    return bytes
  }

  /// Opens a file that a folder was found to hold, without waiting for anybody.
  ///
  /// By then a pipe may stand in its place.
  static func open(inFolder path: String) throws(ReadError) -> FileBytes {
    let bytes = FileBytes(try openForReading(path, waits: false), isOwned: true)
    if bytes.isStream { throw unreadPipe(inFolder: path) }
    return bytes
  }

  /// The whole content of a small file, a pipe or standard input, appended to `bytes`.
  static func read(_ path: String, into bytes: inout [UInt8]) throws(ReadError) {
    let file = try open(path)
    do throws(StreamFault) {
      while try file.read(upTo: 1 << 16, behind: &bytes) > 0 {}
    } catch {
      throw ReadError(
        code: error.code, source: displayName(path), offset: error.offset, message: error.message)
    }
  }

  /// What a path leads to.
  enum Kind: Sendable, Hashable {
    case folder
    case file(byteCount: Int)
    /// A pipe or a device, which has no size.
    case other
    /// Nothing, or nothing that can be looked at: opening it will tell.
    case missing
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard !holdsNUL(path), stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(byteCount: Int(clamping: status.st_size))
    default: return .other
    }
  }

  /// A file in a folder.
  struct Entry: Sendable, Hashable {
    var path: String
    /// `nil` where the folder itself says that it is a file: each look costs a small file a tenth of
    /// its time.
    var kind: Kind?
  }

  /// The files of a folder that can be inputs, in the order of their names' bytes.
  ///
  /// Files whose names end in .json, .jsonl or .csv, or in one of these and .gz, and do not start
  /// with a dot; folders in the folder are not entered.
  static func inputs(inFolder path: String) throws(ReadError) -> [Entry] {
    guard let folder = opendir(path) else {
      throw systemError(errno, name: path, reading: true)
    }
    defer { closedir(folder) }
    var prefix = Array(path.utf8)
    if prefix.last != UInt8(ascii: "/") { prefix.append(UInt8(ascii: "/")) }
    var names = FileNames()
    var kinds: [Kind?] = []
    while true {
      // Only so is an end told from a fault.
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw systemError(errno, name: path, reading: true) }
        break
      }
      let isTaken = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        names.append(UnsafeRawBufferPointer(rebasing: bytes.prefix { $0 != 0 }))
      }
      guard isTaken else { continue }
      if Int(entry.pointee.d_type) == Int(DT_REG) {
        kinds.append(nil)
        continue
      }
      let kind = kind(of: names.path(names.count - 1, prefix))
      if kind == .folder { names.removeLast() } else { kinds.append(kind) }
    }
    return names.sorted().map { Entry(path: names.path($0, prefix), kind: kinds[$0]) }
  }

  /// Why a pipe, a device or a socket in a folder is not opened: it could keep everything waiting for
  /// a writer who never comes.
  static func unreadPipe(inFolder path: String) -> ReadError {
    var status = stat()
    let isPipe = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    return ReadError(
      code: .unreadable, source: path,
      message: isPipe
        ? "a pipe in a folder is not read: name it by itself, or move it away"
        : "neither a file nor a folder, but a device or a socket: move it out of the folder")
  }

  static func displayName(_ path: String) -> String {
    // Of each of many small files this costs less than comparing strings.
    guard path.utf8.count <= 1 else { return path }
    return path == "-" ? "standard input" : path.isEmpty ? "(an empty path)" : path
  }

  private static func holdsNUL(_ path: String) -> Bool {
    path.utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? path.utf8.contains(0)
  }

  /// - Parameter waits: false has opening a pipe not wait for a writer; what a file gives does not
  ///   depend on it.
  static func openForReading(_ path: String, waits: Bool) throws(ReadError) -> CInt {
    // A path cannot hold NUL; the system would silently look at what stands before it.
    guard !holdsNUL(path) else {
      throw ReadError(code: .notFound, source: path, message: "a path cannot contain a NUL byte")
    }
    let descriptor = platformOpen(path, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else {
      throw systemError(errno, name: displayName(path), reading: false)
    }
    return descriptor
  }

  private static func platformOpen(_ path: String, _ flags: CInt) -> CInt {
    #if canImport(Glibc)
      return Glibc.open(path, flags)
    #elseif canImport(Musl)
      return Musl.open(path, flags)
    #else
      return Darwin.open(path, flags)
    #endif
  }

  /// What the system says of a read that failed.
  static func streamFault(_ number: CInt) -> StreamFault {
    let error = systemError(number, name: "", reading: true)
    return StreamFault(code: error.code, message: error.message, offset: nil)
  }

  private static func systemError(_ number: CInt, name: String, reading: Bool) -> ReadError {
    switch number {
    case ENOENT where name.unicodeScalars.contains("\u{FFFD}"):
      return ReadError(
        code: .notFound, source: name,
        message: "no such file: bytes of a name that are no UTF-8 are shown as \u{FFFD}, and the "
          + "file cannot be opened by it: rename it")
    case ENOENT, ENOTDIR:
      return ReadError(
        code: .notFound, source: name,
        message: "no such file or folder: check the path, and where it leads if it is a link")
    case EACCES, EPERM:
      return ReadError(
        code: .unreadable, source: name,
        message: "permission denied: make the file readable (`chmod +r FILE`) or run as its owner")
    case ELOOP:
      return ReadError(
        code: .unreadable, source: name,
        message: "a link that leads in a circle: name the file itself, or mend the link")
    case EISDIR:
      return ReadError(
        code: .unreadable, source: name, message: "a folder, not a file: name a file in it")
    case ENXIO, EOPNOTSUPP:
      // So the systems answer to opening a socket.
      return ReadError(
        code: .unreadable, source: name,
        message: "a socket or a device, not a file: name an exported file")
    default:
      let reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
      return ReadError(
        code: .unreadable, source: name,
        message: "the system did not let it be \(reading ? "read" : "opened"): \(reason)")
    }
  }
}
