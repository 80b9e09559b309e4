/// What a choice must keep to, and how much room it leaves.
///
/// The defaults follow AWS's guidance: headroom 0.5 and at least two instances; zones 1 is not its
/// guidance, so an analysis tells what `zones` 2 would cost. Limits are exact decimals as typed;
/// `nil` is no limit. A `Selector` validates them.
public struct Constraints: Sendable, Hashable {
  /// The fraction of capacity kept free, 0 ≤ h < 1.
  public var headroom: ExactDecimal = 0.5
  /// The availability zones the instances are spread over; with two or more, losing the fullest
  /// must leave the demand carried, without headroom.
  public var zones = 1
  /// The least number of instances of a choice, 1 or more.
  public var minimumInstances = 2
  /// The greatest number of instances of a choice.
  public var maximumInstances: Int?
  /// The greatest model latency, in milliseconds.
  public var latencyLimitMilliseconds: ExactDecimal?
  /// The greatest CPU utilisation per core, in percent: more instances are taken to keep to it.
  public var cpuPerCoreLimit: ExactDecimal?
  /// The greatest memory utilisation, in percent of the instance, as measured.
  public var memoryLimit: ExactDecimal?
  /// The greatest cost, in US dollars an hour.
  public var budgetPerHour: ExactDecimal?
  /// The greatest cost, in US dollars a month of 730 hours.
  public var budgetPerMonth: ExactDecimal?
  /// The instance types allowed; empty allows all.
  public var allowedTypes: [TypePattern] = []
  /// The instance types excluded, also where allowed.
  public var excludedTypes: [TypePattern] = []
  /// The greatest number of instances of a type, by its full name; one below the minimum of
  /// instances rules the type out.
  public var typeLimits: [String: Int] = [:]
  /// Whether serverless rows may be chosen.
  public var allowsServerless = false

  /// The defaults: headroom 0.5, at least two instances, one zone, nothing else.
  public init() {}

  /// Reads a limit of the form TYPE:N and adds it.
  ///
  /// Throws `SelectionError`: `malformedType` for another form, `countOutOfRange` for N below 0.
  public mutating func addTypeLimit(parsing text: some StringProtocol) throws(SelectionError) {
    guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
      let count = Int(text[text.index(after: colon)...])
    else {
      throw SelectionError(
        .malformedType, "\"\(text)\" is not a limit; write it as TYPE:N, like ml.c5.xlarge:20")
    }
    if count < 0 {
      throw SelectionError(
        .countOutOfRange, "the limit \"\(text)\" is negative; give 0 or more instances")
    }
    typeLimits[String(text[..<colon])] = count
  }

  /// The tighter of both budgets, in dollars an hour.
  internal var tighterBudgetPerHour: ExactRational? {
    let month = budgetPerMonth.map { $0.exact / Self.hoursPerMonth }
    guard let hour = budgetPerHour?.exact else { return month }
    return month.map { min($0, hour) } ?? hour
  }

  /// The hours a month is billed as (AWS's pricing calculator: 730).
  internal static let hoursPerMonth = 730
}
