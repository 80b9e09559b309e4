@testable import Rightsizer

/// A fraction of 128-bit integers, written without regard to speed and apart from the code under
/// test. It traps on overflow, so the cases keep their figures short.
struct SlowFraction: Comparable {
  var top: Int128
  var bottom: Int128

  init(_ top: Int, _ bottom: Int = 1) {
    self.init(Int128(top), Int128(bottom))
  }

  init(_ top: Int128, _ bottom: Int128) {
    self.top = top
    self.bottom = bottom
  }

  static func * (a: Self, b: Self) -> Self { Self(a.top * b.top, a.bottom * b.bottom) }
  static func - (a: Self, b: Self) -> Self {
    Self(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
  }
  static func < (a: Self, b: Self) -> Bool { a.top * b.bottom < b.top * a.bottom }
  static func == (a: Self, b: Self) -> Bool { a.top * b.bottom == b.top * a.bottom }
}

/// A decimal as a whole number of some power of ten, and as text.
struct SlowDecimal {
  var digits: Int
  var places: Int

  var fraction: SlowFraction {
    SlowFraction(digits, (0..<places).reduce(1) { power, _ in power * 10 })
  }

  var text: String {
    if places == 0 { return String(digits) }
    let padded = String(repeating: "0", count: places + 1) + String(digits)
    var body = Substring(padded)
    let tail = body.suffix(places)
    body.removeLast(places)
    while body.count > 1, body.first == "0" { body.removeFirst() }
    return "\(body).\(tail)"
  }

  var value: Double { Double(text) ?? .nan }
}

struct SlowCandidate {
  var type: String
  var rate: SlowDecimal
  var count: Int
  var costPerHour: SlowDecimal
  var latency: Int?
  var cpu: SlowDecimal?
  var cores: Int
  var memory: Int?

  func candidate(row: Int) -> SizingCandidate {
    SizingCandidate(
      row: row, instanceType: type, maxInvocationsPerMinute: rate.value, instanceCount: count,
      price: .exported(costPerHour.value), latencyMilliseconds: latency.map(Double.init) ?? .nan,
      cpuUtilization: cpu?.value ?? .nan, vCPUs: cores,
      memoryUtilization: memory.map(Double.init) ?? .nan)
  }

  var capacity: SlowFraction { rate.fraction * SlowFraction(1, count) }
  var price: SlowFraction { costPerHour.fraction * SlowFraction(1, count) }
}

/// The definitions, word by word: a count is searched for one by one.
struct SlowSelection {
  var headroom = SlowDecimal(digits: 5, places: 1)
  var zones = 1
  var minimum = 2
  var maximum: Int?
  var typeLimits: [String: Int] = [:]
  var latencyLimit: Int?
  var cpuLimit: SlowDecimal?
  var memoryLimit: Int?
  var budget: SlowDecimal?
  var excluded: String?

  var constraints: Constraints {
    get throws {
      var result = Constraints()
      result.headroom = try ExactDecimal(parsing: headroom.text)
      result.zones = zones
      result.minimumInstances = minimum
      result.maximumInstances = maximum
      result.typeLimits = typeLimits
      result.latencyLimitMilliseconds = latencyLimit.map { ExactDecimal($0) }
      result.cpuPerCoreLimit = try cpuLimit.map { try ExactDecimal(parsing: $0.text) }
      result.memoryLimit = memoryLimit.map { ExactDecimal($0) }
      result.budgetPerHour = try budget.map { try ExactDecimal(parsing: $0.text) }
      result.excludedTypes = try excluded.map { [try TypePattern($0)] } ?? []
      return result
    }
  }

  /// The least count by direct search, nil without the CPU figure that a limit needs.
  func count(_ candidate: SlowCandidate, _ demand: SlowFraction) -> Int? {
    var usable = SlowFraction(1) - headroom.fraction
    if let cpuLimit {
      guard let cpu = candidate.cpu, candidate.cores > 0 else { return nil }
      if cpu.digits > 0 {
        // limit / (cpu / cores)
        let cpuFraction = cpu.fraction
        let share =
          cpuLimit.fraction * SlowFraction(candidate.cores)
          * SlowFraction(cpuFraction.bottom, cpuFraction.top)
        usable = min(usable, share)
      }
    }
    var count = minimum
    while true {
      var left = usable * SlowFraction(count)
      if zones >= 2 {
        var fullest = count / zones
        if fullest * zones < count { fullest += 1 }
        left = min(left, SlowFraction(count - fullest))
      }
      if candidate.capacity * left >= demand { return count }
      count += 1
    }
  }

  /// What a candidate breaks, as codes, and its count.
  func judge(
    _ candidate: SlowCandidate, _ demand: SlowFraction
  ) -> (count: Int?, broken: Set<String>) {
    var broken: Set<String> = []
    if candidate.type == excluded { broken.insert("excluded") }
    if let latencyLimit {
      if let latency = candidate.latency {
        if latency > latencyLimit { broken.insert("latency") }
      } else {
        broken.insert("latencyUnavailable")
      }
    }
    if let memoryLimit {
      if let memory = candidate.memory {
        if memory > memoryLimit { broken.insert("memory") }
      } else {
        broken.insert("memoryUnavailable")
      }
    }
    guard let count = count(candidate, demand) else {
      return (nil, broken.union(["cpuUnavailable"]))
    }
    if let maximum, count > maximum { broken.insert("maximumInstances") }
    if let limit = typeLimits[candidate.type], count > limit { broken.insert("typeLimit") }
    if let budget, candidate.price * SlowFraction(count) > budget.fraction {
      broken.insert("budget")
    }
    if broken == ["latency"] { broken = ["latencyAtSaturation"] }
    return (count, broken)
  }

  /// Index and count of all that is feasible, best first.
  func ranked(_ candidates: [SlowCandidate], _ demand: SlowFraction) -> [(index: Int, count: Int)] {
    var feasible: [(index: Int, count: Int)] = []
    for (index, candidate) in candidates.enumerated() {
      let (count, broken) = judge(candidate, demand)
      if let count, broken.isEmpty { feasible.append((index, count)) }
    }
    return feasible.sorted { a, b in
      let (x, y) = (candidates[a.index], candidates[b.index])
      let (m, n) = (SlowFraction(a.count), SlowFraction(b.count))
      if x.price * m != y.price * n { return x.price * m < y.price * n }
      if x.latency != y.latency { return (x.latency ?? .max) < (y.latency ?? .max) }
      if x.capacity * m != y.capacity * n { return x.capacity * m > y.capacity * n }
      if a.count != b.count { return a.count > b.count }
      if x.type != y.type { return x.type < y.type }
      return a.index < b.index
    }
  }
}
