public import Rightsizer

extension RecommendationTable {
  /// The table of a JSON text, for tests.
  public init(text: String, options: LoadOptions = LoadOptions()) throws(ReadError) {
    try self.init(bytes: Array(text.utf8), name: "text", options: options)
  }

  /// The codes of what is told, in order.
  public var codes: [Diagnostic.Code] { diagnostics.map(\.code) }
}
