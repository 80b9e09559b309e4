extension JobRecords {
  /// Adds what other inputs gave, which follow these: the same as if all had been read one after the
  /// other.
  mutating func append(_ other: consuming JobRecords) {
    guard !sources.isEmpty || rows.count > 0 || strings.count > 0 else {
      self = other
      return
    }
    let numbers = Renumbering(
      strings: strings.append(other.strings), environments: [],
      source: Int32(truncatingIfNeeded: sources.count), job: Int32(truncatingIfNeeded: jobs.count))
    let full = numbers.with(environments: environments.append(other.environments, numbers))
    let (firstRow, firstJob) = (rows.count, jobs.count)
    for source in other.sources {
      var source = source
      source.rows = source.rows.lowerBound + firstRow..<source.rows.upperBound + firstRow
      source.jobs = source.jobs.lowerBound + firstJob..<source.jobs.upperBound + firstJob
      sources.append(source)
    }
    for job in other.jobs {
      var job = job
      job.source += full.source
      job.name = full.string(job.name)
      jobs.append(job)
    }
    for baseline in other.baselines {
      var baseline = baseline
      baseline.source += full.source
      if baseline.job >= 0 { baseline.job += full.job }
      baseline.jobName = full.string(baseline.jobName)
      baseline.endpointName = full.string(baseline.endpointName)
      baselines.append(baseline)
    }
    rows.append(other.rows, full)
    diagnostics.append(other.diagnostics, shiftingSourcesBy: full.source)
    // A page of a job answers the one before it, in whatever input that was.
    let paged = Set(other.pagedJobs.map(full.string))
    openPages.removeAll { paged.contains($0.jobName) }
    for page in other.openPages {
      var page = page
      page.jobName = full.string(page.jobName)
      page.source += full.source
      openPages.append(page)
    }
    pagedJobs.append(contentsOf: other.pagedJobs.map(full.string))
  }
}

/// The numbers that things of other records get in these.
struct Renumbering {
  /// By the old number.
  var strings: [StringPool.ID]
  var environments: [EnvironmentPool.ID]
  /// What is added to the number of a source, of a job.
  var source: Int32
  var job: Int32

  @inline(__always)
  func string(_ id: StringPool.ID) -> StringPool.ID { id < 0 ? id : strings[Int(id)] }

  @inline(__always)
  func environment(_ id: EnvironmentPool.ID) -> EnvironmentPool.ID { environments[Int(id)] }

  func with(environments: [EnvironmentPool.ID]) -> Renumbering {
    var copy = self
    copy.environments = environments
    return copy
  }
}

extension EnvironmentPool {
  /// Adds the lists of another pool, whose strings have been added, and gives their numbers here.
  mutating func append(_ other: EnvironmentPool, _ numbers: Renumbering) -> [ID] {
    var result = [Self.empty]
    result.reserveCapacity(other.count)
    var list: [Parameter] = []
    for id in 1..<max(1, other.count) {
      list.removeAll(keepingCapacity: true)
      for parameter in other[ID(truncatingIfNeeded: id)] {
        list.append(
          Parameter(
            key: numbers.string(parameter.key), valueType: numbers.string(parameter.valueType),
            value: numbers.string(parameter.value)))
      }
      result.append(intern(list[...]))
    }
    return result
  }
}

extension RowColumns {
  /// Adds rows whose names are numbered otherwise.
  mutating func append(_ other: RowColumns, _ numbers: Renumbering) {
    costPerHour.append(contentsOf: other.costPerHour)
    reportedCostPerInference.append(contentsOf: other.reportedCostPerInference)
    maxInvocations.append(contentsOf: other.maxInvocations)
    modelLatency.append(contentsOf: other.modelLatency)
    cpuUtilization.append(contentsOf: other.cpuUtilization)
    memoryUtilization.append(contentsOf: other.memoryUtilization)
    modelSetupTime.append(contentsOf: other.modelSetupTime)
    Self.append(other.recommendationID, to: &recommendationID, numbers.string)
    Self.append(other.jobName, to: &jobName, numbers.string)
    Self.append(other.status, to: &status, numbers.string)
    Self.append(other.failureReason, to: &failureReason, numbers.string)
    Self.append(other.endpointName, to: &endpointName, numbers.string)
    Self.append(other.variantName, to: &variantName, numbers.string)
    Self.append(other.instanceType, to: &instanceType, numbers.string)
    Self.append(other.inferenceSpecification, to: &inferenceSpecification, numbers.string)
    Self.append(other.compilationJobName, to: &compilationJobName, numbers.string)
    Self.append(other.environment, to: &environment, numbers.environment)
    instanceCount.append(contentsOf: other.instanceCount)
    let firstServerless = Int32(truncatingIfNeeded: serverless.count)
    Self.append(other.serverlessIndex, to: &serverlessIndex) { $0 < 0 ? $0 : $0 + firstServerless }
    serverless.append(contentsOf: other.serverless)
    flags.append(contentsOf: other.flags)
    Self.append(other.source, to: &source) { $0 + numbers.source }
    document.append(contentsOf: other.document)
    Self.append(other.container, to: &container, numbers.string)
    index.append(contentsOf: other.index)
    Self.append(other.job, to: &job) { $0 < 0 ? $0 : $0 + numbers.job }
  }

  @inline(__always)
  private static func append(
    _ other: [Int32], to column: inout [Int32], _ number: (Int32) -> Int32
  ) {
    column.append(addingCapacity: other.count) { span in
      for value in other { span.append(number(value)) }
    }
  }
}
