internal import CZlib

/// The bytes packed in a gzip stream (RFC 1952), of one member or several behind each other.
///
/// Memory is the same whatever a stream unpacks to. Zeros behind the last member, as tapes and block
/// devices leave them, are passed over. A fault names the byte of the packed stream.
final class GzipBytes: ByteStream {
  private let packed: any ByteStream
  private let state: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  /// Bytes of the packed stream that stand before `input`.
  private var inputOffset = 0
  private var inputCount = 0
  private var isAtEnd = false
  private var phase = Phase.member

  private enum Phase {
    /// In a member, or before the first.
    case member
    /// Behind a member.
    case between
    /// In zeros behind the last member.
    case padding
    /// zlib had no memory.
    case broken
  }

  /// A window of 2^15 bytes, the greatest there is, plus 16: gzip's header and checksum.
  private static let windowBits: CInt = 15 + 16

  init(_ packed: any ByteStream) {
    self.packed = packed
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    input = .allocate(byteCount: 1 << 16, alignment: 64)
    let result = inflateInit2_(
      state, Self.windowBits, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    if result != Z_OK { phase = .broken }
  }

  deinit {
    inflateEnd(state)
    state.deallocate()
    input.deallocate()
  }

  /// JSON of this kind packs to a tenth or so.
  var expectedByteCount: Int { packed.expectedByteCount &* 8 }

  private var offset: Int { inputOffset + inputCount - Int(state.pointee.avail_in) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    let room = min(buffer.count, 1 << 30)
    while true {
      if state.pointee.avail_in == 0, !isAtEnd { try receive() }
      switch phase {
      case .broken:
        throw StreamFault(code: .unreadable, message: "no memory to unpack gzip", offset: nil)
      case .between, .padding:
        if state.pointee.avail_in == 0 { return 0 }
        try startNextMember()
        continue
      case .member: break
      }
      state.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      state.pointee.avail_out = UInt32(truncatingIfNeeded: room)
      let result = inflate(state, Z_NO_FLUSH)
      let count = room - Int(state.pointee.avail_out)
      if result == Z_STREAM_END { phase = .between }
      if count > 0 { return count }
      switch result {
      case Z_OK, Z_STREAM_END: continue
      case Z_BUF_ERROR where state.pointee.avail_in == 0 && isAtEnd:
        throw StreamFault(
          code: .unexpectedEnd,
          message: "the gzip data ends early, after \(offset) bytes; it was cut short, so copy or "
            + "export it again", offset: offset)
      case Z_BUF_ERROR: continue
      case Z_MEM_ERROR: phase = .broken
      default:
        let reason = state.pointee.msg.map { String(cString: $0) } ?? "error \(result)"
        throw StreamFault(
          code: .syntax,
          message: "damaged gzip data (\(reason)) near its byte \(offset): copy or export it again",
          offset: offset)
      }
    }
  }

  private func receive() throws(StreamFault) {
    inputOffset += inputCount
    inputCount = 0
    let received = try packed.read(into: input)
    isAtEnd = received == 0
    inputCount = received
    state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_in = UInt32(truncatingIfNeeded: received)
  }

  /// Goes on to the member that starts here, or over one byte of padding.
  private func startNextMember() throws(StreamFault) {
    let byte = state.pointee.next_in.pointee
    if byte == 0x1F, phase == .between {
      inflateReset(state)
      phase = .member
    } else if byte == 0 {
      phase = .padding
      state.pointee.next_in += 1
      state.pointee.avail_in -= 1
    } else {
      throw StreamFault(
        code: .syntax,
        message: "the gzip data ends at its byte \(offset), and something else stands behind it: "
          + "copy or export it again", offset: offset)
    }
  }
}
