import Rightsizer
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The progress line on standard error, where that is a terminal; told from any thread.
final class ProgressDisplay: Sendable {
  private struct State {
    var line: ProgressLine
    var isFinished = false
  }

  private let state: Mutex<State>

  /// A display that shows nothing yet; `nil` where nobody looks or none is wanted.
  init?(isQuiet: Bool) {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return nil }
    state = Mutex(State(line: ProgressLine(beginningAt: Self.seconds)))
  }

  /// Tells how far the run has come.
  func update(_ phase: ProgressLine.Phase, _ amounts: ProgressLine.Amounts) {
    let now = Self.seconds
    state.withLock { state in
      guard !state.isFinished, Self.isInForeground else { return }
      if let text = state.line.update(phase, amounts, width: Self.width, at: now) {
        _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
      }
    }
  }

  /// Erases the line, so that something else can be told; the next update shows it again.
  func clear() { end(isFinished: false) }

  /// Erases the line for good.
  func finish() { end(isFinished: true) }

  private func end(isFinished: Bool) {
    state.withLock { state in
      state.isFinished = state.isFinished || isFinished
      if let text = state.line.erase() { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
    }
  }

  private static var width: Int? {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : nil
  }

  /// In the background the line would be written over what the user types.
  private static var isInForeground: Bool {
    let group = tcgetpgrp(STDERR_FILENO)
    // A terminal that does not control the program has no foreground.
    return group < 0 || group == getpgrp()
  }

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
