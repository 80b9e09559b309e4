internal import CKernels

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A place in UTF-8 text, by lines and characters.
struct TextPlace: Sendable, Hashable {
  /// From 1.
  var line = 1
  /// From 1, in characters (Unicode scalars).
  var column = 1
  /// UTF-16 code units before it.
  var utf16Count = 0

  /// Moves over text that stands here.
  mutating func advance(over text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress, text.count > 0 else { return }
    let counts = kernel_count_text(start, text.count)
    utf16Count += text.count - counts.continuations + counts.longLeads
    guard counts.newlines > 0 else {
      column += text.count - counts.continuations
      return
    }
    line += counts.newlines
    let behind = kernel_count_behind_newline(start, text.count)
    let tail = start + (text.count - behind)
    column = 1 + behind - kernel_count_text(tail, behind).continuations
  }
}
