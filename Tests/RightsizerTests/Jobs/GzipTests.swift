import TestSupport
import Testing

@testable import Rightsizer

/// A gzip member of stored blocks (RFC 1951, 3.2.4): no compressor is needed to make one.
private func stored(_ bytes: [UInt8], blockSize: Int = 1000) -> [UInt8] {
  var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  var offset = 0
  repeat {
    let block = bytes[offset..<min(bytes.count, offset + blockSize)]
    offset += block.count
    let size = UInt16(block.count)
    result.append(offset == bytes.count ? 1 : 0)
    for word in [size, ~size] { result += [UInt8(word & 0xFF), UInt8(word >> 8)] }
    result += block
  } while offset < bytes.count
  for word in [crc32(bytes), UInt32(bytes.count)] {
    result += (0..<4).map { UInt8(word >> ($0 * 8) & 0xFF) }
  }
  return result
}

/// CRC-32 bit by bit (ISO 3309, as RFC 1952, 8 has it).
private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var crc: UInt32 = ~0
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return ~crc
}

/// "[{\"CostPerHour\":1}]" by Python's gzip.compress(…, 9, mtime=0).
private let compressed: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x8B, 0xAE, 0x56, 0x72,
  0xCE, 0x2F, 0x2E, 0x09, 0x48, 0x2D, 0xF2, 0xC8, 0x2F, 0x2D, 0x52, 0xB2, 0x32, 0xAC,
  0x8D, 0x05, 0x00, 0xE9, 0x30, 0xDC, 0xE8, 0x13, 0x00, 0x00, 0x00,
]

@Suite("Gzip")
struct GzipTests {
  private func outcome(
    _ bytes: [UInt8], chunk: Int = 1 << 18
  ) -> (costs: [Double], error: ReadError?) {
    var reader = RecordsReader(chunk: chunk)
    reader.read(MemoryBytes(bytes, limit: chunk), name: "x")
    return (reader.takeRecords().rows.costPerHour, reader.errors.first)
  }

  private let row = Array("{\"CostPerHour\":1}\n".utf8)

  @Test("What another program packed is unpacked, whatever its name")
  func foreign() {
    #expect(outcome(compressed).costs == [1])
    #expect(outcome(compressed).error == nil)
  }

  @Test("Members behind each other are one text, cut anywhere; zeros behind them are nothing")
  func members() {
    let half = 7
    let packed = stored(Array(row[..<half])) + stored([]) + stored(Array(row[half...] + row))
    for chunk in [1, 2, 5, 64, 1 << 18] {
      #expect(outcome(packed, chunk: chunk).costs == [1, 1])
      #expect(outcome(packed + [0, 0, 0], chunk: chunk).costs == [1, 1])
      #expect(outcome(packed + [0, 0, 0], chunk: chunk).error == nil)
    }
  }

  @Test("Packed UTF-16 and byte order marks are read as unpacked ones")
  func encodings() {
    let text = "{\"CostPerHour\":1}"
    #expect(outcome(stored(utf16(text))).costs == [1])
    #expect(outcome(stored([0xEF, 0xBB, 0xBF] + text.utf8)).costs == [1])
  }

  @Test("Cut at any byte it is an error that says so and where, and leaves no row")
  func truncated() {
    for packed in [stored(row) + stored(row), compressed] {
      let firstMember = packed == compressed ? packed.count : packed.count / 2
      for count in 2..<packed.count where count != firstMember {
        let cut = outcome(Array(packed[..<count]))
        #expect(cut.costs.isEmpty, "\(count)")
        #expect(cut.error?.code == .unexpectedEnd, "\(count)")
        #expect(cut.error?.offset == count, "\(count)")
        #expect(cut.error?.message.contains("gzip") == true)
        #expect(outcome(Array(packed[..<count]), chunk: 1).error == cut.error)
      }
    }
  }

  @Test("A damaged byte is an error, or is seen by nobody")
  func damaged() {
    for packed in [stored(row), compressed] {
      // The header's flags and times do not belong to the data.
      for index in 10..<packed.count {
        var bytes = packed
        bytes[index] ^= 0x10
        let (costs, error) = outcome(bytes)
        // A few bits of a block's header and of the last byte mean nothing.
        #expect(error == nil ? costs == [1] : costs.isEmpty, "byte \(index)")
        #expect((error?.offset ?? 0) <= bytes.count)
        #expect(outcome(bytes, chunk: 3).error == error, "byte \(index)")
      }
    }
  }

  @Test("What stands behind the last member is refused, and so is gzip in gzip")
  func behind() {
    let garbage = outcome(stored(row) + Array("xyz".utf8)).error
    #expect(garbage?.offset == stored(row).count)
    #expect(garbage?.message.contains("something else") == true)
    #expect(outcome(stored(stored(row))).error?.code == .refused)
  }

  @Test("A fault in the unpacked text is told by its line and column there")
  func place() {
    let error = outcome(stored(row + row + Array("{\"CostPerHour\":x}".utf8))).error
    #expect(error?.line == 3 && error?.column == 16)
    #expect(error?.path == "$[2].CostPerHour")
  }
}
