extension JobReader {
  /// Reads an object that may be a job, a page, a step, a recommendation, a flat row or a bundle.
  mutating func object(place: Place, isNested: Bool) throws(JSONFault) {
    let start = json.position
    // What the object was is known at its end, when its start may have left the memory.
    if isNested { json.innerObject = start } else { json.outerObject = start }
    var row = RowRecord()
    let waitingCount = sink.records.strings.waitingCount
    if shapedRow(into: &row) {
      return try finish(&row, nil, nil, place: place, start: start)
    }
    var draft: JobDraft?
    var message: ErrorMessage?
    var seenOfEndpoint = MemberSet()
    var hasEndpointInfo = false
    var slot = Guesses.firstIn(.unknown)
    var name = JSONString(start: 0, count: 0, hasEscapes: false)
    var next = try firstMember(&slot, &name)
    while let found = next {
      let dotted = found == .unknown ? dottedName(name) : nil
      let written = dotted == nil ? nil : json.text(name)
      var member = found
      if case .row(let known) = dotted { member = known }
      // Rows of a data frame lack what only others have, and say so.
      if member == .endpointInfo { hasEndpointInfo = !json.isAtNull }
      do throws(JSONFault) {
        if case .endpointMetrics(let figure) = dotted {
          try endpointMetric(figure, into: &row, &seenOfEndpoint, place: place)
        } else if case .job(_, let names, _) = dotted {
          let known = draft ?? JobDraft()
          draft = known
          try dottedPart(names, into: known, place: place)
        } else if member == .unknown, message == nil, isErrorMessage(name) {
          message = try errorMessage()
        } else if member.isOfJob {
          let known = draft ?? JobDraft()
          draft = known
          try jobMember(member, into: known, row: &row, place: place, isNested: isNested)
        } else {
          if member == .endpointMetrics, !seenOfEndpoint.isEmpty, !json.isAtNull {
            _ = row.seen.insert(.endpointMetrics)
          }
          try rowMember(member, into: &row, place: place)
        }
      } catch {
        throw error.inside(written.map { .member($0) } ?? component(found, name))
      }
      next = try nextMember(&slot, &name)
    }
    if !seenOfEndpoint.isEmpty { _ = row.seen.insert(.endpointMetrics) }
    if let draft {
      if draft.hasDottedParts {
        for name in try draft.readDottedParts() { tellDuplicate(name, text(place)) }
        row.seen = row.seen.union(draft.partsOfDottedNames)
      }
    } else {
      learnShape(from: start)
    }
    // Only in a describe response are they told from recommendations by where they stand.
    if hasEndpointInfo, row.seen.containsAny(of: Member.tellingRow) {
      throw RefusedInput.endpointPerformance(at: start)
    }
    try finish(&row, draft, message?.text, place: place, start: start)
    sink.records.strings.forgetWaiting(downTo: waitingCount)
  }

  /// The member of a name, in the object that the cursor is in.
  @inline(__always)
  mutating func member(of name: JSONString) -> Member { json.member(of: name, members) }

  private mutating func jobMember(
    _ member: Member, into draft: JobDraft, row: inout RowRecord, place: Place, isNested: Bool
  ) throws(JSONFault) {
    let isRepeated = !row.seen.insert(member)
    if isRepeated, member != .describeBundle, member != .stepsBundle {
      tellDuplicate(member, text(place))
    }
    switch member {
    case .inferenceRecommendations:
      if !draft.recommendations.isEmpty { remove(&draft.recommendations, shifting: &draft.steps) }
      let first = sink.rowCount
      draft.recommendationCount = try rows(
        .recommendation, list: member, of: place, job: index(of: draft, place))
      draft.recommendations = first..<sink.rowCount
    case .steps:
      if !draft.steps.isEmpty { remove(&draft.steps, shifting: &draft.recommendations) }
      let first = sink.rowCount
      _ = try rows(.step, list: member, of: place, job: -1)
      draft.steps = first..<sink.rowCount
    case .endpointPerformances:
      if let mark = draft.baselineMark {
        sink.records.baselines.removeLast(sink.records.baselines.count - mark)
      }
      draft.baselineMark = sink.records.baselines.count
      try endpointPerformances(
        path: text(place) + ".EndpointPerformances", job: index(of: draft, place))
    case .inputConfig, .stoppingConditions:
      let node = try part()
      if json.sawRepeatedName {
        tellRepeated(
          in: node,
          .structure(member == .inputConfig ? .inputConfig : .stoppingConditions),
          text(place) + ".\(member.name)")
      }
      if !node.isNull, draft.forgetDotted(member) { tellDuplicate(member, text(place)) }
      try draft.read(member, node)
    case .nextToken: draft.hasNextToken = try optionalText() != nil
    case .jobDescription: draft.job.jobDescription = try optionalText()
    case .jobType: draft.job.jobType = try optionalText()
    case .jobArn: draft.job.jobARN = try optionalText()
    case .roleArn: draft.job.roleARN = try optionalText()
    case .creationTime: draft.job.creationTime = try time()
    case .completionTime: draft.job.completionTime = try time()
    case .lastModifiedTime: draft.job.lastModifiedTime = try time()
    case .describeBundle, .stepsBundle:
      guard json.peek == UInt8(ascii: "{") || json.peek == UInt8(ascii: "[") else {
        // A flat row may have a column of that name.
        row.seen.remove(member)
        return try json.skipValue()
      }
      try bundlePart(member, isRepeated: isRepeated, place: place, isNested: isNested)
    case .awsErrorType: draft.errorCode = try anyText()
    case .error: try awsError(into: draft)
    default: try json.skipValue()
    }
  }

