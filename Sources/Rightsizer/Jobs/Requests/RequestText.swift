/// The UTF-8 of a request's text; what the AWS CLI would not read is told as a fault.
struct RequestText {
  /// UTF-8 without a byte order mark.
  let bytes: [UInt8]

  /// - Returns: `nil` where it is no text that a request can be read from.
  init?(_ input: [UInt8], faults: inout RequestFaultList) {
    func refuse(_ code: RequestFault.Code, _ rule: String, found: String?, mend: String) {
      faults.add(code, at: 0, JSONPath()) { .init(rule: rule, found: found, mend: mend) }
    }
    guard input.count <= RequestValidation.maximumByteCount else {
      refuse(
        .tooLarge, "at most \(RequestValidation.maximumByteCount) bytes",
        found: "more", mend: "name the file with the request alone")
      return nil
    }
    if let refusal = RefusedRequest.recognize(input) {
      refuse(.notARequest, RefusedRequest.rule, found: refusal.found, mend: refusal.mend)
      return nil
    }
    let encoding = TextEncoding.detected(in: input.prefix(3))
    guard encoding != .utf8 else {
      bytes = input
      return
    }
    refuse(
      .encoding, "UTF-8 without a byte order mark",
      found: encoding == .utf8WithBOM ? "a byte order mark" : "UTF-16",
      mend: "save it as UTF-8 without a byte order mark, which the AWS CLI does not read")
    let marked = HeadedBytes(MemoryBytes(input))
    // What was looked at can be dropped.
    _ = marked.peek(3)
    let text = encoding.text(of: marked)
    var bytes: [UInt8] = []
    do throws(StreamFault) {
      while try text.read(upTo: 1 << 16, behind: &bytes) > 0 {}
    } catch {
      return nil
    }
    self.bytes = bytes
  }
}

extension InputFile {
  /// The first bytes of a file, a pipe or standard input, up to so many.
  static func read(_ path: String, upTo limit: Int) throws(ReadError) -> [UInt8] {
    let file = try open(path)
    var bytes: [UInt8] = []
    do throws(StreamFault) {
      while bytes.count < limit {
        if try file.read(upTo: min(1 << 16, limit - bytes.count), behind: &bytes) == 0 { break }
      }
    } catch {
      throw ReadError(
        code: error.code, source: displayName(path), offset: error.offset, message: error.message)
    }
    return bytes
  }
}
