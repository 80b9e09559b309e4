/// The bytes of another stream, told to a meter as they are read.
final class MeteredBytes: ByteStream {
  private let stream: any ByteStream
  private let meter: LoadMeter
  private var told = 0

  init(_ stream: any ByteStream, _ meter: LoadMeter) {
    self.stream = stream
    self.meter = meter
  }

  var expectedByteCount: Int { stream.expectedByteCount }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    let count = try stream.read(into: buffer)
    if count > 0 { meter.add(bytes: count) }
    told += count
    return count
  }

  /// Takes off what was told, as it will be read again.
  func takeBack() {
    meter.add(bytes: -told)
    told = 0
  }
}
