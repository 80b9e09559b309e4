/// One recommendation or step while it is read: the figures and names as the file gives them.
struct RowRecord {
  var seen = MemberSet()

  // Metrics; NaN is unavailable. The API's Float32 members have their widening undone.
  var costPerHour = Double.nan
  var costPerInference = Double.nan
  /// The power of ten of the last digit written of `CostPerInference`.
  var costPerInferenceLastDigit: Int32 = .min
  var maxInvocations = Double.nan
  /// The preview's key for the same.
  var maximumInvocations = Double.nan
  var modelLatency = Double.nan
  var cpuUtilization = Double.nan
  var memoryUtilization = Double.nan
  var modelSetupTime = Double.nan

  var endpointMaxInvocations = Double.nan
  var endpointMaximumInvocations = Double.nan
  var endpointModelLatency = Double.nan

  var recommendationID = StringPool.none
  var jobName = StringPool.none
  var status = StringPool.none
  var failureReason = StringPool.none
  var stepType = StringPool.none
  var endpointName = StringPool.none
  var variantName = StringPool.none
  var instanceType = StringPool.none
  var inferenceSpecification = StringPool.none
  var compilationJobName = StringPool.none
  var environment = EnvironmentPool.empty
  /// 0 where it was not given.
  var instanceCount: Int32 = 0
  /// −1 where it was not given.
  var compiled: Int8 = -1
  var hasServerlessConfig = false
  var serverlessMemorySizeInMB = Double.nan
  var serverlessMaxConcurrency = Double.nan
  var serverlessProvisionedConcurrency = Double.nan

  mutating func resetMetrics() {
    costPerHour = .nan
    costPerInference = .nan
    costPerInferenceLastDigit = .min
    maxInvocations = .nan
    maximumInvocations = .nan
    modelLatency = .nan
    cpuUtilization = .nan
    memoryUtilization = .nan
    modelSetupTime = .nan
  }

  mutating func resetEndpointMetrics() {
    endpointMaxInvocations = .nan
    endpointMaximumInvocations = .nan
    endpointModelLatency = .nan
  }

  mutating func resetServerless() {
    hasServerlessConfig = false
    serverlessMemorySizeInMB = .nan
    serverlessMaxConcurrency = .nan
    serverlessProvisionedConcurrency = .nan
  }

  mutating func resetEndpointConfiguration() {
    endpointName = StringPool.none
    variantName = StringPool.none
    instanceType = StringPool.none
    instanceCount = 0
    resetServerless()
  }

  mutating func resetModelConfiguration() {
    inferenceSpecification = StringPool.none
    compilationJobName = StringPool.none
    environment = EnvironmentPool.empty
    compiled = -1
  }
}
