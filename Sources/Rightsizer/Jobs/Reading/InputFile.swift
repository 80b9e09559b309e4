#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Files and folders, by the system's own calls: the library does without Foundation.
enum InputFile {
  /// Opens a file, a pipe or (path `-`) standard input.
  static func open(_ path: String) throws(ReadError) -> FileBytes {
    let name = displayName(path)
    let descriptor = path == "-" ? STDIN_FILENO : try openForReading(path)
    let bytes = FileBytes(descriptor, isOwned: path != "-")
    if bytes.isEndless {
      throw ReadError(
        code: .unreadable, source: name, message: "a device, not a file: name an exported file")
    }
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

  /// The files of a folder that can be inputs, in the order of their names' bytes; `nil` if the path
  /// is no folder.
  ///
  /// Files whose names end in .json, .jsonl or .csv, or in one of these and .gz, and do not start
  /// with a dot; folders in the folder are not entered.
  static func inputs(inFolder path: String) throws(ReadError) -> [String]? {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    guard let folder = opendir(path) else {
      throw systemError(errno, name: path, reading: true)
    }
    defer { closedir(folder) }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let isInput = endings.contains { name.hasSuffix($0) }
      guard isInput, !name.hasPrefix(".") else { continue }
      if Int(entry.pointee.d_type) != Int(DT_REG) {
        var status = stat()
        if stat(prefix + name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { continue }
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { prefix + $0 }
  }

  private static let endings = [".json", ".jsonl", ".csv", ".json.gz", ".jsonl.gz", ".csv.gz"]

  /// The size of a file; 0 where there is none, `nil` for what has no size, such as a pipe.
  static func byteCount(_ path: String) -> Int? {
    var status = stat()
    if path == "-" { return nil }
    guard !path.utf8.contains(0), stat(path, &status) == 0 else { return 0 }
    return status.st_mode & S_IFMT == S_IFREG ? Int(clamping: status.st_size) : nil
  }

  static func displayName(_ path: String) -> String { path == "-" ? "standard input" : path }

  private static func openForReading(_ path: String) throws(ReadError) -> CInt {
    // A path cannot hold NUL; the system would silently look at what stands before it.
    guard !path.utf8.contains(0) else {
      throw ReadError(code: .notFound, source: path, message: "a path cannot contain a NUL byte")
    }
    let descriptor = platformOpen(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(errno, name: path, reading: false) }
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
