internal import CKernels

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A place in UTF-8 text, by lines and characters; LF, CR LF and CR alone end a line each.
struct TextPlace: Sendable, Hashable {
  /// From 1.
  var line = 1
  /// From 1, in characters (Unicode scalars).
  var column = 1
  /// UTF-16 code units before it.
  var utf16Count = 0
  /// Whether a CR stands right before it: an LF that stands here belongs to its line end.
  private var isBehindReturn = false

  init(line: Int = 1) { self.line = line }

  /// Moves over text that stands here.
  mutating func advance(over text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress, let first = text.first, let last = text.last else { return }
    let counts = kernel_count_text(start, text.count)
    utf16Count += text.count - counts.continuations + counts.longLeads
    let endsLineBefore = isBehindReturn && first == UInt8(ascii: "\n")
    isBehindReturn = last == UInt8(ascii: "\r")
    guard counts.newlines + counts.returns > 0 else {
      column += text.count - counts.continuations
      return
    }
    line += counts.newlines + counts.returns - (endsLineBefore ? 1 : 0)
    // Most text has none.
    if counts.returns > 0 { line -= kernel_count_crlf(start, text.count) }
    let behind = kernel_count_behind_line_end(start, text.count)
    let tail = start + (text.count - behind)
    column = 1 + behind - kernel_count_text(tail, behind).continuations
  }
}
