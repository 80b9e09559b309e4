internal import CKernels

extension JobReader {
  /// Reads a row that has the shape of one before it; false, with nothing read, where it has not.
  ///
  /// Reads nothing but what is in memory, and stops at whatever is not usual: then the row is read
  /// member by member, which gives the same numbers to the same strings.
  @inline(__always)
  mutating func shapedRow(into row: inout RowRecord) -> Bool {
    guard shapes.areUseful, json.depth &+ RowShapes.depth < JSONCursor.depthLimit else {
      return false
    }
    if readShaped(&row) {
      shapes.tellFit()
      return true
    }
    row = RowRecord()
    return false
  }

  /// Remembers the shape of a row that has just been read, from its start.
  @inline(never)
  mutating func learnShape(from start: Int) {
    guard shapes.credit > 0, start >= json.window.base else { return }
    let draft = RowShapeDraft(of: json, from: start, members: members)
    // Looking a few bytes ahead, the draft may have had the window move on.
    json.moveWithWindow()
    shapes.add(draft, of: json.pointer(at: start))
  }

  private mutating func readShaped(_ row: inout RowRecord) -> Bool {
    let pieces = shapes.pieces
    let pieceBytes = UnsafeRawPointer(shapes.bytes)
    let parameters = shapes.parameters
    var parameterCount = 0
    var at = json.pointer(at: json.position)
    let start = at
    var parameter = EnvironmentPool.Parameter(
      key: StringPool.none, valueType: StringPool.none, value: StringPool.none)
    var hasParameter = false
    // Names that each row has of its own, added at its end as `RowSink.commit` does.
    var endpointName: UnsafeRawBufferPointer?
    var recommendationID: UnsafeRawBufferPointer?
    var index = Int(pieces[0].next)
    reading: while true {
      var piece = pieces[index]
      while !piece.stands(at, in: pieceBytes) {
        index = Int(piece.other)
        if index == 0 { break reading }
        piece = pieces[index]
      }
      at += Int(piece.count)
      if piece.steps != [] {
        if hasParameter, !piece.steps.isDisjoint(with: [.beginsParameter, .endsParameters]) {
          guard parameter.key != StringPool.none, parameterCount < RowShapes.mostParameters else {
            break reading
          }
          parameters[parameterCount] = parameter
          parameterCount &+= 1
          hasParameter = false
        }
        if piece.steps.contains(.beginsParameter) {
          parameter = EnvironmentPool.Parameter(
            key: StringPool.none, valueType: StringPool.none, value: StringPool.none)
          hasParameter = true
        }
        if piece.steps.contains(.endsParameters) {
          row.environment = sink.records.environments.intern(
            UnsafeBufferPointer(start: parameters, count: parameterCount))
          parameterCount = 0
        }
        if piece.steps.contains(.isServerless) { row.hasServerlessConfig = true }
        if piece.steps.contains(.endsRow) {
          row.seen = shapes.seen[index]
          if let endpointName { row.endpointName = sink.records.strings.addOwn(endpointName) }
          if let recommendationID {
            row.recommendationID = sink.records.strings.addOwn(recommendationID)
          }
          json.position &+= at - start
          return true
        }
      }
      switch piece.value {
      case .float, .figure:
        var number = ShortNumber()
        guard number.readMetric(&at) else { break reading }
        let value =
          piece.value == .float ? Float32Widening.undone(number.value) : number.value
        switch piece.member {
        case .costPerHour: row.costPerHour = value
        case .costPerInference:
          row.costPerInference = value
          row.costPerInferenceLastDigit = number.lastDigit
        case .cpuUtilization: row.cpuUtilization = value
        case .memoryUtilization: row.memoryUtilization = value
        case .maxInvocations: row.maxInvocations = value
        case .maximumInvocations: row.maximumInvocations = value
        case .modelLatency: row.modelLatency = value
        default: row.modelSetupTime = value
        }
      case .text:
        guard let id = shapedText(&at) else { break reading }
        switch piece.member {
        case .variantName: row.variantName = id
        case .instanceType: row.instanceType = id
        case .inferenceSpecificationName: row.inferenceSpecification = id
        case .compilationJobName: row.compilationJobName = id
        case .failureReason: row.failureReason = id
        case .stepType: row.stepType = id
        case .status: row.status = id
        case .jobName: row.jobName = id
        case .key: parameter.key = id
        case .valueType: parameter.valueType = id
        default: parameter.value = id
        }
      case .ownText:
        if let text = plainText(&at) {
          // Long ones are kept as soon as they are read.
          guard text.count <= StringPool.longestWaiting else { break reading }
          if piece.member == .endpointName { endpointName = text } else { recommendationID = text }
        } else if !ShortNumber.readAbsent(&at) {
          break reading
        }
      case .count:
        var number = ShortNumber()
        guard number.readDigits(&at), number.exponent == 0, number.mantissa >= 1,
          number.mantissa <= UInt64(Int32.max)
        else { break reading }
        row.instanceCount = Int32(truncatingIfNeeded: number.mantissa)
      case .size:
        var number = ShortNumber()
        guard number.readDigits(&at), number.exponent == 0, number.mantissa <= 1 << 53 else {
          break reading
        }
        let size = Double(number.mantissa)
        switch piece.member {
        case .maxConcurrency: row.serverlessMaxConcurrency = size
        case .provisionedConcurrency: row.serverlessProvisionedConcurrency = size
        default: row.serverlessMemorySizeInMB = size
        }
        if piece.member != .provisionedConcurrency { row.hasServerlessConfig = true }
      case .skipped:
        if at.load(as: UInt8.self) == UInt8(ascii: "\"") {
          guard plainText(&at) != nil else { break reading }
        } else {
          var number = ShortNumber()
          guard number.readDigits(&at) || ShortNumber.readAbsent(&at) else { break reading }
        }
      }
      index = Int(piece.next)
      if index == 0 { break }
    }
    return false
  }

