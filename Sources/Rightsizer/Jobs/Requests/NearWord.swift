/// The one of a few words that another was probably meant to be.
struct NearWord {
  let word: String
  /// 0 where they differ in case, hyphens and underscores alone.
  let distance: Int

  /// - Returns: `nil` where no word is near: within a quarter of the letters, at least one.
  /// - Complexity: O(n m²) for n words of length m; what has more than 64 bytes is near to none.
  init?(_ text: String, in words: [String]) {
    guard text.utf8.count <= 64 else { return nil }
    let wanted = Self.plain(text)
    guard !wanted.isEmpty else { return nil }
    var best: (word: String, distance: Int)?
    for word in words {
      let distance = Self.distance(wanted, Self.plain(word))
      if distance < best?.distance ?? .max { best = (word, distance) }
    }
    guard let best, best.distance <= max(1, wanted.count / 4) else { return nil }
    word = best.word
    distance = best.distance
  }

  /// The letters and digits that tell a name, in lower case.
  static func plain(_ text: String) -> [UInt8] {
    text.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }

  /// The least number of bytes put in, taken out, replaced or exchanged with their neighbour that
  /// makes one text the other, none touched twice (optimal string alignment; Damerau 1964).
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var older: [Int] = []
    var last = Array(0...b.count)
    for row in a.indices {
      var next = [row + 1]
      for column in b.indices {
        let isEqual = a[row] == b[column]
        var least = min(
          last[column] + (isEqual ? 0 : 1), min(last[column + 1], next[column]) + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          least = min(least, older[column - 1] + 1)
        }
        next.append(least)
      }
      older = last
      last = next
    }
    return last[b.count]
  }
}

/// What to do about a member that the API has elsewhere or under a name much like it.
struct NearMember {
  let mend: String

  init?(_ name: String, in shape: RequestShape.Structure) {
    let near = NearWord(name, in: shape.members.map(\.name))
    if let near, near.distance == 0 {
      mend = "write \(near.word)"
    } else if let home = Self.homes[name] {
      mend = "move it to \(home)"
    } else if let near {
      mend = "did you mean \(near.word)?"
    } else {
      return nil
    }
  }

  /// Where each member belongs; of a name that is in several places the outermost.
  private static let homes: [String: String] = {
    var homes: [String: String] = [:]
    var level: [(path: String, shape: RequestShape.Structure)] = [("$", .request)]
    while !level.isEmpty {
      var inner: [(path: String, shape: RequestShape.Structure)] = []
      for (path, shape) in level {
        for member in shape.members {
          let place = "\(path).\(member.name)"
          if homes[member.name] == nil { homes[member.name] = place }
          switch member.shape {
          case .structure(let shape): inner.append((place, shape))
          case .list(let list):
            if case .structure(let shape) = list.element { inner.append((place + "[…]", shape)) }
          case .text, .integer: break
          }
        }
      }
      level = inner
    }
    return homes
  }()
}
