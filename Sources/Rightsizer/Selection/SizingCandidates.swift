/// Many candidates held as columns, so that a choice over a million of them reads only what it
/// needs.
///
/// All columns have one element a candidate. Instance types are indices into `typeNames`.
public struct SizingCandidates: Sendable {
  /// The index of each row over all inputs.
  public let rows: [Int]
  /// The distinct instance types.
  public let typeNames: [String]
  /// The index of each candidate's type in `typeNames`, −1 for none.
  public let typeIndices: [Int]
  /// Invocations a minute of the endpoint measured; NaN where not available.
  public let maxInvocationsPerMinute: [Double]
  /// The instances of that endpoint; what is below 1 is taken as unknown.
  public let instanceCounts: [Int]
  /// The price of each candidate.
  public let prices: [InstancePrice]
  /// Model latencies in milliseconds; NaN where not available.
  public let latenciesMilliseconds: [Double]
  /// CPU utilisation summed over the cores of an instance; NaN where not available.
  public let cpuUtilizations: [Double]
  /// The vCPUs of the types, 0 where not known.
  public let vCPUs: [Int]
  /// Memory utilisation in percent; NaN where not available.
  public let memoryUtilizations: [Double]
  /// The serverless candidates by index.
  public let serverless: [Int: SizingCandidate.Serverless]
  /// Whether each candidate is serverless; kept apart so that a scan needs no dictionary.
  internal let isServerless: [Bool]

  /// Candidates from their columns.
  ///
  /// Precondition: all columns have the length of `rows`, type indices are −1 or within
  /// `typeNames`, which are distinct.
  public init(
    rows: [Int], typeNames: [String], typeIndices: [Int], maxInvocationsPerMinute: [Double],
    instanceCounts: [Int], prices: [InstancePrice], latenciesMilliseconds: [Double],
    cpuUtilizations: [Double], vCPUs: [Int], memoryUtilizations: [Double],
    serverless: [Int: SizingCandidate.Serverless] = [:]
  ) {
    let lengths = [
      typeIndices.count, maxInvocationsPerMinute.count, instanceCounts.count, prices.count,
      latenciesMilliseconds.count, cpuUtilizations.count, vCPUs.count, memoryUtilizations.count,
    ]
    precondition(lengths.allSatisfy { $0 == rows.count }, "columns of different lengths")
    precondition(
      typeIndices.allSatisfy { $0 >= -1 && $0 < typeNames.count }, "a type index out of range")
    self.rows = rows
    self.typeNames = typeNames
    self.typeIndices = typeIndices
    self.maxInvocationsPerMinute = maxInvocationsPerMinute
    self.instanceCounts = instanceCounts
    self.prices = prices
    self.latenciesMilliseconds = latenciesMilliseconds
    self.cpuUtilizations = cpuUtilizations
    self.vCPUs = vCPUs
    self.memoryUtilizations = memoryUtilizations
    self.serverless = serverless
    var isServerless = [Bool](repeating: false, count: rows.count)
    for index in serverless.keys where isServerless.indices.contains(index) {
      isServerless[index] = true
    }
    self.isServerless = isServerless
  }

  /// Candidates from single values.
  public init(_ candidates: some Collection<SizingCandidate>) {
    var names: [String] = []
    var indexOfName: [String: Int] = [:]
    var typeIndices: [Int] = []
    var serverless: [Int: SizingCandidate.Serverless] = [:]
    for (index, candidate) in candidates.enumerated() {
      serverless[index] = candidate.serverless
      guard let name = candidate.instanceType else {
        typeIndices.append(-1)
        continue
      }
      if let known = indexOfName[name] {
        typeIndices.append(known)
      } else {
        typeIndices.append(names.count)
        indexOfName[name] = names.count
        names.append(name)
      }
    }
    self.init(
      rows: candidates.map(\.row), typeNames: names, typeIndices: typeIndices,
      maxInvocationsPerMinute: candidates.map(\.maxInvocationsPerMinute),
      instanceCounts: candidates.map(\.instanceCount), prices: candidates.map(\.price),
      latenciesMilliseconds: candidates.map(\.latencyMilliseconds),
      cpuUtilizations: candidates.map(\.cpuUtilization),
      vCPUs: candidates.map { $0.vCPUs ?? 0 },
      memoryUtilizations: candidates.map(\.memoryUtilization), serverless: serverless)
  }

  /// The number of candidates.
  public var count: Int { rows.count }

  /// The instance type of a candidate; `nil` for none.
  public func instanceType(of index: Int) -> String? {
    typeIndices[index] < 0 ? nil : typeNames[typeIndices[index]]
  }

  /// The latency that can be compared; `nil` where not available, infinite or negative.
  internal func usableLatency(of index: Int) -> Double? {
    let latency = latenciesMilliseconds[index]
    return latency.isFinite && latency >= 0 ? latency : nil
  }
}
