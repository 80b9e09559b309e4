/// Staircases over points (y, z): sets in which z falls as y rises, one for each root.
///
/// A staircase answers whether, or how low, something lies at or below-left of a place. Each is a
/// treap (Seidel and Aragon 1996) whose nodes live in one array, with priorities hashed from the
/// node's number: no allocation for a staircase, no bad case for sorted input, and the same tree
/// each time.
///
/// - Complexity: expected O(log s) for a query or an insertion into a staircase of s points, where
///   points that an insertion removes are paid for by their own insertion.
struct StaircaseForest {
  private struct Node {
    var y: Int32
    var z: Int32
    var left: Int32 = none
    var right: Int32 = none
  }

  /// The root of an empty staircase.
  static let none: Int32 = -1

  private var nodes: [Node] = []

  /// Forgets all nodes and with them all staircases.
  mutating func removeAll() { nodes.removeAll(keepingCapacity: true) }

  mutating func reserveCapacity(_ count: Int) { nodes.reserveCapacity(count) }

  /// The lowest z of the points with y′ ≤ y, `nil` when there are none.
  func lowest(_ root: Int32, upTo y: Int32) -> Int32? {
    var lowest: Int32?
    var place = root
    while place >= 0 {
      let node = nodes[Int(place)]
      if node.y <= y {
        lowest = node.z
        place = node.right
      } else {
        place = node.left
      }
    }
    return lowest
  }

  /// Whether a point with y′ ≤ y and z′ ≤ z exists.
  func covers(_ root: Int32, y: Int32, z: Int32) -> Bool {
    var place = root
    while place >= 0 {
      let node = nodes[Int(place)]
      if node.y <= y {
        if node.z <= z { return true }
        place = node.right
      } else {
        place = node.left
      }
    }
    return false
  }

  /// Adds a point that is not covered, and removes those that it covers.
  mutating func insert(_ root: inout Int32, y: Int32, z: Int32) {
    let new = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(y: y, z: z))
    root = inserting(new, y: y, z: z, into: root)
  }

  private mutating func inserting(_ new: Int32, y: Int32, z: Int32, into root: Int32) -> Int32 {
    let priority = Self.priority(new)
    var parent = Self.none
    var place = root
    var wentLeft = false
    var isCovered = false
    while place >= 0, Self.priority(place) > priority {
      let node = nodes[Int(place)]
      if node.y < y {
        parent = place
        wentLeft = false
        place = node.right
      } else if node.z < z {
        parent = place
        wentLeft = true
        place = node.left
      } else {
        isCovered = true
        break
      }
    }
    let (left, right) = split(place, y: y, z: z)
    var subtree = new
    if isCovered {
      // What stood here had the greater priority, and so may what remains of its subtrees.
      subtree = merge(merge(left, new), right)
    } else {
      nodes[Int(new)].left = left
      nodes[Int(new)].right = right
    }
    if parent < 0 { return subtree }
    if wentLeft {
      nodes[Int(parent)].left = subtree
    } else {
      nodes[Int(parent)].right = subtree
    }
    return root
  }

  /// The parts of a subtree with lesser y and with lesser z; what (y, z) covers is dropped.
  private mutating func split(_ place: Int32, y: Int32, z: Int32) -> (left: Int32, right: Int32) {
    if place < 0 { return (Self.none, Self.none) }
    let node = nodes[Int(place)]
    if node.y < y {
      let (left, right) = split(node.right, y: y, z: z)
      nodes[Int(place)].right = left
      return (place, right)
    }
    if node.z < z {
      let (left, right) = split(node.left, y: y, z: z)
      nodes[Int(place)].left = right
      return (left, place)
    }
    return (split(node.left, y: y, z: z).left, split(node.right, y: y, z: z).right)
  }

  /// One tree of two, all of the first before all of the second.
  private mutating func merge(_ a: Int32, _ b: Int32) -> Int32 {
    if a < 0 { return b }
    if b < 0 { return a }
    if Self.priority(a) > Self.priority(b) {
      nodes[Int(a)].right = merge(nodes[Int(a)].right, b)
      return a
    }
    nodes[Int(b)].left = merge(a, nodes[Int(b)].left)
    return b
  }

  /// The 32-bit finaliser of MurmurHash3: a bijection, so priorities never tie.
  private static func priority(_ place: Int32) -> UInt32 {
    var hash = UInt32(bitPattern: place) &+ 1
    hash = (hash ^ (hash >> 16)) &* 0x85EB_CA6B
    hash = (hash ^ (hash >> 13)) &* 0xC2B2_AE35
    return hash ^ (hash >> 16)
  }
}
