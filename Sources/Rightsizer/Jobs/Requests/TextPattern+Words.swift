extension TextPattern {
  /// The pattern in words, for people.
  var rule: String {
    switch self {
    case .hyphenatedName, .modelName:
      "letters, digits and hyphens, the first and the last no hyphen"
    case .roleARN: "the ARN of an IAM role, such as arn:aws:iam::111122223333:role/NAME"
    case .modelPackageARN:
      "the ARN of a model package's version, such as "
        + "arn:aws:sagemaker:us-east-1:111122223333:model-package/GROUP/1"
    case .s3URI: "a URI such as s3://BUCKET/KEY, on one line"
    case .kmsKeyID:
      "a key's identifier, alias or ARN: letters, digits and : / _ - only"
    case .frameworkVersion:
      "a version such as 1.13.1: one digit, a dot, and letters, digits, . and -"
    case .mimeType: "a MIME type such as application/json"
    case .networkID(let example): "an identifier such as \(example): letters, digits and hyphens"
    case .tag: "letters, digits, spaces and _ . : / = + - @"
    case .anything: "some text"
    case .oneLine: "text on one line"
    }
  }

  /// What to do about a text that has another form.
  var mend: String {
    switch self {
    case .hyphenatedName, .modelName: "replace other characters, such as _ . and blanks, by hyphens"
    case .roleARN:
      "give what `aws iam get-role --role-name NAME --query Role.Arn` prints"
    case .modelPackageARN:
      "give a ModelPackageArn that `aws sagemaker list-model-packages --model-package-group-name "
        + "GROUP` prints"
    case .s3URI: "begin with s3:// and a bucket"
    case .kmsKeyID: "give what `aws kms describe-key --key-id NAME --query KeyMetadata.Arn` prints"
    case .frameworkVersion: "give the version with a dot and no blank"
    case .mimeType: "give it with its slash"
    case .networkID: "give the identifier, without its name or ARN"
    case .tag: "take the other characters out"
    case .anything: "fill it in"
    case .oneLine: "take the line breaks out"
    }
  }
}
