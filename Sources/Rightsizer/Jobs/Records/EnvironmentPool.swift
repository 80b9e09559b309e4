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

  /// Of each list that gives a key more than once, these keys, for each time again.
  private(set) var repeatedKeys: [ID: [StringPool.ID]] = [:]

  private var parameters: [Parameter] = []
  private var ends: [Int] = [0]
  /// Open addressing with linear probing; 0, which is in no slot, marks a free one. The count is a
  /// power of two. A dictionary by `hashValue` took about four times the instructions.
  private var slots: [ID] = []
  private static let processSeed = UInt64.random(in: .min ... .max) | 1
  private let seed = EnvironmentPool.processSeed

  var count: Int { ends.count }

  subscript(id: ID) -> ArraySlice<Parameter> { parameters[range(of: id)] }

  /// The number of a list in the order given; adds it when new.
  mutating func intern(_ list: UnsafeBufferPointer<Parameter>) -> ID {
    if list.isEmpty { return Self.empty }
    if ends.count &* 2 > slots.count { grow() }
    let mask = slots.count &- 1
    var slot = slot(of: list)
    while slots[slot] != 0 {
      if isEqual(slots[slot], list) { return slots[slot] }
      slot = (slot &+ 1) & mask
    }
    return add(list, at: slot)
  }

  mutating func intern(_ list: ArraySlice<Parameter>) -> ID {
    list.withUnsafeBufferPointer { intern($0) }
  }

  private func range(of id: ID) -> Range<Int> {
    let index = Int(id)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  @inline(__always)
  private func isEqual(_ id: ID, _ list: UnsafeBufferPointer<Parameter>) -> Bool {
    let range = range(of: id)
    guard range.count == list.count else { return false }
    return parameters.withUnsafeBufferPointer { parameters in
      for (index, parameter) in list.enumerated()
      where parameters[range.lowerBound &+ index] != parameter {
        return false
      }
      return true
    }
  }

  @inline(never)
  private mutating func add(_ list: UnsafeBufferPointer<Parameter>, at slot: Int) -> ID {
    let id = ID(truncatingIfNeeded: ends.count)
    parameters.append(contentsOf: list)
    ends.append(parameters.count)
    slots[slot] = id
    // A list is looked through once, however many rows have it.
    let repeated = Self.repeatedKeys(of: Array(list))
    if !repeated.isEmpty { repeatedKeys[id] = repeated }
    return id
  }

  private static func repeatedKeys(of list: [Parameter]) -> [StringPool.ID] {
    guard list.count > 1 else { return [] }
    if list.count <= 16 {
      return list.indices.filter { index in
        list[..<index].contains { $0.key == list[index].key }
      }.map { list[$0].key }
    }
    var keys = Set<StringPool.ID>(minimumCapacity: list.count)
    return list.filter { !keys.insert($0.key).inserted }.map(\.key)
  }

  /// Where the search for a list begins, by a seeded multiply and fold of its numbers.
  @inline(__always)
  private func slot(of list: UnsafeBufferPointer<Parameter>) -> Int {
    var hash = seed
    for parameter in list {
      let names =
        UInt64(UInt32(bitPattern: parameter.key)) << 32
        | UInt64(UInt32(bitPattern: parameter.value))
      let type = UInt64(UInt32(bitPattern: parameter.valueType))
      let product = (hash ^ names).multipliedFullWidth(by: seed ^ type << 1)
      hash = product.high ^ product.low
    }
    let product = hash.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low) & (slots.count &- 1)
  }

  @inline(never)
  private mutating func grow() {
    slots = [ID](repeating: 0, count: max(64, slots.count * 2))
    let mask = slots.count &- 1
    for id in 1..<max(1, ends.count) {
      let id = ID(truncatingIfNeeded: id)
      var slot = self[id].withUnsafeBufferPointer { self.slot(of: $0) }
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = id
    }
  }
}