  /// Reads a part of a job that is kept as a tree, of some fifty times its bytes at worst.
  mutating func part() throws(JSONFault) -> JSONNode {
    json.sawRepeatedName = false
    return try json.limited(to: Self.longestPart) { json throws(JSONFault) in try json.node() }
  }

  /// Bytes of an `InputConfig` and the like, or of a time: with all that the service lets a request
  /// hold they are a few ten thousand. More would not be read in flat memory.
  static let longestPart = 1 << 20

  /// Forgets the rows of a list that is given again; those of the other list may stand behind it.
  private mutating func remove(_ list: inout Range<Int>, shifting other: inout Range<Int>) {
    sink.removeRows(list)
    if other.lowerBound >= list.upperBound {
      other = other.lowerBound - list.count..<other.upperBound - list.count
    }
    list = 0..<0
  }

  /// The index of the job that a draft's rows belong to; made when its first row comes.
  private mutating func index(of draft: JobDraft, _ place: Place) -> Int32 {
    if draft.index < 0 {
      draft.index = Int32(truncatingIfNeeded: sink.records.jobs.count)
      sink.records.jobs.append(
        JobRecord(job: draft.job, source: source, document: document, path: text(place)))
    }
    return draft.index
  }

  private mutating func bundlePart(
    _ member: Member, isRepeated: Bool, place: Place, isNested: Bool
  ) throws(JSONFault) {
    guard !isNested else { return try json.skipValue() }
    let path = text(place) + ".\(member.name)"
    if isRepeated {
      tell(.warning, .duplicateKey, path: text(place)) {
        "\(member.name) is given more than once; all that it holds is read"
      }
    }
    if json.peek == UInt8(ascii: "[") {
      try objects(path: path, isNested: true)
    } else {
      try object(place: Place(path: sink.records.strings.intern(path), index: -1), isNested: true)
    }
  }

  private mutating func awsError(into draft: JobDraft) throws(JSONFault) {
    // A flat row may have a column of that name.
    guard json.peek == UInt8(ascii: "{") else { return try json.skipValue() }
    try part().forEachMember { name, node throws(JSONFault) in
      guard case .string(let text) = node.value else { return }
      switch name {
      case "Code": draft.errorCode = text
      case "Message", "message": draft.errorMessage = text
      default: break
      }
    }
  }

  /// What an object's first member of the name `message` holds, in whatever case.
  private struct ErrorMessage {
    /// `nil` where it is no string.
    var text: String?
  }

  @inline(__always)
  private mutating func isErrorMessage(_ name: JSONString) -> Bool {
    name.count == 7 && !name.hasEscapes && json.text(name).lowercased() == "message"
  }

  private mutating func errorMessage() throws(JSONFault) -> ErrorMessage {
    if json.peek == UInt8(ascii: "\"") {
      let string = try json.string()
      return ErrorMessage(text: json.text(string))
    }
    try json.skipValue()
    return ErrorMessage(text: nil)
  }

  // MARK: The end of an object

  private mutating func finish(
    _ row: inout RowRecord, _ draft: JobDraft?, _ message: String?, place: Place, start: Int
  ) throws(JSONFault) {
    let isRow = row.seen.containsAny(of: Member.tellingRow)
    let isStep = row.seen.contains(.inferenceBenchmark) || row.seen.contains(.stepType)
    if let draft {
      let isJob =
        row.seen.contains(.inferenceRecommendations) || row.seen.contains(.steps)
        || row.seen.contains(.endpointPerformances)
        || row.seen.contains(.describeBundle) || row.seen.contains(.stepsBundle)
      if isJob { return finishJob(row, draft, place: place) }
      if let code = draft.errorCode {
        throw RefusedInput.awsError(code, draft.errorMessage ?? message, at: start)
      }
      if let fault = RefusedInput.recognize(row.seen, at: start) { throw fault }
      if !isRow, !isStep {
        let isRequest = row.seen.contains(.inputConfig) && !row.seen.contains(.status)
        if isRequest { throw RefusedInput.createRequest(at: start) }
        if row.seen.containsAny(of: Member.tellingJob) || row.seen.contains(.status) {
          return finishJob(row, draft, place: place)
        }
        throw unrelated(at: start)
      }
    } else if !isRow, !isStep {
      if row.seen.contains(.jobName), row.seen.contains(.status) {
        return finishJob(row, JobDraft(), place: place)
      }
      throw unrelated(at: start)
    }
    // A row of a list of jobs' recommendations may have what is its job's; few rows have.
    let mayTellJob =
      draft != nil || row.status != StringPool.none && row.recommendationID != StringPool.none
    let origin = RowColumns.Origin(
      source: source, document: document, container: place.path,
      index: Int32(truncatingIfNeeded: place.index),
      job: mayTellJob ? job(ofRow: &row, draft, isStep: isStep, place: place) : -1)
    tellRepeatedKeys(of: row, place)
    sink.commit(
      &row, as: isStep ? .step : row.seen.contains(.failureReason) ? .benchmark : .recommendation,
      origin: origin)
  }

