extension InstanceCatalogue {
  /// The names most like one that is not in the catalogue, for a message that suggests them.
  ///
  /// Likeness is the edit distance of Levenshtein (1966) over lower-case ASCII; `ml.` is supplied
  /// when missing. Only names within a third of the length are told, best first, equal ones in
  /// alphabetical order; a name of more than 64 bytes is like none.
  ///
  /// - Complexity: O(n m²), with n types and names of length m.
  public func nearestNames(to name: String, limit: Int = 3) -> [String] {
    var wanted = name.utf8.prefix(65).map(Self.lowercased)
    guard !wanted.isEmpty, wanted.count <= 64 else { return [] }
    if !wanted.starts(with: "ml.".utf8) { wanted.insert(contentsOf: "ml.".utf8, at: 0) }
    let farthest = wanted.count / 3
    let near = types.compactMap { type -> (name: String, distance: Int)? in
      let distance = Self.editDistance(wanted, type.name.utf8.map(Self.lowercased))
      return distance <= farthest ? (type.name, distance) : nil
    }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(max(0, limit)).map(\.name)
  }

  /// The least number of bytes put in, taken out or replaced that makes one text the other.
  static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var distances = Array(0...b.count)
    for (row, byte) in a.enumerated() {
      var diagonal = distances[0]
      distances[0] = row + 1
      for (column, other) in b.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = distances[column + 1]
        distances[column + 1] = min(replaced, min(distances[column], diagonal) + 1)
      }
    }
    return distances[b.count]
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }
}
