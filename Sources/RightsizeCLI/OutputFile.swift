import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears whole or not at all.
///
/// Bytes go to a temporary file in the same folder, which takes the target's name once everything is
/// written and on the disk. A symbolic link stays, and the file it leads to is replaced, which keeps
/// its permissions; a FIFO or a character device such as `/dev/stdout` takes the bytes as they come,
/// since it cannot be replaced.
///
/// Every failure is told on standard error with the path and the mend, and thrown as exit code 74.
struct OutputFile {
  /// The path as it was given, for messages.
  private let path: String
  /// What is replaced: the path, or the file its link leads to.
  private let target: String
  private let descriptor: CInt
  /// Where the bytes are until they are whole; `nil` where they go straight to the target.
  private let temporary: String?

  /// Opens an output: whether it can be written shows before anything is read.
  init(_ path: String) throws(ExitCode) {
    self.path = path
    // A path cannot hold NUL; the system would silently look at what stands before it.
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Self.failure(path, "no path of a file: name one, or - for standard output")
    }
    // A file that may grow no further is then told as any other failure of writing.
    signal(SIGXFSZ, SIG_IGN)
    var status = stat()
    let exists = stat(path, &status) == 0
    switch exists ? status.st_mode & S_IFMT : S_IFREG {
    case S_IFREG:
      target = try Self.fileToReplace(path, exists: exists)
      if exists, access(target, W_OK) != 0 {
        throw Self.failure(path, systemError: errno)
      }
      // What is told on standard error may find no reader; the file is written all the same.
      signal(SIGPIPE, SIG_IGN)
      let (descriptor, temporary) = try Self.temporaryFile(besides: target, for: path)
      self.descriptor = descriptor
      self.temporary = temporary
      // A file that others may not read stays one.
      if exists { fchmod(descriptor, status.st_mode & 0o777) }
    case S_IFIFO, S_IFCHR:
      target = path
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.failure(path, systemError: errno) }
    case S_IFDIR:
      throw Self.failure(path, "a folder, not a file: name a file in it")
    default:
      throw Self.failure(path, "neither a file nor a pipe: name a file")
    }
  }

  /// Whether a path leads to what is to be replaced.
  func replaces(_ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    guard temporary != nil, !other.utf8.contains(0), stat(target, &one) == 0,
      stat(other, &two) == 0
    else { return false }
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }

  /// Writes bytes behind those written before.
  func write(_ bytes: [UInt8]) throws(ExitCode) {
    if let failure = writeAll(bytes, to: descriptor) {
      throw Self.failure(path, systemError: failure)
    }
  }

  /// Puts the file in its place, and only then it is there.
  func commit() throws(ExitCode) {
    guard let temporary else {
      if close(descriptor) != 0 { throw Self.failure(path, systemError: errno) }
      return
    }
    // Else a name could survive a crash of the system, and the bytes not.
    var failure = fsync(descriptor) == 0 ? 0 : errno
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0 {
      // At once for an interrupt: it finds the temporary file or the whole one.
      failure = Interruption.finish { rename(temporary, target) == 0 ? 0 : errno }
    }
    guard failure == 0 else {
      Interruption.finish { unlink(temporary) }
      throw Self.failure(path, systemError: failure)
    }
    syncFolder()
  }

  /// Leaves the target as it was.
  func discard() {
    close(descriptor)
    if let temporary { Interruption.finish { unlink(temporary) } }
  }

  // MARK: Places

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The file behind a link, or the path itself.
  private static func fileToReplace(_ path: String, exists: Bool) throws(ExitCode) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
    guard exists, let resolved = realpath(path, nil) else {
      throw failure(path, "a link that leads to no file: name the file itself, or remove the link")
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A new file in the target's folder, with the permissions any new file gets there.
  private static func temporaryFile(
    besides target: String, for path: String
  ) throws(ExitCode) -> (descriptor: CInt, path: String) {
    let folder = folder(of: target)
    while true {
      // Its name is short, since the target's may be as long as a name can be, and none that a
      // folder of inputs would be read for.
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      let temporary = (folder == "/" ? "" : folder) + "/.rightsize-\(digits).tmp"
      let descriptor = Interruption.begin(temporary) {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        return descriptor >= 0 ? descriptor : -errno
      }
      if descriptor >= 0 { return (descriptor, temporary) }
      if descriptor != -EEXIST { throw failure(path, systemError: -descriptor) }
    }
  }

  /// Makes the new name last; what cannot be synchronised loses nothing but that.
  private func syncFolder() {
    let folder = open(Self.folder(of: target), O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  // MARK: Failures

  private static func failure(_ path: String, _ message: String) -> ExitCode {
    StandardError.write("error: \(path): \(message)")
    return .outputFailed
  }

  private static func failure(_ path: String, systemError number: CInt) -> ExitCode {
    let mend: String? =
      switch number {
      case ENOENT, ENOTDIR: "make the folder first"
      case EACCES, EPERM: "make the folder and the file writable, or name another"
      case ENOSPC, EDQUOT: "free some space, or name a file on another disk"
      case EFBIG: "raise the limit on the size of files (ulimit -f), or export fewer rows"
      case EROFS: "name a file on another disk"
      case ENAMETOOLONG: "name a file with a shorter name"
      default: nil
      }
    return failure(
      path,
      "the file could not be written: \(systemReason(number))" + (mend.map { ": \($0)" } ?? ""))
  }
}
