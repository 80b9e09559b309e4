// What is told of a job beside a row's figures, in the row itself: pandas'
// `json_normalize(job, record_path="InferenceRecommendations", meta=["JobName", "JobArn", …])` repeats
// it in every row.

extension JobReader {
  /// The job of a row that tells of it beside its figures, the same for all rows of a source that tell
  /// the same; −1 where nothing but its name is told.
  ///
  /// A recommendation has no status, so one beside it is its job's; a step's is its own.
  mutating func job(
    ofRow row: inout RowRecord, _ draft: JobDraft?, isStep: Bool, place: Place
  ) -> Int32 {
    let nothing = InferenceRecommendationsJob()
    var told = RowJobs.Told(name: row.jobName, job: draft?.job ?? nothing)
    if told.name == StringPool.none, let name = told.job.nameInARN {
      told.name = sink.records.strings.intern(String(name))
    }
    let isNamed = told.name != StringPool.none
    guard isNamed || told.job.inputConfig != nil || told.job.stoppingConditions != nil else {
      return -1
    }
    let isRecommendation = told.job != nothing || row.recommendationID != StringPool.none
    if isRecommendation, !isStep, row.failureReason == StringPool.none {
      told.job.status = sink.records.strings[row.status]
      row.status = StringPool.none
    }
    guard told.job != nothing else { return -1 }
    row.jobName = told.name
    let known = rowJobs ?? RowJobs()
    rowJobs = known
    if let index = known.index(of: told) { return index }
    let index = Int32(truncatingIfNeeded: sink.records.jobs.count)
    known.add(told, index)
    var record = JobRecord(
      job: told.job, source: source, document: document, path: text(place), name: told.name,
      isKnown: true, isToldByRows: true)
    record.job.jobName = sink.records.strings[told.name]
    sink.records.jobs.append(record)
    tellUncompleted(record.job, place)
    return index
  }

  /// Tells that a job which has recommendations may have too few of them.
  mutating func tellUncompleted(_ job: InferenceRecommendationsJob, _ place: Place) {
    guard let status = job.status, status != "COMPLETED" else { return }
    tell(.warning, .jobNotCompleted, path: text(place)) {
      "the job's status is \(status): its recommendations may be incomplete"
        + (job.failureReason.map { ": \($0)" } ?? "")
    }
  }
}

extension InferenceRecommendationsJob {
  /// The name that the job's ARN ends with.
  fileprivate var nameInARN: Substring? {
    guard let jobARN, let slash = jobARN.lastIndex(of: "/") else { return nil }
    let name = jobARN[jobARN.index(after: slash)...]
    return jobARN[..<slash].hasSuffix(":inference-recommendations-job") && !name.isEmpty
      ? name : nil
  }
}
