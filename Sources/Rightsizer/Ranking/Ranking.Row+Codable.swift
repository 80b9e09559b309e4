extension Ranking.Row {
  private enum CodingKeys: String, CodingKey {
    case layer, rank, score, dominatedBy
  }

  /// Reads a row as the tool's JSON output has it: its place beside the recommendation's members.
  public init(from decoder: any Decoder) throws {
    let place = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      recommendation: try Recommendation(from: decoder),
      layer: try place.decodeIfPresent(Int.self, forKey: .layer),
      rank: try place.decodeIfPresent(Int.self, forKey: .rank),
      score: try place.decodeIfPresent(Double.self, forKey: .score),
      dominatedBy: try place.decodeIfPresent(Int.self, forKey: .dominatedBy))
  }

  /// Writes the row as the tool's JSON output has it, but leaves out what is unavailable.
  public func encode(to encoder: any Encoder) throws {
    try recommendation.encode(to: encoder)
    var place = encoder.container(keyedBy: CodingKeys.self)
    try place.encodeIfPresent(layer, forKey: .layer)
    try place.encodeIfPresent(rank, forKey: .rank)
    try place.encodeIfPresent(score, forKey: .score)
    try place.encodeIfPresent(dominatedBy, forKey: .dominatedBy)
  }
}
