extension CreateInferenceRecommendationsJobRequest {
  /// The request that creates the like of a described job again.
  ///
  /// All that a describe response tells is taken over. It does not tell `OutputConfig` and `Tags`:
  /// set them if the job had any. Empty lists and a duration of 0, which a response may have for
  /// what was not asked, are left out, since a request may not have them.
  ///
  /// - Parameters:
  ///   - job: as read from a describe response.
  ///   - jobName: a new one, since names are not used twice in an account and region.
  ///   - roleARN: the role to run with; the described job's where it is `nil`.
  /// - Throws: ``IncompleteJobError`` where the job's type, role or input configuration is not
  ///   known: nothing is made up.
  public init(
    repeating job: InferenceRecommendationsJob, jobName: String, roleARN: String? = nil
  ) throws(IncompleteJobError) {
    let roleARN = roleARN ?? job.roleARN
    guard let jobType = job.jobType, let roleARN, let inputConfig = job.inputConfig else {
      var missing: [String] = []
      if job.jobType == nil { missing.append("JobType") }
      if roleARN == nil { missing.append("RoleArn") }
      if job.inputConfig == nil { missing.append("InputConfig") }
      throw IncompleteJobError(jobName: job.jobName, missingMembers: missing)
    }
    self.init(
      jobName: jobName, jobType: jobType, roleARN: roleARN,
      inputConfig: inputConfig.withoutPlaceholders)
    jobDescription = job.jobDescription
    stoppingConditions = job.stoppingConditions
    if stoppingConditions?.modelLatencyThresholds == [] {
      stoppingConditions?.modelLatencyThresholds = nil
    }
  }
}

/// Why a job cannot be repeated: its description lacks what every request needs.
public struct IncompleteJobError: Error, Sendable, Hashable {
  /// The job's name, if it is known.
  public var jobName: String?
  /// The members of the describe response that are not there, such as `RoleArn`.
  public var missingMembers: [String]

  /// An error of its parts.
  public init(jobName: String?, missingMembers: [String]) {
    self.jobName = jobName
    self.missingMembers = missingMembers
  }
}

extension IncompleteJobError: CustomStringConvertible {
  /// What is missing and where to get it, on one line.
  public var description: String {
    "\(jobName.map { "job \($0)" } ?? "the job") cannot be repeated without "
      + missingMembers.joined(separator: ", ") + ": give the whole describe response"
      + (missingMembers == ["RoleArn"] ? ", or name the role" : "")
  }
}

extension RecommendationJobInputConfig {
  /// Without what stands in a response for an absent member.
  fileprivate var withoutPlaceholders: RecommendationJobInputConfig {
    func filled<Element>(_ list: [Element]?) -> [Element]? { list?.isEmpty == true ? nil : list }
    var config = self
    if jobDurationInSeconds == 0 { config.jobDurationInSeconds = nil }
    config.endpoints = filled(endpoints)
    config.endpointConfigurations = filled(endpointConfigurations)?.map { configuration in
      var configuration = configuration
      let ranges = configuration.environmentParameterRanges?.categoricalParameterRanges
      if filled(ranges) == nil { configuration.environmentParameterRanges = nil }
      return configuration
    }
    config.trafficPattern?.phases = filled(trafficPattern?.phases)
    config.containerConfig?.supportedInstanceTypes = filled(containerConfig?.supportedInstanceTypes)
    config.containerConfig?.supportedResponseMIMETypes =
      filled(containerConfig?.supportedResponseMIMETypes)
    config.containerConfig?.payloadConfig?.supportedContentTypes =
      filled(containerConfig?.payloadConfig?.supportedContentTypes)
    return config
  }
}
