/// Which describe response belongs to a row: the one it stands in, or the one of its job's name.
struct JobIndex: Sendable {
  /// For each row the job's index in the records, −1 where it is not known or not certain.
  private(set) var job: [Int32] = []
  /// For each row its job's name.
  private(set) var names: [StringPool.ID] = []
  /// Names that different jobs share, with those jobs.
  private(set) var shared: [(name: StringPool.ID, jobs: [Int32])] = []
  /// For each name the job it certainly means.
  private var byName: [StringPool.ID: Int32] = [:]

  init(records: inout JobRecords) {
    var described: [StringPool.ID: [Int32]] = [:]
    for (index, job) in records.jobs.enumerated() where job.name >= 0 && job.isKnown {
      described[job.name, default: []].append(Int32(truncatingIfNeeded: index))
    }
    for name in described.keys.sorted() {
      let jobs = described[name] ?? []
      guard let first = jobs.first else { continue }
      // What any of them says holds for all: one that says little must not hide that others differ.
      var one = records.jobs[Int(first)].job
      let areOne = jobs.dropFirst().allSatisfy { index in
        let other = records.jobs[Int(index)].job
        guard other.isSame(as: one) else { return false }
        one.fill(from: other)
        return true
      }
      guard areOne else {
        shared.append((name, jobs))
        continue
      }
      byName[name] = first
      if jobs.count == 1 { continue }
      for index in jobs where records.jobs[Int(index)].isToldByRows {
        records.jobs[Int(index)].job.fill(from: one)
      }
    }
    job.reserveCapacity(records.rows.count)
    for row in 0..<records.rows.count {
      let own = records.rows.job[row]
      if own >= 0 {
        job.append(own)
        // So that the name is one column, whoever told it.
        records.rows.jobName[row] = records.jobs[Int(own)].name
      } else {
        job.append(byName.isEmpty ? -1 : byName[records.rows.jobName[row]] ?? -1)
      }
    }
    names = records.rows.jobName
  }

  /// The job that a name certainly means.
  func job(named name: StringPool.ID) -> Int32 { byName[name] ?? -1 }
}

extension InferenceRecommendationsJob {
  /// Takes over what `isSame(as:)` looks at and is missing here.
  fileprivate mutating func fill(from other: InferenceRecommendationsJob) {
    jobARN = jobARN ?? other.jobARN
    jobType = jobType ?? other.jobType
    inputConfig = inputConfig?.filled(from: other.inputConfig) ?? other.inputConfig
    stoppingConditions =
      stoppingConditions?.filled(from: other.stoppingConditions) ?? other.stoppingConditions
    creationTime = creationTime ?? other.creationTime
  }

  /// Whether two descriptions of one name can be of one job: an export may leave members out or
  /// write times in another form, but what both say must agree.
  fileprivate func isSame(as other: InferenceRecommendationsJob) -> Bool {
    if let jobARN, let otherARN = other.jobARN { return jobARN == otherARN }
    func agree<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool {
      guard let a, let b else { return true }
      return a == b
    }
    func form(_ time: String?) -> String? {
      time.map { String($0.map { $0.isNumber ? "0" : $0 }) }
    }
    let timesAgree =
      form(creationTime) != form(other.creationTime) || creationTime == other.creationTime
    return agree(jobType, other.jobType)
      && agree(
        inputConfig?.filled(from: other.inputConfig), other.inputConfig?.filled(from: inputConfig))
      && agree(
        stoppingConditions?.filled(from: other.stoppingConditions),
        other.stoppingConditions?.filled(from: stoppingConditions))
      && timesAgree
  }
}

extension RecommendationJobInputConfig {
  /// This with what is missing taken from another.
  fileprivate func filled(from other: Self?) -> Self {
    guard let other else { return self }
    var all = self
    all.modelPackageVersionARN = modelPackageVersionARN ?? other.modelPackageVersionARN
    all.modelName = modelName ?? other.modelName
    all.jobDurationInSeconds = jobDurationInSeconds ?? other.jobDurationInSeconds
    all.trafficPattern = trafficPattern ?? other.trafficPattern
    all.resourceLimit = resourceLimit ?? other.resourceLimit
    all.endpointConfigurations = endpointConfigurations ?? other.endpointConfigurations
    all.volumeKMSKeyID = volumeKMSKeyID ?? other.volumeKMSKeyID
    all.containerConfig = containerConfig ?? other.containerConfig
    all.endpoints = endpoints ?? other.endpoints
    all.vpcConfig = vpcConfig ?? other.vpcConfig
    return all
  }
}

extension RecommendationJobStoppingConditions {
  /// These with what is missing taken from others.
  fileprivate func filled(from other: Self?) -> Self {
    guard let other else { return self }
    var all = self
    all.maxInvocations = maxInvocations ?? other.maxInvocations
    all.modelLatencyThresholds = modelLatencyThresholds ?? other.modelLatencyThresholds
    all.flatInvocations = flatInvocations ?? other.flatInvocations
    return all
  }
}
