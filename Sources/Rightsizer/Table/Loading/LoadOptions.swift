/// The unit that exported latencies are taken to be in.
public enum LatencyUnit: String, Sendable, Hashable, Codable, CaseIterable {
  /// Milliseconds, but microseconds for the 2021 preview's rows, which spell `MaximumInvocations`.
  case auto
  /// Milliseconds for every row.
  case milliseconds = "ms"
  /// Microseconds for every row.
  case microseconds = "us"
}

/// How inputs are read into a table.
public struct LoadOptions: Sendable, Hashable {
  /// The unit of exported latencies.
  public var latencyUnit = LatencyUnit.auto
  /// Where vCPUs of instance types are looked up.
  public var catalogue = InstanceCatalogue.aws
  /// How many threads may read: several files, or pieces of a large one that holds JSON documents
  /// behind each other, a line at least each. The table does not depend on it.
  public var threads = ThreadCount.one
  /// Whether reading stops at the first input that cannot be read, in the order given; else the
  /// others are still read.
  public var stopsAtFirstError = false

  /// The defaults: units told by each row, AWS's published types, one thread.
  public init() {}
}
