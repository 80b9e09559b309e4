import CKernels
import TestSupport
import Testing

@testable import Rightsizer

/// The kernels against plain Swift, at the greatest level of this processor and the portable one.
@Suite("Frontier kernels")
struct FrontierKernelsTests {
  @Test("the pass keeps the rows that no pivot is no worse than", arguments: 1...9)
  func pass(objectives: Int) {
    for seed in UInt64(0)..<12 {
      var generator = SeededGenerator(seed: seed)
      let source = HostileColumns.make(&generator, objectives, 60 + generator.below(60))
      let pivotCount = generator.below(4)
      let pivots = (0..<(pivotCount * objectives)).map { _ in
        generator.below(20) == 0 ? Double.nan : Double(generator.below(5)) - 2
      }
      let numbers = (0..<source.rowCount).filter { _ in generator.below(3) > 0 }.map(UInt32.init)
      let start = generator.below(9)
      FrontierRows.withRows(of: source) { rows in
        func isKept(_ row: UInt32) -> Bool {
          !(0..<pivotCount).contains { pivot in
            (0..<objectives).allSatisfy {
              rows.value($0, row) >= pivots[pivot * objectives + $0]
            }
          }
        }
        let all = (start..<source.rowCount).map(UInt32.init).filter(isKept)
        let listed = numbers[min(start, numbers.count)...].filter(isKept)
        var kept = [UInt32](repeating: 0, count: source.rowCount)
        withUnsafePointer(to: rows.columns) { columns in
          for kernel in [frontier_pass, frontier_pass_portable] {
            var count = kernel(
              columns, nil, start, source.rowCount, pivots, pivotCount, &kept)
            #expect(Array(kept.prefix(count)) == all, "seed \(seed)")
            count = kernel(
              columns, numbers, min(start, numbers.count), numbers.count, pivots, pivotCount,
              &kept)
            #expect(Array(kept.prefix(count)) == listed, "seed \(seed)")
          }
        }
      }
    }
  }

  @Test("codes are scaled distances, cut at both ends", arguments: 1...9)
  func encode(objectives: Int) {
    for seed in UInt64(0)..<12 {
      var generator = SeededGenerator(seed: seed)
      let source = HostileColumns.make(&generator, objectives, 40)
      let listed = (0..<40).filter { _ in generator.below(3) > 0 }.map(UInt32.init)
      let least = (0..<objectives).map { _ in Double(generator.below(9)) - 4 }
      let scale = (0..<objectives).map { _ in generator.unit() * 1e5 + 1e-9 }
      FrontierRows.withRows(of: source) { rows in
        func code(_ objective: Int, _ row: UInt32) -> UInt16 {
          let place = (rows.value(objective, row) - least[objective]) * scale[objective] + 1
          return place < 65535 ? UInt16(max(place, 0)) : 65535
        }
        for dropsMissing in [false, true] {
          let left = listed.filter { row in
            !dropsMissing || (0..<objectives).allSatisfy { !rows.value($0, row).isNaN }
          }
          let expected = left.flatMap { row in (0..<objectives).map { code($0, row) } }
          withUnsafePointer(to: rows.columns) { columns in
            for kernel in [frontier_encode, frontier_encode_portable] {
              var numbers = listed
              var codes = [UInt16](repeating: 0, count: listed.count * objectives)
              let count = kernel(
                columns, &numbers, listed.count, least, scale, dropsMissing ? 1 : 0, &codes)
              #expect(Array(numbers.prefix(count)) == left, "seed \(seed)")
              #expect(Array(codes.prefix(count * objectives)) == expected, "seed \(seed)")
            }
          }
        }
      }
    }
  }

  /// −1, 0 or 1 as the first row dominates, equals or does neither to the second.
  private func verdict(_ rows: FrontierRows, _ a: UInt32, _ b: UInt32) -> FrontierVerdict {
    var isBetter = false
    for objective in 0..<rows.objectiveCount {
      let flip = rows.columns.flips[objective]
      let x = frontier_key(rows.columns.values[objective]?[Int(a)] ?? 0, flip)
      let y = frontier_key(rows.columns.values[objective]?[Int(b)] ?? 0, flip)
      if x > y { return frontier_unknown }
      isBetter = isBetter || x < y
    }
    return isBetter ? frontier_dominated : frontier_equal
  }

