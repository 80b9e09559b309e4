import ArgumentParser
import Rightsizer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The numbers of the standard streams.
enum StandardStreams {
  /// Takes the numbers of streams that the program was started without (`2>&-`).
  ///
  /// A file opened later would get them, and messages would be written into it. Each is taken such
  /// that reading or writing it still fails.
  static func takeClosedNumbers() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is this one.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// Standard output: the answer and nothing else.
enum StandardOutput {
  /// Writes bytes, all of them.
  ///
  /// - Throws: exit code 74 where the output takes no more; why is told on standard error.
  static func write(_ bytes: [UInt8]) throws(ExitCode) {
    guard let failure = writeAll(bytes, to: STDOUT_FILENO) else { return }
    StandardError.write("error: the output could not be written: \(systemReason(failure))")
    throw .outputFailed
  }

  /// Colour and width of the terminal that standard output is, if it is one.
  static var terminal: Terminal {
    guard isatty(STDOUT_FILENO) == 1 else { return Terminal() }
    let isColored = ANSIStyle.isEnabled(
      isTerminal: true, noColor: variable("NO_COLOR"), term: variable("TERM"))
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Terminal(isColored: isColored, width: isKnown ? Int(size.ws_col) : nil)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// Standard error: everything but the answer.
enum StandardError {
  /// Writes a line; what could move a terminal's cursor is shown, not sent.
  static func write(_ line: String) {
    let bytes = Array((DisplayText(line).text + "\n").utf8)
    _ = bytes.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, bytes.count) }
  }

  /// Tells of sources without a row why they have none, with the job's status where it is known.
  static func tellNothingEligible(in sources: [String], of table: RecommendationTable) {
    for source in sources {
      let known = table.diagnostics.first { $0.code == .noRecommendations && $0.source == source }
      write("nothing eligible: \(source): \(known?.message ?? "no recommendations")")
    }
  }

  /// So many diagnostics of one code in one input are told; more would hide the answer.
  private static let toldPerCode = 5

  /// Writes diagnostics, a line each; of one code in one input the first few.
  static func write(_ diagnostics: [Diagnostic]) {
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics {
      let kind = "\(diagnostic.code) \(diagnostic.source ?? "")"
      counts[kind, default: 0] += 1
      let count = counts[kind] ?? 0
      guard count <= toldPerCode + 1 else { continue }
      let place = [diagnostic.source, diagnostic.path].compactMap(\.self).joined(separator: ": ")
      let message =
        count <= toldPerCode
        ? (place.isEmpty ? "" : place + ": ") + diagnostic.message
        : (diagnostic.source.map { $0 + ": " } ?? "") + "and more of this kind: see inspect"
      write("\(diagnostic.severity.rawValue): \(message)")
    }
  }
}

/// Writes bytes, all of them; the system's error number where it takes no more.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> CInt? {
  var offset = 0
  while offset < bytes.count {
    let written = bytes.withUnsafeBytes { buffer in
      systemWrite(descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
    }
    if written < 0 {
      if errno == EINTR { continue }
      return errno
    }
    offset += written
  }
  return nil
}

/// The system's words for an error number.
func systemReason(_ number: CInt) -> String {
  strerror(number).map { String(cString: $0) } ?? "error \(number)"
}

private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  guard let bytes else { return 0 }
  #if canImport(Glibc)
    return Glibc.write(descriptor, bytes, count)
  #elseif canImport(Musl)
    return Musl.write(descriptor, bytes, count)
  #else
    return Darwin.write(descriptor, bytes, count)
  #endif
}