  /// Reads a string of ASCII without escapes, and gives what is between its quotes.
  @inline(__always)
  private func plainText(_ at: inout UnsafeRawPointer) -> UnsafeRawBufferPointer? {
    guard at.load(as: UInt8.self) == UInt8(ascii: "\"") else { return nil }
    let start = at + 1
    let count = kernel_plain_text(start)
    guard start.load(fromByteOffset: count, as: UInt8.self) == UInt8(ascii: "\"") else {
      return nil
    }
    at = start + count + 1
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Reads a string of ASCII without escapes into the pool.
  @inline(__always)
  private mutating func shapedText(_ at: inout UnsafeRawPointer) -> StringPool.ID? {
    let slot = Guesses.slot(at: at)
    let (guess, bytes) = guesses.text(slot)
    if guess.count > 0, kernel_repeats(at, bytes, Int(guess.count)) {
      at += Int(guess.count)
      return guess.id
    }
    return newText(slot, &at)
  }

  @inline(never)
  private mutating func newText(
    _ slot: Int, _ at: inout UnsafeRawPointer
  ) -> StringPool.ID? {
    let start = at
    guard let text = plainText(&at) else {
      return ShortNumber.readAbsent(&at) ? StringPool.none : nil
    }
    let id = sink.records.strings.intern(text)
    guesses.setText(slot, UnsafeRawBufferPointer(start: start, count: text.count + 2), id)
    return id
  }
}

/// A number of up to 19 digits, as nearly all are.
struct ShortNumber {
  var mantissa: UInt64 = 0
  var exponent = 0
  /// The value of a metric; NaN where it is not available.
  var value = Double.nan
  /// The power of ten of the last digit written.
  var lastDigit = Int32.min

