/// A mix of candidates for a demand, prepared in whole numbers and ready to be solved.
///
/// ```swift
/// let mix = try FleetMix(selector, demand: try Demand(parsing: "12000"))
/// if let solution = mix.solved() { print(solution.parts, solution.costPerHour) }
/// ```
///
/// A mix takes counts of candidates on instances, each count 0 or at least the constraints' minimum,
/// that together carry the demand at the least cost under all of the selector's constraints. Ties
/// go to fewer parts, then to the lower greatest latency, the larger capacity, more instances, the
/// first by type and row. Serverless candidates and those that fail a limit whatever their count are
/// in no mix. All instances together are at most 2⁵³, as those of one type are. Unlike an endpoint,
/// which has at most 10 production variants, a mix may have any number of parts.
public struct FleetMix: Sendable {
  /// A candidate that is used and its count.
  public struct Part: Sendable, Hashable {
    /// The index among the selector's candidates.
    public let candidate: Int
    /// The instances, 1 or more.
    public let instanceCount: Int
  }

  /// The best mix found, and how far that is proven.
  public struct Solution: Sendable, Hashable {
    /// The parts by instance type, then row.
    public let parts: [Part]
    /// US dollars an hour, all instances.
    public let costPerHour: Double
    /// Whether it is proven that no mix costs less.
    public let isOptimal: Bool
    /// No mix costs less than this, in US dollars an hour.
    public let lowerBoundPerHour: Double
  }

  private let candidates: [Int]
  /// `nil` where no counts carry the demand.
  private let scaled: ScaledMix?
  /// The problem rounded the other way, where whole numbers do not express the figures.
  private let relaxed: ScaledMix?
  private let budget: Double?

  /// A mix of a selector's candidates that carries a demand.
  ///
  /// `maximumVariants` is the most candidates used, `nil` for any number.
  ///
  /// - Complexity: O(candidates), exact arithmetic on each.
  /// - Throws: ``SelectionError``: `countOutOfRange` for a maximum of variants below 1,
  ///   `mixNotExpressible` where the figures fit in no common whole numbers.
  public init(
    _ selector: Selector, demand: Demand, maximumVariants: Int? = nil
  ) throws(SelectionError) {
    guard maximumVariants ?? 1 >= 1 else {
      throw SelectionError(
        .countOutOfRange, "the maximum of variants is \(maximumVariants ?? 0); give 1 or more")
    }
    var request = SelectionRequest(demand: demand)
    request.constraints = selector.constraints
    request.maximumVariants = maximumVariants ?? .max
    let items = selector.mixItems()
    candidates = items.map(\.candidate)
    budget = selector.budget?.nearest
    guard !selector.isBeyondAllCounts(demand, items) else {
      scaled = nil
      relaxed = nil
      return
    }
    let scaled = try Self.scaled(items, request, selector, rounding: .towardSafety)
    self.scaled = scaled
    relaxed =
      scaled.isExact ? nil : try Self.scaled(items, request, selector, rounding: .towardBound)
  }

  /// The best mix; `nil` where none is found within the constraints.
  ///
  /// - Complexity: that of a bounded search; past its node budget the best mix found is returned,
  ///   not proven, with the bound that is.
  public func solved() -> Solution? {
    guard let scaled, let outcome = try? scaled.problem.solved(),
      let solution = outcome.solution
    else { return nil }
    let cost = scaled.dollars(solution.total)
    if let budget, cost > budget { return nil }
    var bound = outcome.lowerBound ?? 0
    if let relaxed { bound = (try? relaxed.problem.solved())?.lowerBound ?? 0 }
    let isOptimal = (relaxed == nil && outcome.isProvenOptimal) || bound >= solution.total
    return Solution(
      parts: solution.parts.map {
        Part(candidate: candidates[$0.item], instanceCount: $0.count)
      },
      costPerHour: cost, isOptimal: isOptimal,
      lowerBoundPerHour: isOptimal ? cost : min(cost, scaled.dollars(bound)))
  }

  private static func scaled(
    _ items: [MixItem], _ request: SelectionRequest, _ selector: Selector,
    rounding: ScaledMix.Rounding
  ) throws(SelectionError) -> ScaledMix {
    do throws(MixProblemError) {
      guard let mix = ScaledMix(items, request, selector, rounding: rounding) else {
        throw .tooLarge
      }
      try mix.problem.validate()
      guard mix.problem.isWithinRange else { throw .tooLarge }
      return mix
    } catch {
      let candidate: Int? =
        switch error {
        case .capacityOutOfRange(let item), .priceNotPositive(let item): items[item].candidate
        default: nil
        }
      throw SelectionError(
        .mixNotExpressible,
        candidate.map {
          "row \(selector.candidates.rows[$0]) carries next to nothing of the demand; leave it out of a "
            + "mix"
        } ?? "the prices, rates and the demand of a mix are too far apart, or have too many digits")
    }
  }
}

extension SelectionError.Code {
  /// A mix has figures that no common whole numbers express.
  public static let mixNotExpressible = SelectionError.Code(rawValue: "mixNotExpressible")
}

extension MixProblem {
  /// Whether `solved` can form all sums in 128 bits.
  fileprivate var isWithinRange: Bool { magnitude < 0x1p124 }
}
