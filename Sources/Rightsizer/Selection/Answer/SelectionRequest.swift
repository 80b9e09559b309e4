/// What is asked of a table: a load to serve, the rules, the prices, and what to compare with.
public struct SelectionRequest: Sendable, Hashable {
  /// Which of several measurements of one configuration stands for it.
  public enum Reruns: String, Sendable, Hashable, Codable, CaseIterable {
    /// The one with the least throughput.
    case worst
    /// The one with the middle throughput, of two in the middle the lower.
    case median
    /// The one with the most throughput.
    case best
    /// All of them, each by itself.
    case each
  }

  /// A number of instances of a type: a present fleet.
  public struct Fleet: Sendable, Hashable {
    /// The instance type.
    public var instanceType: String
    /// The instances.
    public var instanceCount: Int

    /// A fleet of a type and a count.
    public init(instanceType: String, instanceCount: Int) {
      self.instanceType = instanceType
      self.instanceCount = instanceCount
    }

    /// The fleet of a text such as `ml.c5.xlarge:4`.
    ///
    /// - Throws: ``SelectionError`` for another form, or a count below 1.
    public init(parsing text: some StringProtocol) throws(SelectionError) {
      guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
        let count = Int(text[text.index(after: colon)...])
      else {
        throw SelectionError(
          .malformedType, "\"\(text)\" is not a fleet; write it as TYPE:COUNT, like ml.c5.xlarge:4")
      }
      self.init(instanceType: String(text[..<colon]), instanceCount: count)
      try validate()
    }

    /// The most instances a fleet is taken to have.
    static let largestCount = 1_000_000_000

    func validate() throws(SelectionError) {
      guard (1...Self.largestCount).contains(instanceCount) else {
        throw SelectionError(
          .countOutOfRange,
          "the fleet \(instanceType):\(instanceCount) is out of range; give 1 to "
            + "\(Self.largestCount) instances")
      }
    }
  }

  /// The invocations a minute to be served at the peak.
  public var demand: Demand
  /// The average, for what is billed a request and for the cost a million.
  public var average: Demand?
  /// The load over time, for what autoscaling would cost.
  public var profile: DemandProfile?
  /// What the choice keeps to.
  public var constraints = Constraints()
  /// The most production variants of a mix; 1 chooses one type.
  public var maximumVariants = 1
  /// Prices that replace the exported ones.
  public var prices: PriceList?
  /// Where those prices come from, for the reasons.
  public var pricesSource: String?
  /// What is taken off prices.
  public var discounts = Discounts()
  /// Whether a discount counts for every instance of a range, not only for the least count.
  public var discountsAllInstances = false
  /// Which of several measurements of one configuration stands for it.
  public var reruns = Reruns.each
  /// A fleet to compare the choice with.
  public var baseline: Fleet?
  /// The present fleet, near which to stay.
  public var kept: [Fleet] = []
  /// US dollars an hour that each instance added to or removed from ``kept`` is worth.
  public var changeCost: ExactDecimal?

  /// The greatest number of production variants of an endpoint.
  public static let largestVariantCount = 10

  /// A request for a demand, all else by default.
  public init(demand: Demand) { self.demand = demand }

  /// Checks what the constraints alone do not.
  ///
  /// - Throws: ``SelectionError``.
  public func validate() throws(SelectionError) {
    try constraints.validate()
    guard (1...Self.largestVariantCount).contains(maximumVariants) else {
      throw SelectionError(
        .countOutOfRange,
        "the maximum of variants is \(maximumVariants); an endpoint has 1 to "
          + "\(Self.largestVariantCount)")
    }
    if let average, average > demand {
      throw SelectionError(
        .limitOutOfRange,
        "the average (\(Wording.exact(average.perMinute)) a minute) is above the demand "
          + "(\(Wording.exact(demand.perMinute)) a minute), which is the peak")
    }
    for fleet in kept + [baseline].compactMap(\.self) { try fleet.validate() }
    if let changeCost, changeCost < 0 {
      throw SelectionError(
        .limitOutOfRange, "the cost of a change is \(changeCost); give 0 or more")
    }
    if changeCost != nil, kept.isEmpty {
      throw SelectionError(
        .malformedType, "a cost of changes needs the present fleet: --keep TYPE:COUNT,…")
    }
  }
}
