internal import CKernels

/// The shapes of rows that were read: what stands between their values, byte for byte.
///
/// Rows of one export are written by one program, so between two values stands nearly always what
/// stood there in a row before: `},"EndpointConfiguration":{"EndpointName":`. Comparing that in one
/// piece tells that the grammar is kept, which member's value follows and how deep it stands. Rows
/// differ in a few places, such as members that some lack: the pieces form a tree, in which the way
/// from the root to an end is one shape.
///
/// What a shape does not cover (escapes, text beyond ASCII, anything worth telling) is read as if
/// there were none. A reader with shapes and one without give the same.
final class RowShapes {
  /// A piece of text, and what follows it.
  struct Piece {
    /// What is done once the piece has been read.
    struct Steps: OptionSet {
      var rawValue: UInt8
      static let beginsParameter = Steps(rawValue: 1)
      static let endsParameters = Steps(rawValue: 2)
      static let isServerless = Steps(rawValue: 4)
      static let endsRow = Steps(rawValue: 8)
    }

    /// How the value is read.
    enum Value: UInt8 {
      case float, figure, text, ownText, count, size, skipped
    }

    /// Where its bytes start in `bytes`, and how many there are.
    var start: Int32 = 0
    var count: Int32 = 0
    /// What comes after the value, and what may stand here instead; 0 for nothing known.
    var next: UInt16 = 0
    var other: UInt16 = 0
    var member = Member.unknown
    var value = Value.skipped
    var steps: Steps = []

    /// Whether the piece stands in memory, given the bytes of all pieces.
    @inline(__always)
    func stands(_ text: UnsafeRawPointer, in bytes: UnsafeRawPointer) -> Bool {
      kernel_repeats(text, bytes + Int(start), Int(count))
    }
  }

  private(set) var pieces: UnsafeMutablePointer<Piece>
  let bytes: UnsafeMutableRawPointer
  /// For a piece that ends a row, the members the row had.
  private(set) var seen: UnsafeMutablePointer<MemberSet>
  /// The environment parameters of the row that is being read.
  let parameters: UnsafeMutablePointer<EnvironmentPool.Parameter>
  /// A row with more has no shape.
  static let mostParameters = 64
  /// Pieces in use; the first is the root, of no text.
  private(set) var count = 1
  private var byteCount = 0

  /// Rows that may be read without a shape that fits before shapes are given up, less those that fit.
  ///
  /// Looking for a shape in rows that have none costs up to as much as reading them.
  private(set) var credit: Int
  private let isUsed: Bool
  /// Rows that had a shape seen before.
  private(set) var fitCount = 0

  private static let capacity = 1024
  private static let byteCapacity = 1 << 16
  private static let greatestCredit = 256
  /// Containers that are open within a row's value at most: each has another name.
  static let depth = 16
  /// A piece of pretty-printed text: some names and their indentation.
  private static let longestPiece = 1024
  /// Pieces that are compared in one place at most.
  private static let widest = 16

  /// - Parameter isUsed: false has every row read without.
  init(isUsed: Bool = true) {
    self.isUsed = isUsed
    credit = isUsed ? Self.greatestCredit : 0
    pieces = .allocate(capacity: Self.capacity)
    pieces.initialize(repeating: Piece(), count: Self.capacity)
    seen = .allocate(capacity: Self.capacity)
    seen.initialize(repeating: MemberSet(), count: Self.capacity)
    parameters = .allocate(capacity: Self.mostParameters)
    bytes = .allocate(byteCount: Self.byteCapacity, alignment: 64)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: Self.byteCapacity)
  }

  deinit {
    pieces.deallocate()
    seen.deallocate()
    parameters.deallocate()
    bytes.deallocate()
  }

  /// Whether it is worth looking for a row's shape.
  @inline(__always)
  var areUseful: Bool { credit > 0 && pieces[0].next != 0 }

  /// Gives rows of another source a chance, whatever those before were like.
  func renew() { if isUsed { credit = max(credit, Self.greatestCredit / 4) } }

  @inline(__always)
  func tellFit() {
    fitCount &+= 1
    if credit < Self.greatestCredit { credit &+= 1 }
  }

  /// Adds the shape of a row that fitted none.
  func add(_ draft: RowShapeDraft, of text: UnsafeRawPointer) {
    credit &-= 4
    guard credit > 0, !draft.pieces.isEmpty else { return }
    var parent = 0
    for piece in draft.pieces {
      guard let index = child(of: parent, piece, text + piece.offset) else { return }
      parent = index
    }
    seen[parent] = draft.seen
  }

  /// The piece behind another; made where it is not there. `nil` where there is no room.
  private func child(
    of parent: Int, _ new: RowShapeDraft.Piece, _ text: UnsafeRawPointer
  ) -> Int? {
    var index = Int(pieces[parent].next)
    var last = 0
    var width = 0
    while index != 0 {
      let piece = pieces[index]
      if Int(piece.count) == new.count, piece.steps == new.steps, piece.member == new.member,
        piece.stands(text, in: bytes)
      {
        return index
      }
      last = index
      index = Int(piece.other)
      width += 1
    }
    // Whole blocks are compared.
    let room = (new.count + 15) & ~15
    guard count < Self.capacity, byteCount + room <= Self.byteCapacity, width < Self.widest,
      new.count <= Self.longestPiece
    else { return nil }
    (bytes + byteCount).copyMemory(from: text, byteCount: new.count)
    pieces[count] = Piece(
      start: Int32(truncatingIfNeeded: byteCount), count: Int32(truncatingIfNeeded: new.count),
      member: new.member, value: Piece.Value(new.member), steps: new.steps)
    byteCount += room
    let added = UInt16(truncatingIfNeeded: count)
    if last == 0 { pieces[parent].next = added } else { pieces[last].other = added }
    count += 1
    return Int(added)
  }
}

