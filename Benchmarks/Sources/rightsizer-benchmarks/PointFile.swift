#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of points: little-endian doubles, one column after the other.
struct PointFile {
  let columns: [[Double]]

  var rowCount: Int { columns[0].count }

  /// Reads each column into an array of its own, so that nothing but the columns is ever held.
  init(path: String, rowCount: Int) throws {
    guard let file = fopen(path, "rb") else { throw BenchmarkError("cannot read \(path)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let columnSize = rowCount * MemoryLayout<Double>.size
    let size = ftell(file)
    rewind(file)
    guard rowCount > 0, size > 0, size % columnSize == 0 else {
      throw BenchmarkError("not \(rowCount) rows: \(path)")
    }
    columns = (0..<size / columnSize).map { _ in
      [Double](unsafeUninitializedCapacity: rowCount) { buffer, count in
        count = fread(buffer.baseAddress, MemoryLayout<Double>.size, rowCount, file)
      }
    }
    guard columns.allSatisfy({ $0.count == rowCount }) else {
      throw BenchmarkError("cannot read \(path)")
    }
  }

  /// Writes numbers of 64 or 32 bits as they lie in memory.
  static func write<Number>(_ numbers: [Number], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw BenchmarkError("cannot write \(path)") }
    defer { fclose(file) }
    let written = numbers.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    guard written == numbers.count * MemoryLayout<Number>.stride else {
      throw BenchmarkError("cannot write \(path)")
    }
  }
}
