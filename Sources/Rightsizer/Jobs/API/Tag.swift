/// A tag of an AWS resource.
public struct Tag: Sendable, Hashable, Codable {
  /// The key, once in a resource.
  public var key: String?
  /// The value.
  public var value: String?

  /// A value of its parts; what is not given is absent.
  public init(key: String? = nil, value: String? = nil) {
    self.key = key
    self.value = value
  }

  private enum CodingKeys: String, CodingKey {
    case key = "Key"
    case value = "Value"
  }
}
