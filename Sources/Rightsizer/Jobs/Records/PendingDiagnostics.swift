/// Diagnostics while inputs are read, with places that become paths once a source is complete.
///
/// Of one code in one source the first hundred are kept and the rest counted, so that a file with a
/// million faulty rows does not drown everything else.
struct PendingDiagnostics: Sendable {
  static let keptPerCode = 100

  struct Item: Sendable {
    var severity: Diagnostic.Severity
    var code: Diagnostic.Code
    var source: Int32
    var document: Int32
    /// Without its leading `$` and document; `nil` for the source as a whole.
    var path: String?
    var message: String
  }

  private(set) var items: [Item] = []
  private var counts: [Key: Int] = [:]

  private struct Key: Hashable {
    var source: Int32
    var code: Diagnostic.Code
  }

  struct Mark {
    fileprivate var items: Int
  }

  var mark: Mark { Mark(items: items.count) }

  mutating func goBack(to mark: Mark) {
    for item in items[mark.items...] { counts[Key(source: item.source, code: item.code)] = nil }
    items.removeLast(items.count - mark.items)
  }

  /// Whether another diagnostic of this code would be kept; counts it if not.
  ///
  /// Asking first saves making a message that nobody will see.
  mutating func accepts(_ code: Diagnostic.Code, source: Int32) -> Bool {
    let count = counts[Key(source: source, code: code), default: 0] + 1
    counts[Key(source: source, code: code)] = count
    return count <= Self.keptPerCode
  }

  /// Adds a diagnostic that `accepts` has let in.
  mutating func append(_ item: Item) { items.append(item) }

  /// For each source and code how many diagnostics were only counted, with the first one kept.
  func uncounted() -> [(source: Int32, like: Item, count: Int)] {
    counts.filter { $0.value > Self.keptPerCode }
      .sorted { ($0.key.source, $0.key.code.rawValue) < ($1.key.source, $1.key.code.rawValue) }
      .compactMap { key, count in
        let first = items.first { $0.source == key.source && $0.code == key.code }
        return first.map { (key.source, $0, count - Self.keptPerCode) }
      }
  }
}
