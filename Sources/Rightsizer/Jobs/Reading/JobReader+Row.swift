/// Which kind of row an object is.
enum RowKind {
  /// Of `InferenceRecommendations[]`, or an object like one.
  case recommendation
  /// Of `Steps[]`, or an object like one.
  case step
  /// A bare `InferenceBenchmark`.
  case benchmark
}

extension JobReader {
  /// Reads an array of recommendations or steps and gives their number; null counts as none.
  ///
  /// - Parameters:
  ///   - list: the array's name in the object that stands at `place`.
  ///   - job: the index of that object's job, or −1.
  mutating func rows(
    _ kind: RowKind, list: Member, of place: Place, job: Int32
  ) throws(JSONFault) -> Int {
    if json.peek != UInt8(ascii: "[") {
      if json.skipLiteral("null") { return 0 }
      throw json.wrongType("an array of objects")
    }
    var place = Place(path: path(of: list, in: place), index: 0)
    var origin = RowColumns.Origin(
      source: source, document: document, container: place.path, index: 0, job: job)
    guard try json.firstElement() else { return 0 }
    repeat {
      do throws(JSONFault) {
        guard json.peek == UInt8(ascii: "{") else {
          throw json.wrongType(kind == .step ? "a step, an object" : "a recommendation, an object")
        }
        var row = RowRecord()
        let waitingCount = sink.records.strings.waitingCount
        let start = json.position
        if !shapedRow(into: &row) {
          try rowMembers(of: .steps, into: &row, place: place)
          learnShape(from: start)
        }
        tellRepeatedKeys(of: row, place)
        sink.commit(&row, as: kind, origin: origin)
        sink.records.strings.forgetWaiting(downTo: waitingCount)
      } catch {
        throw error.inside(.element(place.index))
      }
      place.index &+= 1
      origin.index = Int32(truncatingIfNeeded: place.index)
    } while try json.nextElement()
    return place.index
  }

  /// The number of the path of an array of rows.
  private mutating func path(of list: Member, in place: Place) -> StringPool.ID {
    guard place.index < 0 else { return sink.records.strings.intern(text(place) + ".\(list.name)") }
    if let known = guesses.path(of: list, in: place.path) { return known }
    let path = sink.records.strings.intern(text(place) + ".\(list.name)")
    guesses.setPath(path, of: list, in: place.path)
    return path
  }

  /// Reads the members of a step, a recommendation or one of their parts into `row`.
  private mutating func rowMembers(
    of container: Member, into row: inout RowRecord, place: Place
  ) throws(JSONFault) {
    var slot = Guesses.firstIn(container)
    var name = JSONString(start: 0, count: 0, hasEscapes: false)
    var next = try firstMember(&slot, &name)
    while let member = next {
      do throws(JSONFault) {
        try rowMember(member, into: &row, place: place)
      } catch {
        throw error.inside(component(member, name))
      }
      next = try nextMember(&slot, &name)
    }
  }

  /// Reads one member of a row or of a part of it, from where its value starts.
  @inline(__always)
  mutating func rowMember(
    _ member: Member, into row: inout RowRecord, place: Place
  ) throws(JSONFault) {
    if member == .unknown { return try json.skipValue() }
    if !row.seen.insert(member) {
      tellDuplicate(member, text(place))
      reset(member, &row)
    }
    switch member {
    case .costPerHour:
      row.costPerHour = Float32Widening.undone(try metric(member, place, row.seen).value)
    case .costPerInference:
      let figure = try metric(member, place, row.seen)
      row.costPerInference = Float32Widening.undone(figure.value)
      row.costPerInferenceLastDigit = figure.lastDigit
    case .maxInvocations: row.maxInvocations = try metric(member, place, row.seen).value
    case .maximumInvocations: row.maximumInvocations = try metric(member, place, row.seen).value
    case .modelLatency: row.modelLatency = try metric(member, place, row.seen).value
    case .cpuUtilization:
      row.cpuUtilization = Float32Widening.undone(try metric(member, place, row.seen).value)
    case .memoryUtilization:
      row.memoryUtilization = Float32Widening.undone(try metric(member, place, row.seen).value)
    case .modelSetupTime: row.modelSetupTime = try metric(member, place, row.seen).value
    case .endpointName: row.endpointName = try ownString(member, place)
    case .variantName: row.variantName = try optionalString(member, place)
    case .instanceType: row.instanceType = try optionalString(member, place)
    case .initialInstanceCount: row.instanceCount = try instanceCount()
    case .memorySizeInMB, .memorySizeInMb:
      row.serverlessMemorySizeInMB = try size()
      if !row.serverlessMemorySizeInMB.isNaN { row.hasServerlessConfig = true }
    case .maxConcurrency:
      row.serverlessMaxConcurrency = try size()
      if !row.serverlessMaxConcurrency.isNaN { row.hasServerlessConfig = true }
    case .provisionedConcurrency: row.serverlessProvisionedConcurrency = try size()
    case .inferenceSpecificationName: row.inferenceSpecification = try optionalString(member, place)
    case .compilationJobName: row.compilationJobName = try optionalString(member, place)
    case .compiled: row.compiled = try optionalBoolean()
    case .environmentParameters: try environmentParameters(into: &row, place: place)
    case .recommendationID: row.recommendationID = try ownString(member, place)
    case .failureReason: row.failureReason = try optionalString(member, place)
    case .stepType: row.stepType = try optionalString(member, place)
    case .status: row.status = try optionalString(member, place)
    case .jobName: row.jobName = try optionalString(member, place)
    case .serverlessConfig:
      if try part(member, into: &row, place: place) { row.hasServerlessConfig = true }
    case .metrics, .endpointConfiguration, .modelConfiguration, .inferenceBenchmark:
      _ = try part(member, into: &row, place: place)
    case .endpointMetrics: try endpointMetrics(into: &row, place: place)
    default: try json.skipValue()
    }
  }

