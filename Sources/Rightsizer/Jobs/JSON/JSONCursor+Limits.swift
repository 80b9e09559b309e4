extension JSONCursor {
  /// Bytes that the cursor looks ahead at most.
  private static let lookahead = 64

  /// Reads a value that is kept whole while it is read, of at most so many bytes.
  ///
  /// A longer one is a fault at its start, and so is one in which a fault stands behind them: what is
  /// told does not depend on where the parts of the text end. No more than these bytes and a part are
  /// in memory.
  mutating func limited<Value>(
    to limit: Int, _ read: (inout JSONCursor) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value {
    let start = position
    let (outerStop, outerPin) = (stop, pin)
    stop(behind: start + limit)
    pin = min(pin, start)
    defer { (stop, pin) = (outerStop, outerPin) }
    do throws(JSONFault) {
      let value = try read(&self)
      if position - start <= limit { return value }
    } catch {
      if error.offset - start <= limit { throw error }
    }
    throw .value(
      "longer than \(limit >> 10) KiB, which no job's is: leave it out or export the job again",
      at: start)
  }

  /// Has no more read than what tells of each of the bytes before an offset.
  mutating func stop(behind offset: Int) { stop = min(stop, offset + Self.lookahead) }
}
