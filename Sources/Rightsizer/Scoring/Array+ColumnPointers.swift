extension [[Double]] {
  /// Lends the addresses of all columns at once, as kernels take them.
  func withColumnPointers<Result>(
    _ body: (UnsafePointer<UnsafePointer<Double>?>?) -> Result
  ) -> Result {
    var addresses: [UnsafePointer<Double>?] = []
    addresses.reserveCapacity(count)
    // One call inside the other, so that each address is used while its column is lent. Columns are
    // objectives, so there are few.
    func lend(_ index: Int) -> Result {
      guard index < count else {
        return addresses.withUnsafeBufferPointer { body($0.baseAddress) }
      }
      return self[index].withUnsafeBufferPointer { column in
        addresses.append(column.baseAddress)
        return lend(index + 1)
      }
    }
    return lend(0)
  }
}

extension [Double] {
  /// So many numbers that a kernel writes.
  static func filled(
    count: Int, _ write: (UnsafeMutablePointer<Double>?) -> Void
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Every number is written, as each kernel promises of its output.
      write(buffer.baseAddress)
      initializedCount = count
    }
  }
}
