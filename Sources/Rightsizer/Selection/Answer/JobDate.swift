/// The day of a timestamp as exports write it: ISO 8601, Python's `str`, or seconds since 1970.
struct JobDate: Sendable, Hashable, CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  /// `nil` for a form that is none of these: no timestamp makes anything fail.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      return Int(String(decoding: bytes[range], as: UTF8.self))
    }
    if bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), (1...31).contains(day)
    {
      self.year = year
      self.month = month
      self.day = day
      return
    }
    guard let seconds = Double(text), seconds >= 0, seconds < 253_402_300_800 else { return nil }
    // Days to a date of the Gregorian calendar (Hinnant 2021, "chrono-Compatible Low-Level Date
    // Algorithms": civil_from_days).
    let shifted = Int(seconds / 86_400) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Year, month and day with hyphens.
  var description: String {
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + "\(value)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
