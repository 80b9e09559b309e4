/// The scoring methods by their names, with their usual parameters.
public enum NamedScoringMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// ``WeightedSum``
  case weightedSum = "weighted-sum"
  /// ``WeightedProduct``
  case weightedProduct = "weighted-product"
  /// ``WASPAS``
  case waspas
  /// ``TOPSIS``
  case topsis
  /// ``VIKOR``
  case vikor
  /// ``COPRAS``
  case copras
  /// ``PROMETHEE``
  case promethee
  /// ``MahalanobisTOPSIS``
  case mahalanobisTOPSIS = "mahalanobis-topsis"

  /// The method.
  public var method: any ScoringMethod {
    switch self {
    case .weightedSum: WeightedSum()
    case .weightedProduct: WeightedProduct()
    case .waspas: WASPAS()
    case .topsis: TOPSIS()
    case .vikor: VIKOR()
    case .copras: COPRAS()
    case .promethee: PROMETHEE()
    case .mahalanobisTOPSIS: MahalanobisTOPSIS()
    }
  }
}
