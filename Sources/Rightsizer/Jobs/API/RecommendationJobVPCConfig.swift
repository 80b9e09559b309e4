/// The network that a job's endpoints stand in.
public struct RecommendationJobVPCConfig: Sendable, Hashable, Codable {
  /// The security groups' identifiers.
  public var securityGroupIDs: [String]?
  /// The subnets' identifiers.
  public var subnets: [String]?

  /// A value of its parts; what is not given is absent.
  public init(securityGroupIDs: [String]? = nil, subnets: [String]? = nil) {
    self.securityGroupIDs = securityGroupIDs
    self.subnets = subnets
  }

  private enum CodingKeys: String, CodingKey {
    case securityGroupIDs = "SecurityGroupIds"
    case subnets = "Subnets"
  }
}
