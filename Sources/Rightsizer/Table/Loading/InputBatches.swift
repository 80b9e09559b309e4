internal import Synchronization

/// Inputs in order, cut into runs that are read each by itself and put together in order.
///
/// The cuts follow from the inputs' sizes alone, and records put together are those of one reading
/// after the other, so a table never depends on the number of threads. Many small files make one run;
/// a file is never cut.
struct InputBatches {
  /// One input, or why there is none.
  enum Item: Sendable {
    /// The size is `nil` for a pipe.
    case file(path: String, byteCount: Int?)
    case bytes([UInt8], name: String)
    case failed(ReadError)

    fileprivate var byteCount: Int? {
      switch self {
      case .file(_, let byteCount): byteCount
      case .bytes(let bytes, _): bytes.count
      case .failed: 0
      }
    }
  }

  /// What one run gave.
  struct Result: Sendable {
    var records: JobRecords
    var errors: [ReadError]
  }

  private static let bytesPerBatch = 1 << 20
  private static let itemsPerBatch = 128
  /// Runs that are read before they are put together: more keep the threads busier, and hold more.
  private static let batchesPerThread = 16

  let items: [Item]
  /// Whether nothing more is begun once an input could not be read.
  var stopsAtFirstError = false
  /// Where it is told how far reading has come.
  var meter: LoadMeter?

  /// The bytes of all items; `nil` where one of them is a pipe.
  static func byteCount(of items: [Item]) -> Int? {
    var sum = 0
    for item in items {
      guard let count = item.byteCount else { return nil }
      sum += count
    }
    return sum
  }

  /// Reads all items.
  ///
  /// With several threads, what one wave of runs gave is put together while the next is read.
  func read(_ threads: ThreadCount) -> Result {
    let batches = batches
    guard threads.value > 1, batches.count > 1 else { return cut(read(items[...])) }
    let total = Mutex(Result(records: JobRecords(), errors: []))
    let waveCount = max(threads.value, min(64, Self.batchesPerThread * threads.value))
    var earlier: [Result] = []
    var next = 0
    while next < batches.count || !earlier.isEmpty {
      let wave = batches[next..<min(batches.count, next + waveCount)]
      let results = threads.map(wave.count + 1) { [earlier] index -> Result? in
        if index > 0 { return read(items[wave[wave.startIndex + index - 1]]) }
        total.withLock { total in
          for result in earlier {
            total.records.append(result.records)
            total.errors += result.errors
          }
        }
        return nil
      }
      earlier = results.compactMap(\.self)
      let isStopped = stopsAtFirstError && earlier.contains { !$0.errors.isEmpty }
      next = isStopped ? batches.count : wave.endIndex
    }
    return total.withLock { total in
      defer { total = Result(records: JobRecords(), errors: []) }
      return cut(total)
    }
  }

  /// A result with the first of its errors alone, where reading stops at it.
  private func cut(_ result: consuming Result) -> Result {
    if stopsAtFirstError { result.errors = Array(result.errors.prefix(1)) }
    return result
  }

  private var batches: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var byteCount = 0
    for (index, item) in items.enumerated() {
      byteCount += min(item.byteCount ?? 0, Self.bytesPerBatch)
      guard byteCount >= Self.bytesPerBatch || index + 1 - start >= Self.itemsPerBatch else {
        continue
      }
      result.append(start..<index + 1)
      start = index + 1
      byteCount = 0
    }
    if start < items.count { result.append(start..<items.count) }
    return result
  }

  private func read(_ items: ArraySlice<Item>) -> Result {
    var reader = RecordsReader(meter: meter)
    for item in items where !stopsAtFirstError || reader.errors.isEmpty {
      switch item {
      case .file(let path, _):
        do throws(ReadError) {
          reader.read(try InputFile.open(path), name: InputFile.displayName(path))
        } catch {
          reader.errors.append(error)
        }
      case .bytes(let bytes, let name): reader.read(MemoryBytes(bytes), name: name)
      case .failed(let error): reader.errors.append(error)
      }
    }
    return Result(records: reader.takeRecords(), errors: reader.errors)
  }
}
