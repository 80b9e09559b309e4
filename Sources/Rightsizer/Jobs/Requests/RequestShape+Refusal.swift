extension RequestShape.Text {
  /// The role that SageMaker acts in.
  static let roleARN = Self(name: "RoleArn", minimum: 20, maximum: 2048, pattern: .roleARN)

  /// The version of a model package.
  static let modelPackageARN = Self(
    name: "ModelPackageArn", minimum: 1, maximum: 2048, pattern: .modelPackageARN)

  /// A file or a folder in S3.
  static let s3URI = Self(name: "S3Uri", maximum: 1024, pattern: .s3URI)

  /// The name of an endpoint; those of its configuration, a variant and a model have this form, too.
  static let endpointName = Self(
    name: "EndpointName", maximum: 63, pattern: .hyphenatedName(63))

  /// Why a text by itself is none of this shape: rule, what was found and mend in one sentence.
  ///
  /// - Returns: `nil` where it is one.
  func refusal(of text: String) -> String? {
    var faults = RequestFaultList()
    RequestTextCheck(shape: self, isRequired: true, path: JSONPath(), offset: 0)
      .check(text, &faults)
    return faults.located(in: []).first?.sentence
  }
}
