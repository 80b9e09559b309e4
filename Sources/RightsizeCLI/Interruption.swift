import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is put in order when the user or the system ends the program early (SIGINT, SIGTERM, SIGHUP):
/// the temporary file goes, the progress line is erased, and the program ends by the signal, as
/// shells expect (130, 143, 129).
///
/// The signals are blocked everywhere and awaited by one thread, so that what it does is ordinary
/// code; a handler could call next to nothing.
enum Interruption {
  private struct State {
    var isWatching = false
    var temporaryFile: String?
    var progress: ProgressDisplay?
  }

  private static let state = Mutex(State())

  /// What is awaited, settled before the thread that awaits it begins.
  private static let numbers = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }

  /// Begins to watch; before other threads begin, which inherit what is blocked.
  ///
  /// - Parameter progress: what is erased.
  static func watch(_ progress: ProgressDisplay?) {
    let isNew = state.withLock { state in
      state.progress = progress
      defer { state.isWatching = true }
      return !state.isWatching
    }
    guard isNew, !numbers.isEmpty else { return }
    var signals = set(of: numbers)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let isStarted =
      pthread_create(
        &thread, nil,
        { _ in
          Interruption.awaitSignal()
          return nil
        }, nil) == 0
    // Without a thread to await them they end the program as ever.
    if !isStarted { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  /// Makes a temporary file known with what creates it, if that gives a descriptor.
  static func begin(_ temporaryFile: String, _ create: () -> CInt) -> CInt {
    state.withLock { state in
      let descriptor = create()
      if descriptor >= 0 { state.temporaryFile = temporaryFile }
      return descriptor
    }
  }

  /// Renames or removes the temporary file; an interrupt comes before or after that.
  @discardableResult
  static func finish(_ end: () -> CInt) -> CInt {
    state.withLock { state in
      let result = end()
      if result == 0 { state.temporaryFile = nil }
      return result
    }
  }

  /// Whether the program was started so that a signal does nothing (`nohup`).
  private static func isIgnored(_ number: CInt) -> Bool {
    let earlier = signal(number, SIG_DFL)
    guard unsafeBitCast(earlier, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) else {
      return false
    }
    signal(number, SIG_IGN)
    return true
  }

  private static func set(of numbers: [CInt]) -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    return signals
  }

  private static func awaitSignal() {
    var signals = set(of: numbers)
    var number: CInt = 0
    guard sigwait(&signals, &number) == 0 else { return }
    state.withLock { state in
      if let file = state.temporaryFile { unlink(file) }
      state.progress?.finish()
      // The lock is kept: nothing else happens before the end.
      signal(number, SIG_DFL)
      var one = set(of: [number])
      pthread_sigmask(SIG_UNBLOCK, &one, nil)
      raise(number)
    }
  }
}
