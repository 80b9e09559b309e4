extension DemandProfile {
  /// Reads a profile: a time and a demand a line, or a demand alone; a first line without a number
  /// is a header.
  ///
  /// A demand may have a unit (`200/s`). Times are numbers of any one unit, `HH:MM[:SS]`, or
  /// ISO 8601; each line lasts until the next one's time, the last as long as the one before. Lines
  /// without times last equally long. Throws `SelectionError` with code `malformedProfile` and the
  /// line, where one cannot be read or times do not increase.
  public init(parsingCSV text: some StringProtocol) throws(SelectionError) {
    var times: [ExactRational] = []
    var demands: [(exact: ExactRational, line: Int)] = []
    var width: Int?
    for (index, line) in SeparatedLines(text).lines.enumerated() {
      let fields = line.fields
      guard fields.count <= 2, width == nil || fields.count == width else {
        throw SelectionError(
          .malformedProfile, "write a time and a demand, or a demand alone, alike in all lines",
          line: line.number)
      }
      let demand: ExactRational
      do {
        demand = try Demand.rate(parsing: fields[fields.count - 1])
      } catch {
        if index == 0, SeparatedLines.isColumnName(fields[fields.count - 1]) { continue }
        throw SelectionError(.malformedProfile, error.message, line: line.number)
      }
      width = fields.count
      if fields.count == 2 {
        guard let time = ProfileTime.seconds(of: fields[0]) else {
          throw SelectionError(
            .malformedProfile,
            "\"\(fields[0])\" is not a time; write a number, 14:05 or 2024-03-01T14:05:00Z",
            line: line.number)
        }
        if let last = times.last, time <= last {
          throw SelectionError(
            .malformedProfile, "the time \(fields[0]) is not after the one before",
            line: line.number)
        }
        times.append(time)
      }
      demands.append((demand, line.number))
    }
    var durations = zip(times, times.dropFirst()).map { $1 - $0 }
    durations.append(durations.last ?? .one)
    var steps: [Step] = []
    for (index, demand) in demands.enumerated() {
      let duration = times.isEmpty ? .one : durations[index]
      var step = Step(
        duration: ExactDecimal(exact: duration),
        invocationsPerMinute: ExactDecimal(exact: demand.exact))
      step.line = demand.line
      steps.append(step)
    }
    try self.init(steps)
  }
}

/// Reads the times of a profile.
private enum ProfileTime {
  /// A number as it is; a time of day or an ISO 8601 date and time in seconds.
  static func seconds(of text: String) -> ExactRational? {
    if case .success(let number) = ExactRational.parse(decimal: text.utf8) { return number }
    let bytes = Array(text.utf8)
    if bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") {
      guard let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]),
        let day = digits(bytes[8..<10]), (1...12).contains(month), (1...31).contains(day)
      else { return nil }
      let midnight = ExactRational(daysSinceEpoch(year, month, day)) * 86_400
      if bytes.count == 10 { return midnight }
      guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return nil }
      return timeOfDay(bytes[11...]).map { midnight + $0 }
    }
    return timeOfDay(bytes[...])
  }

  /// `HH:MM`, `HH:MM:SS`, `HH:MM:SS.fff`, with `Z` or an offset `±HH:MM`, in seconds of UTC.
  private static func timeOfDay(_ bytes: ArraySlice<UInt8>) -> ExactRational? {
    var clock = bytes
    var offset = 0
    if clock.last == UInt8(ascii: "Z") {
      clock = clock.dropLast()
    } else if let sign = clock.lastIndex(where: {
      $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
    }) {
      let zone = clock[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }
      guard zone.count == 4, let hours = digits(zone[0..<2]), let minutes = digits(zone[2..<4])
      else { return nil }
      offset = (hours * 60 + minutes) * (clock[sign] == UInt8(ascii: "-") ? -60 : 60)
      clock = clock[..<sign]
    }
    let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = digits(parts[0]),
      let minutes = digits(parts[1]), minutes < 60
    else { return nil }
    var seconds = ExactRational.zero
    if parts.count == 3 {
      guard parts[2].first?.isDigit == true,
        case .success(let read) = ExactRational.parse(decimal: parts[2])
      else { return nil }
      seconds = read
    }
    return seconds + ExactRational(hours * 3_600 + minutes * 60 - offset)
  }

  private static func digits(_ bytes: some Collection<UInt8>) -> Int? {
    guard (1...4).contains(bytes.count), bytes.allSatisfy(\.isDigit) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms", days_from_civil).
  private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