  @Test("a window's verdict is that of its points, one by one", arguments: 1...9)
  func sift(objectives: Int) {
    for seed in UInt64(0)..<2 {
      var generator = SeededGenerator(seed: seed)
      let count = 2000
      let source = HostileColumns.make(&generator, objectives, count)
      FrontierRows.withRows(of: source) { rows in
        let all = (0..<UInt32(count)).map { $0 }
        // Coarse codes, so that values decide often.
        let least = [Double](repeating: -1, count: objectives)
        let scale = [Double](repeating: seed % 2 == 0 ? 1 : 0.1, count: objectives)
        var numbers = all
        var codes = [UInt16](repeating: 0, count: count * objectives)
        withUnsafePointer(to: rows.columns) { columns in
          _ = frontier_encode(columns, &numbers, count, least, scale, 0, &codes)
        }
        // The points of the window dominate none of each other; some are equal.
        var members: [UInt32] = []
        for row in all.prefix(1500)
        where members.allSatisfy({
          verdict(rows, $0, row) == frontier_unknown && verdict(rows, row, $0) == frontier_unknown
        }) {
          members.append(row)
        }
        let window = FrontierWindowGroups(
          codes: codes, objectiveCount: objectives, list: members, rows: all,
          codesAreExact: false)
        let list = all.suffix(600).map { $0 }
        let expected = list.map { row in
          members.lazy.map { verdict(rows, $0, row) }.first { $0 != frontier_unknown }
            ?? frontier_unknown
        }
        for kernel in [frontier_sift, frontier_sift_portable] {
          var verdicts = [UInt8](repeating: 9, count: list.count)
          window.withWindow { window in
            withUnsafePointer(to: window) { window in
              withUnsafePointer(to: rows.columns) { columns in
                kernel(window, columns, columns, codes, all, list, list.count, &verdicts)
              }
            }
          }
          #expect(verdicts == expected.map { UInt8($0.rawValue) }, "seed \(seed)")
        }
      }
    }
  }

  @Test(
    "a growing window holds the first of each point that none before dominates", arguments: 1...9)
  func siftInOrder(objectives: Int) {
    for seed in UInt64(0)..<10 {
      var generator = SeededGenerator(seed: seed)
      let count = 300
      let codes = (0..<(count * objectives)).map { _ in UInt16(generator.below(objectives + 2)) }
      func sum(_ point: UInt32) -> Int {
        (0..<objectives).reduce(0) { $0 + Int(codes[Int(point) * objectives + $1]) }
      }
      let list = (0..<UInt32(count)).sorted { (sum($0), $0) < (sum($1), $1) }
      func isNoGreater(_ a: UInt32, _ b: UInt32) -> Bool {
        (0..<objectives).allSatisfy {
          codes[Int(a) * objectives + $0] <= codes[Int(b) * objectives + $0]
        }
      }
      var window: [UInt32] = []
      let expected = list.map { point -> UInt8 in
        guard let found = window.first(where: { isNoGreater($0, point) }) else {
          window.append(point)
          return 0
        }
        return sum(found) == sum(point) ? 1 : 2
      }
      // With exact codes no value is read.
      let source = ObjectiveColumns(
        [[Double]](repeating: [0], count: objectives),
        senses: [Sense](repeating: .min, count: objectives))
      FrontierRows.withRows(of: source) { rows in
        withUnsafePointer(to: rows.columns) { columns in
          for kernel in [frontier_sift_in_order, frontier_sift_in_order_portable] {
            var groups = [UInt16](repeating: 0, count: 320 * objectives)
            var places = [UInt32](repeating: 0, count: count)
            var verdicts = [UInt8](repeating: 9, count: count)
            kernel(
              columns, 1, codes, Array(0..<UInt32(count)), list, count, &groups, &places,
              &verdicts)
            #expect(verdicts == expected, "seed \(seed)")
          }
        }
      }
    }
  }

