import Rightsizer

extension Cloud {
  /// The frontier by the definition, row against row: O(n²) comparisons of ranks.
  func naiveFrontier() -> [Int] {
    let width = columns.count
    var isSelected = [Bool](repeating: rows == nil, count: columns[0].count)
    for row in rows ?? [] { isSelected[row] = true }
    let participants = isSelected.indices.filter { row in
      isSelected[row] && (missing == .worst || columns.allSatisfy { !$0[row].isNaN })
    }
    // What counts of a value is its place among the others; a missing one's is last.
    var ranks = [Int](repeating: 0, count: participants.count * width)
    for objective in 0..<width {
      let isLessBetter = senses[objective] == .min
      let present = columns[objective].filter { !$0.isNaN }.map { isLessBetter ? $0 : -$0 }
      var numbers: [Double: Int] = [:]
      // −0.0 and 0 are one key.
      for value in present.sorted() where numbers[value] == nil { numbers[value] = numbers.count }
      for (place, row) in participants.enumerated() {
        let value = columns[objective][row]
        ranks[place * width + objective] =
          value.isNaN ? numbers.count : numbers[isLessBetter ? value : -value] ?? 0
      }
    }
    return ranks.withUnsafeBufferPointer { ranks in
      participants.indices.filter { b in
        !participants.indices.contains { a in
          var objective = 0
          var isBetter = false
          while objective < width {
            let x = ranks[a &* width &+ objective]
            let y = ranks[b &* width &+ objective]
            if x > y { return false }
            isBetter = isBetter || x < y
            objective &+= 1
          }
          return isBetter
        }
      }.map { participants[$0] }
    }
  }
}
