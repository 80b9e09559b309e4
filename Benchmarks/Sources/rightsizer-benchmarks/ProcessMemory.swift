#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The resident memory of this process, in bytes; 0 where the system has no `/proc`.
enum ProcessMemory {
  /// What there is now.
  static var current: Int { kibibytes("VmRSS:") * 1024 }

  /// The most there has been so far. Not `getrusage`, which counts in what the process was that
  /// started this one.
  static var peak: Int { kibibytes("VmHWM:") * 1024 }

  /// Gives what has been freed back to the system, where the allocator can be told to.
  static func returnUnused() {
    // Of glibc, but not of its Swift module.
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)(0)
  }

  private static func kibibytes(_ name: String) -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\t" }
      if words.count > 1, words[0] == name { return Int(words[1]) ?? 0 }
    }
    return 0
  }
}
