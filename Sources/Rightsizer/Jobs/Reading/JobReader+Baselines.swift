extension JobReader {
  /// Reads `EndpointPerformances[]`: what existing endpoints do now.
  mutating func endpointPerformances(path: String, job: Int32) throws(JSONFault) {
    guard json.peek == UInt8(ascii: "[") else {
      guard json.skipLiteral("null") else { throw json.wrongType("an array of objects") }
      return
    }
    guard try json.firstElement() else { return }
    var place = Place(path: sink.records.strings.intern(path), index: 0)
    repeat {
      do throws(JSONFault) {
        guard json.peek == UInt8(ascii: "{") else {
          throw json.wrongType("an endpoint's performance, an object")
        }
        var baseline = BaselineRecord(
          source: source, document: document, path: text(place), job: job)
        var seen = MemberSet()
        try endpointPerformance(into: &baseline, &seen, place: place)
        sink.records.baselines.append(baseline)
      } catch {
        throw error.inside(.element(place.index))
      }
      place.index &+= 1
    } while try json.nextElement()
  }

  /// Reads the members of a performance, or of the `Metrics` or the endpoint in one.
  private mutating func endpointPerformance(
    into baseline: inout BaselineRecord, _ seen: inout MemberSet, place: Place
  ) throws(JSONFault) {
    guard try json.firstMember() else { return }
    repeat {
      let name = try json.memberName()
      let member = member(of: name)
      let written = json.text(name)
      if member.isOfPerformance, !seen.insert(member) {
        tellDuplicate(member, baseline.path)
        baseline.reset(member)
        seen.remove(member.within)
      }
      do throws(JSONFault) {
        switch member {
        case .metrics, .endpointInfo, .endpointConfiguration:
          if json.peek == UInt8(ascii: "{") {
            try endpointPerformance(into: &baseline, &seen, place: place)
          } else if !json.skipLiteral("null") {
            throw json.wrongType("an object")
          }
        case .endpointName: baseline.endpointName = try optionalString(member, place)
        case .maxInvocations: baseline.maxInvocations = try metric(member, place, MemberSet()).value
        case .maximumInvocations:
          baseline.maximumInvocations = try metric(member, place, MemberSet()).value
        case .modelLatency: baseline.modelLatency = try metric(member, place, MemberSet()).value
        default: try json.skipValue()
        }
      } catch {
        throw error.inside(.member(written))
      }
    } while try json.nextMember()
  }

  /// Reads a step's `EndpointMetrics`; they never fill a missing value of its `Metrics`.
  mutating func endpointMetrics(into row: inout RowRecord, place: Place) throws(JSONFault) {
    guard json.peek == UInt8(ascii: "{") else {
      guard json.skipLiteral("null") || json.skipLiteral("NaN") else {
        throw json.wrongType("an object")
      }
      return
    }
    guard try json.firstMember() else { return }
    var seen = MemberSet()
    repeat {
      let name = try json.memberName()
      let member = member(of: name)
      let written = json.text(name)
      do throws(JSONFault) {
        if member.isOfEndpointMetrics {
          try endpointMetric(member, into: &row, &seen, place: place)
        } else {
          try json.skipValue()
        }
      } catch {
        throw error.inside(.member(written))
      }
    } while try json.nextMember()
  }

  /// Reads one figure of a step's `EndpointMetrics`.
  mutating func endpointMetric(
    _ member: Member, into row: inout RowRecord, _ seen: inout MemberSet, place: Place
  ) throws(JSONFault) {
    if !seen.insert(member) {
      tellDuplicate(member, text(place) + row.seen.path(toPart: .endpointMetrics))
    }
    let value = try metric(member, place, MemberSet()).value
    switch member {
    case .maxInvocations: row.endpointMaxInvocations = value
    case .maximumInvocations: row.endpointMaximumInvocations = value
    default: row.endpointModelLatency = value
    }
  }
}

extension BaselineRecord {
  /// Forgets what an earlier member of the same name had brought: the last one counts.
  fileprivate mutating func reset(_ member: Member) {
    switch member {
    case .metrics:
      maxInvocations = .nan
      maximumInvocations = .nan
      modelLatency = .nan
    case .endpointInfo, .endpointConfiguration: endpointName = StringPool.none
    default: break
    }
  }
}

extension RowSink {
  /// Keeps a step's endpoint metrics as a baseline, once for all steps of a job that repeat them.
  mutating func addEndpointMetrics(_ row: RowRecord, _ origin: RowColumns.Origin) {
    guard
      !row.endpointMaxInvocations.isNaN || !row.endpointMaximumInvocations.isNaN
        || !row.endpointModelLatency.isNaN
    else { return }
    let container = records.strings[origin.container] ?? ""
    let path = origin.index < 0 ? container : container + "[\(origin.index)]"
    let baseline = BaselineRecord(
      source: source, document: document,
      path: path + (row.seen.contains(.inferenceBenchmark) ? ".InferenceBenchmark" : "")
        + ".EndpointMetrics",
      jobName: row.jobName, maxInvocations: row.endpointMaxInvocations,
      maximumInvocations: row.endpointMaximumInvocations, modelLatency: row.endpointModelLatency)
    if let last = records.baselines.last, baseline.isRepeating(last) { return }
    records.baselines.append(baseline)
  }
}

extension BaselineRecord {
  /// Whether a step tells once more what the one before it in its source has told of its job.
  func isRepeating(_ last: BaselineRecord) -> Bool {
    source == last.source && job < 0 && last.job < 0 && jobName == last.jobName
      && maxInvocations.isIdentical(to: last.maxInvocations)
      && maximumInvocations.isIdentical(to: last.maximumInvocations)
      && modelLatency.isIdentical(to: last.modelLatency)
  }
}

extension Double {
  /// Whether both are equal, or both are NaN.
  @inline(__always)
  fileprivate func isIdentical(to other: Double) -> Bool { self == other || (isNaN && other.isNaN) }
}