extension RowShapes.Piece.Value {
  /// How the value of a row's member is read.
  init(_ member: Member) {
    self =
      switch member {
      case .costPerHour, .costPerInference, .cpuUtilization, .memoryUtilization: .float
      case .maxInvocations, .maximumInvocations, .modelLatency, .modelSetupTime: .figure
      case .endpointName, .recommendationID: .ownText
      case .variantName, .instanceType, .inferenceSpecificationName, .compilationJobName,
        .failureReason, .stepType, .status, .jobName, .key, .valueType, .value:
        .text
      case .initialInstanceCount: .count
      case .memorySizeInMB, .memorySizeInMb, .maxConcurrency, .provisionedConcurrency: .size
      default: .skipped
      }
  }
}

/// The shape of one row, found by reading it again.
struct RowShapeDraft {
  struct Piece {
    /// From the row's start.
    var offset: Int
    var count: Int
    var member: Member
    var steps: RowShapes.Piece.Steps
  }

  private(set) var pieces: [Piece] = []
  private(set) var seen = MemberSet()
  private var json: JSONCursor
  private let members: MemberTable
  /// Members by which an object is a row wherever it stands.
  private static let tellingRow = Member.tellingRow.union([.inferenceBenchmark, .stepType])
  private let rowStart: Int
  private var pieceStart: Int
  private var steps: RowShapes.Piece.Steps = []

  /// Reads a row that has been read without a fault, from its start to its end, and is in memory;
  /// leaves no piece where it holds what no shape covers.
  init(of json: JSONCursor, from start: Int, members: MemberTable) {
    let end = json.position
    self.json = json
    self.members = members
    rowStart = start
    pieceStart = start
    self.json.position = start
    // The row stays in memory where the window moves on.
    self.json.pin = min(json.pin, start)
    do throws(JSONFault) {
      // What is a row only in a list of rows is none elsewhere, and has then no names of its own.
      guard try object(), self.json.position == end, seen.containsAny(of: Self.tellingRow) else {
        pieces = []
        return
      }
      steps.insert(.endsRow)
      addPiece(.unknown)
    } catch {
      pieces = []
    }
  }

  private mutating func addPiece(_ member: Member) {
    pieces.append(
      Piece(
        offset: pieceStart - rowStart, count: json.position - pieceStart, member: member,
        steps: steps))
    steps = []
  }

  /// Reads a single value, which ends a piece; false for an object or an array.
  private mutating func value(of member: Member) throws(JSONFault) -> Bool {
    guard json.peek != UInt8(ascii: "{"), json.peek != UInt8(ascii: "[") else { return false }
    addPiece(member)
    try json.skipValue()
    pieceStart = json.position
    return true
  }

  private mutating func object() throws(JSONFault) -> Bool {
    guard json.peek == UInt8(ascii: "{") else { return false }
    guard try json.firstMember() else { return true }
    repeat {
      let name = try json.memberName()
      let member = members.member(json.bytes(name.start, name.count))
      // Names that are not known may yet mean something: `message`, `Metrics.CostPerHour`.
      guard !name.hasEscapes, member != .unknown, !member.isOfJob, seen.insert(member) else {
        return false
      }
      let isCovered =
        switch member {
        case .metrics, .endpointConfiguration, .modelConfiguration, .inferenceBenchmark:
          try object()
        case .environmentParameters: try parameters()
        case .serverlessConfig: try serverlessConfig()
        case .compiled, .endpointMetrics, .endpointInfo: false
        case .key, .valueType, .value: try value(of: .unknown)
        default: try value(of: member)
        }
      guard isCovered else { return false }
    } while try json.nextMember()
    return true
  }

  private mutating func serverlessConfig() throws(JSONFault) -> Bool {
    steps.insert(.isServerless)
    return try object()
  }

  private mutating func parameters() throws(JSONFault) -> Bool {
    guard json.peek == UInt8(ascii: "[") else { return false }
    if try json.firstElement() {
      repeat {
        guard json.peek == UInt8(ascii: "{"), try json.firstMember() else { return false }
        steps.insert(.beginsParameter)
        var seenOfParameter = MemberSet()
        repeat {
          let name = try json.memberName()
          let member = member(ofParameter: name)
          // What is given again is told of in every row.
          let isNew = member == .unknown || seenOfParameter.insert(member)
          guard !name.hasEscapes, isNew, try value(of: member) else { return false }
        } while try json.nextMember()
      } while try json.nextElement()
    }
    steps.insert(.endsParameters)
    return true
  }

  private func member(ofParameter name: JSONString) -> Member {
    switch members.member(json.bytes(name.start, name.count)) {
    case .key: .key
    case .valueType: .valueType
    case .value: .value
    default: .unknown
    }
  }
}
