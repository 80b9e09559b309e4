/// Where a job leaves its artefacts, and what encrypts them.
public struct RecommendationJobOutputConfig: Sendable, Hashable, Codable {
  /// The key that encrypts the artefacts in S3.
  public var kmsKeyID: String?
  /// Where compiled models go.
  public var compiledOutputConfig: RecommendationJobCompiledOutputConfig?

  /// A value of its parts; what is not given is absent.
  public init(
    kmsKeyID: String? = nil, compiledOutputConfig: RecommendationJobCompiledOutputConfig? = nil
  ) {
    self.kmsKeyID = kmsKeyID
    self.compiledOutputConfig = compiledOutputConfig
  }

  private enum CodingKeys: String, CodingKey {
    case kmsKeyID = "KmsKeyId"
    case compiledOutputConfig = "CompiledOutputConfig"
  }
}

/// Where compiled models go.
public struct RecommendationJobCompiledOutputConfig: Sendable, Hashable, Codable {
  /// The URI in S3.
  public var s3OutputURI: String?

  /// A value of its parts; what is not given is absent.
  public init(s3OutputURI: String? = nil) { self.s3OutputURI = s3OutputURI }

  private enum CodingKeys: String, CodingKey {
    case s3OutputURI = "S3OutputUri"
  }
}