  @Test("clustering keeps the points and fills groups and their least codes")
  func cluster() {
    for seed in UInt64(0)..<10 {
      var generator = SeededGenerator(seed: seed)
      let (count, width) = (1 + generator.below(3000), 1 + generator.below(6))
      let codes = (0..<(count * width)).map { _ in UInt16(generator.below(500)) }
      var list = (0..<UInt32(count)).map { $0 }
      frontier_cluster(codes, width, &list, count)
      #expect(list.sorted() == Array(0..<UInt32(count)), "seed \(seed)")
      let groupCount = (count + 31) / 32
      var groups = [UInt16](repeating: 0, count: groupCount * 32 * width)
      frontier_fill_groups(codes, width, list, count, &groups)
      for kernel in [frontier_fill_parents, frontier_fill_parents_portable] {
        var parents = [UInt16](repeating: 0, count: (groupCount + 31) / 32 * 32 * width)
        kernel(groups, width, groupCount, &parents)
        for group in 0..<groupCount {
          for objective in 0..<width {
            let members = list[(group * 32)..<min(count, group * 32 + 32)].map {
              codes[Int($0) * width + objective]
            }
            let start = (group * width + objective) * 32
            #expect(Array(groups[start..<(start + members.count)]) == members, "seed \(seed)")
            let place = (group / 32 * width + objective) * 32 + group % 32
            #expect(parents[place] == members.min(), "seed \(seed)")
          }
        }
      }
    }
  }

  @Test("each pivot covers most of what none before does")
  func cover() {
    for seed in UInt64(0)..<12 {
      var generator = SeededGenerator(seed: seed)
      let (count, width) = (1 + generator.below(200), 1 + generator.below(5))
      let codes = (0..<(count * width)).map { _ in UInt16(generator.below(30)) }
      let all = (0..<UInt32(count)).map { $0 }
      let candidates = all.filter { _ in generator.below(4) == 0 }
      var groups = [UInt16](repeating: 0, count: (count + 31) / 32 * 32 * width)
      frontier_fill_groups(codes, width, all, count, &groups)
      var expected: [UInt32] = []
      var left = Set(all)
      while expected.count < 5 {
        let gains = candidates.map { candidate in
          left.filter { point in
            (0..<width).allSatisfy {
              codes[Int(candidate) * width + $0] <= codes[Int(point) * width + $0]
            }
          }
        }
        guard let most = gains.map(\.count).max(), most >= 2,
          let best = gains.firstIndex(where: { $0.count == most })
        else { break }
        expected.append(candidates[best])
        left.subtract(gains[best])
      }
      for kernel in [frontier_cover, frontier_cover_portable] {
        var sets = [UInt32](repeating: 0, count: (candidates.count + 1) * ((count + 31) / 32))
        var chosen = [UInt32](repeating: 0, count: 5)
        let chosenCount = kernel(
          groups, width, count, codes, candidates, candidates.count, 5, 2, &sets, &chosen)
        #expect(Array(chosen.prefix(chosenCount)) == expected, "seed \(seed)")
      }
    }
  }

  @Test("keys order values as the definition does, and sorting is stable")
  func sort() {
    let ascending = [-.infinity, -1e300, -1, -0x1p-1074, 0, 0x1p-1074, 1, 1e300, .infinity, .nan]
    for (a, b) in zip(ascending, ascending.dropFirst()) {
      #expect(frontier_key(a, 0) < frontier_key(b, 0), "\(a), \(b)")
    }
    #expect(frontier_key(-0.0, 0) == frontier_key(0, 0))
    #expect(frontier_key(-0.0, 1 << 63) == frontier_key(0, 0))
    #expect(frontier_key(1, 1 << 63) == frontier_key(-1, 0))
    #expect(frontier_key(.nan, 1 << 63) == .max)
    for seed in UInt64(0)..<30 {
      var generator = SeededGenerator(seed: seed)
      let count = [1, 2, 50, 1500, 5000][generator.below(5)]
      let keys = (0..<count).map { _ -> Int64 in
        switch seed % 4 {
        case 0: Int64(generator.below(9)) - 4
        case 1: Int64(bitPattern: generator.next())
        case 2: [Int64.min, .max, 0][generator.below(3)] ^ Int64(generator.below(3))
        default: frontier_key(generator.unit(), 0)
        }
      }
      var positions = (0..<UInt32(count)).map { $0 }
      positions.shuffle(using: &generator)
      let places = Dictionary(uniqueKeysWithValues: positions.enumerated().map { ($1, $0) })
      let expected = positions.sorted {
        (keys[Int($0)], places[$0] ?? 0) < (keys[Int($1)], places[$1] ?? 0)
      }
      var entries = [UInt64](repeating: 0, count: count)
      var spare = entries
      frontier_sort(keys, count, &entries, &spare, &positions)
      #expect(positions == expected, "seed \(seed)")
    }
  }
}
