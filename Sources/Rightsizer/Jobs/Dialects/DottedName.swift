/// A member named by its way from outside in, as flattened data has it: `Metrics.CostPerHour`.
///
/// pandas' `json_normalize` puts a dot between, or what it is told; names of the service have letters
/// and digits only, so whatever else stands there is taken.
enum DottedName {
  /// A member of a row, of its parts or one of these parts as a whole.
  case row(Member)
  /// A figure of a step's `EndpointMetrics`, which is of an existing endpoint and none of the row's.
  case endpointMetrics(Member)
  /// A member of a job's `InputConfig` or `StoppingConditions`, its way from there, and what it is.
  case job(Member, path: [String], RequestShape)

  /// `nil` where the name has no parts, or some that nobody knows.
  init?(_ name: RawSpan, _ members: MemberTable) {
    // Nearly every unknown member is told by its length, or by how it begins.
    guard name.byteCount > 8, name.byteCount < 128, Self.begins(name) else { return nil }
    let parts = name.string.split { !Self.isOfName($0) }
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return nil }
    if let job = Self.job(first) {
      guard let shape = Self.shape(of: parts.dropFirst(), in: .structure(job.structure)) else {
        return nil
      }
      self = .job(job.member, path: parts.map(String.init), shape)
      return
    }
    let bytes = Array(last.utf8)
    let member = members.member(bytes.span.bytes)
    let containers = parts.dropLast()
    if containers.last == "EndpointMetrics" {
      guard member.isOfEndpointMetrics, containers.dropLast().allSatisfy(Self.containers.contains)
      else { return nil }
      self = .endpointMetrics(member)
      return
    }
    // Of these baselines nothing is a row's.
    if containers == ["EndpointInfo"], member == .endpointName {
      self = .row(.endpointInfo)
      return
    }
    guard containers.allSatisfy(Self.containers.contains), member.isOfRow || member.isPartOfRow
    else { return nil }
    self = .row(member)
  }

  /// Whether a name's first part, with more behind it, is one of those there are.
  private static func begins(_ name: RawSpan) -> Bool {
    var end = 0
    while end < name.byteCount, JSONCursor.isWordByte(CSVScanner.byte(name, end)),
      CSVScanner.byte(name, end) != UInt8(ascii: "_")
    {
      end &+= 1
    }
    guard end < name.byteCount else { return false }
    let first = name.extracting(0..<end)
    return firstParts.contains { first.isEqual(to: $0) }
  }

  private static let firstParts: [StaticString] = [
    "Metrics", "EndpointConfiguration", "ModelConfiguration", "InferenceBenchmark",
    "ServerlessConfig", "EndpointMetrics", "EndpointInfo", "InputConfig", "StoppingConditions",
  ]

  private static func isOfName(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  /// The parts of a row whose names may stand before a member's.
  private static let containers: Set<Substring> = [
    "InferenceBenchmark", "Metrics", "EndpointConfiguration", "ModelConfiguration",
    "ServerlessConfig",
  ]

  private static func job(
    _ name: Substring
  ) -> (member: Member, structure: RequestShape.Structure)? {
    switch name {
    case "InputConfig": (.inputConfig, .inputConfig)
    case "StoppingConditions": (.stoppingConditions, .stoppingConditions)
    default: nil
    }
  }

  private static func shape(
    of path: ArraySlice<Substring>, in shape: RequestShape
  ) -> RequestShape? {
    guard let name = path.first else { return shape }
    guard case .structure(let structure) = shape,
      let member = structure.members.first(where: { $0.name == name })
    else { return nil }
    return Self.shape(of: path.dropFirst(), in: member.shape)
  }
}

extension Member {
  /// Whether a member is a part of a row that has members of its own, or a failed step's reason.
  fileprivate var isPartOfRow: Bool {
    switch self {
    case .metrics, .endpointMetrics, .endpointConfiguration, .modelConfiguration, .failureReason:
      true
    default: false
    }
  }
}
