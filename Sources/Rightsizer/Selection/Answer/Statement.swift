/// A sentence of an answer, with a code by which a program knows it.
public struct Statement: Sendable, Hashable, Codable {
  /// What it is about; a code never changes its meaning. The README lists them.
  public var code: String
  /// The sentence.
  public var message: String

  /// A sentence with its code.
  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }
}
