/// Distinct lists of environment parameters, each held once and named by a number.
struct EnvironmentPool: Sendable {
  /// The number of a list; 0 is the empty one.
  typealias ID = Int32
  static let empty: ID = 0

  struct Parameter: Sendable, Hashable {
    var key: StringPool.ID
    var valueType: StringPool.ID
    var value: StringPool.ID
  }

  private var parameters: [Parameter] = []
  private var ends: [Int] = [0]
  private var ids: [Int: [ID]] = [:]

  var count: Int { ends.count }

  subscript(id: ID) -> ArraySlice<Parameter> {
    let index = Int(id)
    return parameters[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The number of a list in the order given; adds it when new.
  mutating func intern(_ list: ArraySlice<Parameter>) -> ID {
    if list.isEmpty { return Self.empty }
    let hash = list.hashValue
    for id in ids[hash, default: []] where self[id] == list { return id }
    let id = ID(truncatingIfNeeded: ends.count)
    parameters.append(contentsOf: list)
    ends.append(parameters.count)
    ids[hash, default: []].append(id)
    return id
  }
}