  /// Reads a metric that is a number from 0 and a double's, or not available.
  ///
  /// What follows has to be looked at by the caller, as after `readDigits`.
  @inline(__always)
  mutating func readMetric(_ at: inout UnsafeRawPointer) -> Bool {
    guard readDigits(&at) else { return Self.readAbsent(&at) || Self.readQuotedNaN(&at) }
    if mantissa <= 1 << 53, exponent <= 0, exponent >= -22 {
      value = Double(mantissa) / DecimalConversion.exactPowerOfTen(0 &- exponent)
    } else {
      guard
        let converted = DecimalConversion.double(
          mantissa: mantissa, exponent: exponent, isTruncated: false),
        converted.isFinite, converted != 0 || mantissa == 0
      else { return false }
      value = converted
    }
    lastDigit = Int32(truncatingIfNeeded: exponent)
    return true
  }

  /// Reads over null or NaN, which stand for a value that is absent.
  @inline(never)
  static func readAbsent(_ at: inout UnsafeRawPointer) -> Bool {
    let word = UInt32(littleEndian: at.loadUnaligned(as: UInt32.self))
    let isNull = word == 0x6C6C_756E
    guard isNull || word & 0xFF_FFFF == 0x4E_614E else { return false }
    at += isNull ? 4 : 3
    return true
  }

  /// Reads over "NaN" in quotes, the service's word for a metric that is not available.
  @inline(never)
  private static func readQuotedNaN(_ at: inout UnsafeRawPointer) -> Bool {
    let word = UInt64(littleEndian: at.loadUnaligned(as: UInt64.self))
    guard word & 0xFF_FFFF_FFFF == 0x22_4E61_4E22 else { return false }
    at += 5
    return true
  }

  /// Reads digits, with a point and an exponent where they have them; false, with nothing read,
  /// where the number is longer than usual or none.
  ///
  /// Whatever follows is for the caller to check: no letter nor digit nor point may.
  @inline(__always)
  mutating func readDigits(_ at: inout UnsafeRawPointer) -> Bool {
    var here = at
    let first = here.load(as: UInt8.self)
    guard first &- UInt8(ascii: "0") < 10 else { return false }
    JSONCursor.readDigits(&here, into: &mantissa)
    var digitCount = here - at
    guard first != UInt8(ascii: "0") || digitCount == 1 else { return false }
    if here.load(as: UInt8.self) == UInt8(ascii: ".") {
      here += 1
      let fraction = here
      JSONCursor.readDigits(&here, into: &mantissa)
      let fractionCount = here - fraction
      guard fractionCount > 0 else { return false }
      exponent = 0 &- fractionCount
      digitCount &+= fractionCount
    }
    guard digitCount <= 19 || significantCount(at, digitCount) <= 19 else { return false }
    if here.load(as: UInt8.self) | 0x20 == UInt8(ascii: "e") {
      guard readExponent(&here) else { return false }
    }
    at = here
    return true
  }

  /// The digits of a number below 1 less the zeros it begins with, at most 8 of them.
  private func significantCount(_ start: UnsafeRawPointer, _ digitCount: Int) -> Int {
    guard start.load(as: UInt8.self) == UInt8(ascii: "0") else { return digitCount }
    let fraction = UInt64(
      littleEndian: start.loadUnaligned(fromByteOffset: 2, as: UInt64.self))
    let zeros = (fraction ^ 0x3030_3030_3030_3030).trailingZeroBitCount >> 3
    return digitCount &- 1 &- zeros
  }

  @inline(__always)
  private mutating func readExponent(_ at: inout UnsafeRawPointer) -> Bool {
    at += 1
    let sign = at.load(as: UInt8.self)
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { at += 1 }
    let start = at
    var written: UInt64 = 0
    JSONCursor.readDigits(&at, into: &written)
    guard at - start > 0, at - start <= 4 else { return false }
    let power = Int(truncatingIfNeeded: written)
    exponent = sign == UInt8(ascii: "-") ? exponent &- power : exponent &+ power
    return true
  }
}