  /// What to say of an object that is nothing known, by the name it ends with.
  private func unrelated(at start: Int) -> JSONFault {
    let isNotebook =
      unknownName.starts(with: "nbformat".utf8) || unknownName.elementsEqual("cells".utf8)
    return isNotebook ? RefusedInput.notebook(at: start) : RefusedInput.unrelated(at: start)
  }

  private mutating func finishJob(_ row: RowRecord, _ draft: JobDraft, place: Place) {
    draft.job.jobName = sink.records.strings[row.jobName]
    draft.job.status = sink.records.strings[row.status]
    draft.job.failureReason = sink.records.strings[row.failureReason]
    let isKnown =
      row.seen.containsAny(of: Member.tellingJob) || row.seen.contains(.jobName)
      || row.seen.contains(.status)
    if row.seen.contains(.steps) { finishPage(draft, place: place) }
    if isKnown { _ = index(of: draft, place) }
    if draft.index >= 0 {
      let index = Int(draft.index)
      sink.records.jobs[index].job = draft.job
      sink.records.jobs[index].name = row.jobName
      sink.records.jobs[index].isKnown = isKnown
    }
    let isListed =
      row.seen.contains(.steps) || row.seen.contains(.describeBundle)
      || row.seen.contains(.stepsBundle)
    if draft.recommendationCount == 0, !isListed {
      tell(.warning, .noRecommendations, path: text(place)) {
        var text = "no recommendations"
        if let name = draft.job.jobName { text += " of job \(name)" }
        if let status = draft.job.status { text += ", whose status is \(status)" }
        if let reason = draft.job.failureReason { text += ": \(reason)" }
        if ["PENDING", "IN_PROGRESS", "STOPPING"].contains(draft.job.status) {
          text += ": wait until it is COMPLETED, and describe it again"
        }
        return text
      }
    } else if draft.recommendationCount > 0 {
      tellUncompleted(draft.job, place)
    }
  }

  private mutating func finishPage(_ draft: JobDraft, place: Place) {
    let follows = !sink.records.openPagesOfSource.isEmpty
    let steps = draft.steps
    guard !steps.isEmpty else {
      if !follows { sink.assumesNoOpenPages = true }
      // The service may end a list, or go on with it, with a page that holds none.
      if !draft.hasNextToken, follows {
        sink.records.openPagesOfSource.closeLast()
      } else if !draft.hasNextToken {
        tell(.warning, .noRecommendations, path: text(place)) { "a page without steps" }
      } else if !follows {
        openPage(of: StringPool.none, place)
      }
      return
    }
    let jobName = sink.jobName(ofRow: steps.lowerBound)
    sink.records.openPagesOfSource.turn(to: jobName)
    if draft.hasNextToken { openPage(of: jobName, place) }
    if steps.contains(where: { sink.jobName(ofRow: $0) != jobName }) {
      tell(.warning, .severalJobs, path: text(place) + ".Steps") {
        "the steps of several jobs in one list; each row keeps its job's name"
      }
    }
  }

  private mutating func openPage(of jobName: StringPool.ID, _ place: Place) {
    sink.records.openPagesOfSource.open(
      OpenPages.Page(jobName: jobName, source: source, document: document, path: text(place)))
  }
}

extension Member {
  /// Members by which an object is known as a row.
  static let tellingRow = MemberSet(
    allCases.filter { $0.isMetric } + [
      .metrics, .endpointConfiguration, .modelConfiguration, .instanceType, .serverlessConfig,
      .recommendationID,
    ])

  /// Members by which an object is known as a job's description.
  static let tellingJob = MemberSet([
    .jobType, .jobArn, .roleArn, .inputConfig, .stoppingConditions, .jobDescription, .creationTime,
    .completionTime, .lastModifiedTime,
  ])

  /// Whether a member is a row's own, at whatever depth.
  @inline(__always)
  var isOfRow: Bool { rawValue <= Member.compiled.rawValue }

  /// Whether a member belongs to a job, a page or another kind of file.
  @inline(__always)
  var isOfJob: Bool { rawValue >= Member.inferenceRecommendations.rawValue && self != .unknown }
}