  /// Reads a part that is an object or absent; whether it was there.
  private mutating func part(
    _ member: Member, into row: inout RowRecord, place: Place
  ) throws(JSONFault) -> Bool {
    if json.peek == UInt8(ascii: "{") {
      try rowMembers(of: member, into: &row, place: place)
      return true
    }
    guard json.skipLiteral("null") || json.skipLiteral("NaN") else {
      throw json.wrongType("an object")
    }
    return false
  }

  /// Forgets what an earlier member of the same name had brought: the last one wins.
  private func reset(_ member: Member, _ row: inout RowRecord) {
    row.seen.remove(member.within)
    switch member {
    case .metrics: row.resetMetrics()
    case .endpointConfiguration: row.resetEndpointConfiguration()
    case .modelConfiguration: row.resetModelConfiguration()
    case .endpointMetrics: row.resetEndpointMetrics()
    case .serverlessConfig: row.resetServerless()
    case .inferenceBenchmark:
      row.resetMetrics()
      row.resetEndpointConfiguration()
      row.resetModelConfiguration()
      row.resetEndpointMetrics()
      row.failureReason = StringPool.none
    default: break
    }
  }

  private mutating func environmentParameters(
    into row: inout RowRecord, place: Place
  ) throws(JSONFault) {
    if json.peek != UInt8(ascii: "[") {
      guard json.skipLiteral("null") || json.skipLiteral("NaN") else {
        throw json.wrongType("an array of environment parameters")
      }
      row.environment = EnvironmentPool.empty
      return
    }
    environmentScratch.removeAll(keepingCapacity: true)
    if try json.firstElement() {
      repeat {
        do throws(JSONFault) {
          environmentScratch.append(try environmentParameter(place, row.seen))
        } catch {
          throw error.inside(.element(environmentScratch.count))
        }
      } while try json.nextElement()
    }
    let list = environmentScratch
    row.environment = list.withUnsafeBufferPointer { sink.records.environments.intern($0) }
  }

  private mutating func environmentParameter(
    _ place: Place, _ seenOfRow: MemberSet
  ) throws(JSONFault) -> EnvironmentPool.Parameter {
    var parameter = EnvironmentPool.Parameter(
      key: StringPool.none, valueType: StringPool.none, value: StringPool.none)
    var seen = MemberSet()
    let start = json.position
    guard json.peek == UInt8(ascii: "{") else {
      throw json.wrongType("an environment parameter, an object")
    }
    // A fault at its end speaks of its start.
    json.parameter = start
    var slot = Guesses.firstIn(.environmentParameters)
    var name = JSONString(start: 0, count: 0, hasEscapes: false)
    var next = try firstMember(&slot, &name)
    while let member = next {
      if member.isOfParameter, !seen.insert(member) {
        let path = text(place) + seenOfRow.path(toPart: .environmentParameters)
        tellDuplicate(member, path + "[\(environmentScratch.count)]")
      }
      do throws(JSONFault) {
        switch member {
        case .key: parameter.key = try optionalString(member, place)
        case .valueType: parameter.valueType = try optionalString(member, place)
        case .value: parameter.value = try optionalString(member, place)
        default: try json.skipValue()
        }
      } catch {
        throw error.inside(component(member, name))
      }
      next = try nextMember(&slot, &name)
    }
    guard parameter.key != StringPool.none else {
      throw .value("an environment parameter without a Key", at: start)
    }
    return parameter
  }
}
