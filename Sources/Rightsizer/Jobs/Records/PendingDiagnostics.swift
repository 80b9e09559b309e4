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
  /// How many were told of each source and code.
  private var counts: [Int32: CodeCounts] = [:]

  /// Whether anything was told.
  var hasCounts: Bool { !counts.isEmpty }

  /// How much of a source has been told; to go back to.
  struct Mark {
    fileprivate var source: Int32
    fileprivate var items: Int
    fileprivate var counts: CodeCounts?
  }

  /// How many were told of each code: of a few codes, which are looked through faster than hashed.
  fileprivate struct CodeCounts {
    var all: [(code: Diagnostic.Code, count: Int)] = []

    /// Counts some more and gives their number with those before.
    mutating func add(_ count: Int, of code: Diagnostic.Code) -> Int {
      for index in all.indices where all[index].code == code {
        all[index].count += count
        return all[index].count
      }
      all.append((code, count))
      return count
    }
  }

  func mark(of source: Int32) -> Mark {
    Mark(source: source, items: items.count, counts: counts.isEmpty ? nil : counts[source])
  }

  /// Forgets what was told since; it must have been of the mark's source alone.
  mutating func goBack(to mark: Mark) {
    items.removeLast(items.count - mark.items)
    counts[mark.source] = mark.counts
  }

  /// Whether another diagnostic of this code would be kept; counts it if not.
  ///
  /// Asking first saves making a message that nobody will see.
  mutating func accepts(_ code: Diagnostic.Code, source: Int32) -> Bool {
    counts[source, default: CodeCounts()].add(1, of: code) <= Self.keptPerCode
  }

  /// Counts diagnostics at once, of which the first have been added without asking.
  mutating func count(_ count: Int, of code: Diagnostic.Code, source: Int32) {
    _ = counts[source, default: CodeCounts()].add(count, of: code)
  }

  /// Adds a diagnostic that `accepts` has let in.
  mutating func append(_ item: Item) { items.append(item) }

  /// Adds some of the diagnostics of other inputs, whose sources are numbered otherwise here.
  mutating func append(
    _ other: PendingDiagnostics, _ range: Range<Int>, shiftingSourcesBy shift: Int32
  ) {
    for item in other.items[range] {
      var item = item
      item.source += shift
      items.append(item)
    }
  }

  /// Adds all diagnostics of a piece of one source, of which some may have been told here.
  mutating func append(
    _ later: PendingDiagnostics, ofSource source: Int32, shiftingDocumentsBy shift: Int32
  ) {
    var codes = counts[source] ?? CodeCounts()
    var kept = codes
    for item in later.items where kept.add(1, of: item.code) <= Self.keptPerCode {
      var item = item
      item.source = source
      item.document &+= shift
      items.append(item)
    }
    for (code, count) in later.counts.values.flatMap(\.all) { _ = codes.add(count, of: code) }
    if !codes.all.isEmpty { counts[source] = codes }
  }

  /// Adds diagnostics of sources and codes of which none has been told here, nor will be.
  mutating func append(_ other: PendingDiagnostics) {
    items += other.items
    // The others need no count.
    for (source, codes) in other.counts {
      for (code, count) in codes.all where count > Self.keptPerCode {
        self.count(count, of: code, source: source)
      }
    }
  }

  /// Adds how many were told of other inputs' sources.
  ///
  /// - Parameter numbers: of each source its number here, or −1 where it is left out.
  mutating func appendCounts(_ other: PendingDiagnostics, _ numbers: [Int32]) {
    for (source, codes) in other.counts where numbers[Int(source)] >= 0 {
      counts[numbers[Int(source)]] = codes
    }
  }

  /// For each source and code how many diagnostics were only counted, with the first one kept.
  func uncounted() -> [(source: Int32, like: Item, count: Int)] {
    var result: [(source: Int32, like: Item, count: Int)] = []
    let full = counts.filter { $0.value.all.contains { $0.count > Self.keptPerCode } }
    guard !full.isEmpty else { return [] }
    // One pass over the items for all sources.
    var first: [Int32: [Diagnostic.Code: Int]] = [:]
    for (index, item) in items.enumerated() where full[item.source] != nil {
      if first[item.source]?[item.code] == nil {
        first[item.source, default: [:]][item.code] = index
      }
    }
    for (source, codes) in full.sorted(by: { $0.key < $1.key }) {
      for (code, count) in codes.all.sorted(by: { $0.code.rawValue < $1.code.rawValue })
      where count > Self.keptPerCode {
        guard let index = first[source]?[code] else { continue }
        result.append((source, items[index], count - Self.keptPerCode))
      }
    }
    return result
  }
}
