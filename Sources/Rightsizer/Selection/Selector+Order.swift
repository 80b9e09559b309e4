extension Selector {
  /// Whether one sizing is chosen before another: total, latency, larger n c, more instances,
  /// instance type, row.
  internal func precedes(_ a: Sizing, _ b: Sizing, _ query: SizingQuery) -> Bool {
    switch compareTotals(a, b, query) {
    case .less: return true
    case .greater: return false
    case .equal: return precedesAtEqualTotal(a, b)
    }
  }

  internal enum Comparison {
    case less
    case equal
    case greater
  }

  /// Compares two totals: by Doubles where their error allows, else exactly.
  internal func compareTotals(_ a: Sizing, _ b: Sizing, _ query: SizingQuery) -> Comparison {
    let margin = 2 * Self.relativeError
    if a.total < b.total * (1 - margin) { return .less }
    if b.total < a.total * (1 - margin) { return .greater }
    let (i, j) = (a.candidate, b.candidate)
    if a.count == b.count, !candidates.isServerless[i], !candidates.isServerless[j],
      candidates.prices[i] == candidates.prices[j],
      candidates.prices[i].source == .listed
        || candidates.instanceCounts[i] == candidates.instanceCounts[j]
    {
      return .equal
    }
    let (x, y) = (exactTotal(a, query), exactTotal(b, query))
    return x < y ? .less : x == y ? .equal : .greater
  }

  /// The order of two sizings of equal total.
  internal func precedesAtEqualTotal(_ a: Sizing, _ b: Sizing) -> Bool {
    let (i, j) = (a.candidate, b.candidate)
    // Shortest decimals are in the order of their Doubles.
    let first = candidates.usableLatency(of: i) ?? .infinity
    let second = candidates.usableLatency(of: j) ?? .infinity
    if first != second { return first < second }
    switch compareCapacities(a, b) {
    case .less: return false
    case .greater: return true
    case .equal: break
    }
    if a.count != b.count { return a.count > b.count }
    // A serverless configuration has no type and comes last.
    let left = typeRank(of: i)
    let right = typeRank(of: j)
    if left != right { return left < right }
    if candidates.rows[i] != candidates.rows[j] { return candidates.rows[i] < candidates.rows[j] }
    return i < j
  }

  private func typeRank(of index: Int) -> Int {
    let type = candidates.typeIndices[index]
    return type < 0 || candidates.isServerless[index] ? .max : types[type].rank
  }

  /// Compares n c of both.
  private func compareCapacities(_ a: Sizing, _ b: Sizing) -> Comparison {
    let (i, j) = (a.candidate, b.candidate)
    guard let m = candidates.unitCount(of: i), let n = candidates.unitCount(of: j) else {
      return .equal
    }
    let (x, y) = (candidates.maxInvocationsPerMinute[i], candidates.maxInvocationsPerMinute[j])
    if a.count == b.count, m == n, x == y { return .equal }
    let margin = 1 - 2 * Self.relativeError
    let first = x / Double(m) * Double(a.count)
    let second = y / Double(n) * Double(b.count)
    if Self.safeRange.contains(x), Self.safeRange.contains(y) {
      if first < second * margin { return .less }
      if second < first * margin { return .greater }
    }
    guard let exactX = ExactRational(shortestDecimalOf: x),
      let exactY = ExactRational(shortestDecimalOf: y)
    else { return .equal }
    let (left, right) = (exactX * a.count / m, exactY * b.count / n)
    return left < right ? .less : left == right ? .equal : .greater
  }
}
