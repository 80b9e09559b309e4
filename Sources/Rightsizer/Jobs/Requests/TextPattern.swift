/// The patterns of the service's model, matched whole (Java's `matches`) by a walk over the text.
enum TextPattern: Sendable, Hashable {
  /// Letters and digits with hyphens between them: names of jobs, endpoints and specifications,
  /// with the most characters they may have.
  case hyphenatedName(Int)
  case modelName
  case roleARN
  case modelPackageARN
  case s3URI
  case kmsKeyID
  case frameworkVersion
  case mimeType
  /// An identifier of a subnet or a security group, with an example.
  case networkID(String)
  case tag
  case anything
  case oneLine

  /// The pattern as the model has it.
  var source: String {
    switch self {
    case .hyphenatedName(let maximum): "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,\(maximum - 1)}"
    case .modelName: #"[a-zA-Z0-9]([\-a-zA-Z0-9]*[a-zA-Z0-9])?"#
    case .roleARN: #"arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+"#
    case .modelPackageARN:
      #"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/[\S]{1,2048}"#
    case .s3URI: "(https|s3)://([^/]+)/?(.*)"
    case .kmsKeyID: "[a-zA-Z0-9:/_-]*"
    case .frameworkVersion: #"[0-9]\.[A-Za-z0-9.-]+"#
    case .mimeType: #"[-\w]+\/.+"#
    case .networkID: "[-0-9a-zA-Z]+"
    case .tag: #"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)"#
    case .anything: #"[\S\s]+"#
    case .oneLine: ".*"
    }
  }

  /// Whether the whole text has this form.
  ///
  /// Where a pattern bounds a number of characters that the member's length bounds as well, the
  /// length is not looked at here: it has a fault of its own.
  ///
  /// - Complexity: linear in the text.
  func matches(_ text: String) -> Bool {
    var rest = text.unicodeScalars[...]
    switch self {
    case .hyphenatedName, .modelName:
      guard let first = rest.first, let last = rest.last else { return false }
      return first.isASCIILetterOrDigit && last.isASCIILetterOrDigit
        && rest.allSatisfy { $0.isASCIILetterOrDigit || $0 == "-" }
    case .roleARN:
      return rest.skip("arn:aws") && rest.skipPartition() && rest.skip("iam::")
        && rest.skipDigits(12) && rest.skip(":role") && !rest.isEmpty
        && rest.allSatisfy { $0.isASCIILetterOrDigit || "_+=,.@-/".unicodeScalars.contains($0) }
    case .modelPackageARN:
      guard rest.skip("arn:aws"), rest.skipPartition(), rest.skip("sagemaker:") else {
        return false
      }
      let region = rest.prefix { $0 != ":" }
      rest.removeFirst(region.count)
      return 9...16 ~= region.count && region.allSatisfy { $0.isPartOfRegion } && rest.skip(":")
        && rest.skipDigits(12) && rest.skip(":model-package/") && !rest.isEmpty
        && rest.allSatisfy { !$0.isASCIISpace }
    case .s3URI:
      guard rest.skip("https://") || rest.skip("s3://"), let first = rest.first, first != "/" else {
        return false
      }
      // The bucket's part is all but a slash, so only the key's is of one line.
      return rest.drop { $0 != "/" }.allSatisfy { !$0.endsLine }
    case .kmsKeyID:
      return rest.allSatisfy { $0.isASCIILetterOrDigit || ":/_-".unicodeScalars.contains($0) }
    case .frameworkVersion:
      return rest.skipDigits(1) && rest.skip(".") && !rest.isEmpty
        && rest.allSatisfy { $0.isASCIILetterOrDigit || $0 == "." || $0 == "-" }
    case .mimeType:
      let type = rest.prefix { $0.isASCIILetterOrDigit || $0 == "_" || $0 == "-" }
      rest.removeFirst(type.count)
      return !type.isEmpty && rest.skip("/") && !rest.isEmpty && rest.allSatisfy { !$0.endsLine }
    case .networkID:
      return !rest.isEmpty && rest.allSatisfy { $0.isASCIILetterOrDigit || $0 == "-" }
    case .tag:
      return rest.allSatisfy { $0.isTagCharacter }
    case .anything: return !rest.isEmpty
    case .oneLine: return rest.allSatisfy { !$0.endsLine }
    }
  }
}

extension Substring.UnicodeScalarView {
  fileprivate mutating func skip(_ prefix: String) -> Bool {
    guard starts(with: prefix.unicodeScalars) else { return false }
    removeFirst(prefix.unicodeScalars.count)
    return true
  }

  /// Steps over what may stand behind `arn:aws`, as in `aws-cn`, and the colon behind it.
  fileprivate mutating func skipPartition() -> Bool {
    while let next = first, next == "-" || ("a"..."z").contains(next) { removeFirst() }
    return skip(":")
  }

  fileprivate mutating func skipDigits(_ count: Int) -> Bool {
    let digits = prefix(count)
    guard digits.count == count, digits.allSatisfy({ ("0"..."9").contains($0) }) else {
      return false
    }
    removeFirst(count)
    return true
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetterOrDigit: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  fileprivate var isPartOfRegion: Bool {
    switch self {
    case "a"..."z", "0"..."9", "-": true
    default: false
    }
  }

  /// Java's `\s`.
  fileprivate var isASCIISpace: Bool { value == 0x20 || 0x09...0x0D ~= value }

  /// What Java's `.` does not match.
  fileprivate var endsLine: Bool {
    switch value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  fileprivate var isTagCharacter: Bool {
    if isASCIILetterOrDigit || "_.:/=+-@".unicodeScalars.contains(self) { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .spaceSeparator, .lineSeparator, .paragraphSeparator, .decimalNumber, .letterNumber,
      .otherNumber:
      return true
    default: return false
    }
  }
}
