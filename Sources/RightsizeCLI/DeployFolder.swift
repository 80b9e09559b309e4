import ArgumentParser
import Rightsizer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of files that appear whole.
///
/// A folder that is not there yet appears at once, with everything in it. In one that is there, empty
/// or of an earlier deployment, every file appears whole, all of them written before the first takes
/// its name, README.md the last; what an earlier deployment left over goes then. Files that are none
/// of a deployment's are never touched: a folder with such is refused, but for what Terraform keeps
/// beside its configuration when that is written again.
///
/// Signals wait for the few milliseconds it takes. Failures are told on standard error with the path,
/// and thrown as exit code 74; 64 where the folder is the wrong one.
struct DeployFolder {
  private let path: String
  /// What is there already and may be replaced; `nil` where the folder is not.
  private let present: [String]?

  /// Looks at a folder: whether it can be written shows before anything is read.
  init(_ path: String, _ form: Deployment.Form, replacesEarlier: Bool) throws(ExitCode) {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    // A path cannot hold NUL; the system would silently look at what stands before it.
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Self.refusal(path, "no path of a folder: name one")
    }
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      let parent = Self.parent(of: path)
      if lstat(path, &status) == 0 {
        throw Self.refusal(path, "a link that leads to no folder: name the folder itself")
      }
      guard access(parent, W_OK) == 0 else { throw Self.failure(path, errno) }
      present = nil
      return
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Self.refusal(path, "a file, not a folder: name a folder")
    }
    guard var names = Self.names(in: path), access(path, W_OK) == 0 else {
      throw Self.failure(path, errno)
    }
    if form == .terraform { names.removeAll(where: Self.isKeptByTerraform) }
    present = names
    guard !names.isEmpty else { return }
    // A folder of such a name is none of a deployment's, and no file can take its place.
    let foreign = names.filter { !Deployment.isOwn($0) || Self.isFolder(path + "/" + $0) }
    guard foreign.isEmpty else {
      throw Self.refusal(
        path,
        "the folder has files that are not of a deployment (\(foreign.prefix(5).joined(separator: ", "))"
          + "\(foreign.count > 5 ? ", …" : "")): name another, or a new one")
    }
    guard replacesEarlier else {
      throw Self.refusal(
        path, "the folder has an earlier deployment: name another, or replace it with --force")
    }
  }

  /// Writes the files and tells each on standard error.
  func write(_ files: [Deployment.File]) throws(ExitCode) {
    // What is told on standard error may find no reader; the files are written all the same.
    signal(SIGPIPE, SIG_IGN)
    var signals = sigset_t()
    var earlier = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, &earlier)
    // Where a thread awaits them, it waits for this too.
    let failed = Interruption.finish { present == nil ? create(files) : fill(files) }
    pthread_sigmask(SIG_SETMASK, &earlier, nil)
    guard failed == 0 else { throw Self.failure(path, failed) }
    for file in files { StandardError.write("wrote \(path)/\(file.name)") }
  }

  // MARK: Writing; each step gives the system's error number, 0 for none

  private func create(_ files: [Deployment.File]) -> CInt {
    let parent = Self.parent(of: path)
    let temporary = Self.temporaryName(in: parent)
    var failed = Self.writeAllFiles(files, to: temporary)
    if failed == 0, rename(temporary, path) != 0 { failed = errno }
    if failed != 0 {
      Self.remove(temporary, files)
      return failed
    }
    Self.synchronize(parent)
    return 0
  }

  private func fill(_ files: [Deployment.File]) -> CInt {
    let temporary = Self.temporaryName(in: path)
    var failed = Self.writeAllFiles(files, to: temporary)
    let earlier = Set(present ?? [])
    var placed: [String] = []
    for file in files where failed == 0 {
      if rename(temporary + "/" + file.name, path + "/" + file.name) == 0 {
        placed.append(file.name)
      } else {
        failed = errno
      }
    }
    if failed != 0 {
      // What replaced an earlier file stays; what is new goes.
      for name in placed where !earlier.contains(name) { unlink(path + "/" + name) }
    } else {
      for name in earlier.subtracting(placed) { unlink(path + "/" + name) }
    }
    Self.remove(temporary, files)
    Self.synchronize(path)
    return failed
  }

  private static func writeAllFiles(_ files: [Deployment.File], to folder: String) -> CInt {
    guard mkdir(folder, 0o777) == 0 else { return errno }
    for file in files {
      let descriptor = open(
        folder + "/" + file.name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { return errno }
      var failed = writeAll(Array(file.text.utf8), to: descriptor) ?? 0
      // Else a name could survive a crash of the system, and the bytes not.
      if failed == 0, fsync(descriptor) != 0 { failed = errno }
      if close(descriptor) != 0, failed == 0 { failed = errno }
      if failed != 0 { return failed }
    }
    synchronize(folder)
    return 0
  }

  private static func remove(_ folder: String, _ files: [Deployment.File]) {
    for file in files { unlink(folder + "/" + file.name) }
    rmdir(folder)
  }

  /// Makes names last; what cannot be synchronised loses nothing but that.
  private static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  // MARK: Places

  private static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A name that no reader of folders takes for an input.
  private static func temporaryName(in folder: String) -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return (folder == "/" ? "" : folder) + "/.rightsize-\(digits).tmp"
  }

  /// The state, the plugins and their lock, in a folder where Terraform has run.
  private static func isKeptByTerraform(_ name: String) -> Bool {
    [".terraform", ".terraform.lock.hcl", "terraform.tfstate", "terraform.tfstate.backup"]
      .contains(name)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func names(in folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  // MARK: Failures

  private static func refusal(_ path: String, _ message: String) -> ExitCode {
    StandardError.write("error: --out: \(path): \(message)")
    return .validationFailure
  }

  private static func failure(_ path: String, _ number: CInt) -> ExitCode {
    let mend: String? =
      switch number {
      case ENOENT, ENOTDIR: "make the folder it is in first"
      case EACCES, EPERM: "make the folder it is in writable, or name another"
      case ENOSPC, EDQUOT: "free some space, or name a folder on another disk"
      case EROFS: "name a folder on another disk"
      default: nil
      }
    StandardError.write(
      "error: --out: \(path): the folder could not be written: \(systemReason(number))"
        + (mend.map { ": \($0)" } ?? ""))
    return .outputFailed
  }
}
