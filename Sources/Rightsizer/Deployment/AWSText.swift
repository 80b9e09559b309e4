/// The patterns and lengths of names, ARNs and URLs in the service models of SageMaker and Application
/// Auto Scaling (botocore 1.43.11), told in words by the errors.
///
/// Patterns of AWS speak of the whole text, lengths of UTF-16 code units. Written by hand, since a regular expression would bring
/// its engine into a tool that starts in milliseconds.
enum AWSText {
  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// The longest name of an endpoint, its configuration, a variant, a model.
  static let longestName = 63

  /// `[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}`, at most 63: EndpointName, EndpointConfigName, VariantName,
  /// ModelName and InferenceSpecificationName.
  static func isName(_ text: String) -> Bool {
    text.utf8.count <= longestName && TextPattern.hyphenatedName(longestName).matches(text)
  }

  /// `(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?NAME(\/[0-9]{1,9})?`, 1…176,
  /// with an ARN: a name alone does not say whose package it is.
  static func isModelPackage(_ text: String) -> Bool {
    // arn, partition, service, region, account, resource
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard text.utf8.count <= 176, fields.count == 6, fields[0] == "arn", fields[1].hasPrefix("aws"),
      fields[1].utf8.allSatisfy({ isLowercaseOrDigit($0) && !isDigit($0) }),
      fields[2] == "sagemaker", fields[3].utf8.allSatisfy(isLowercaseOrDigit),
      fields[4].utf8.count == 12, fields[4].utf8.allSatisfy(isDigit)
    else { return false }
    let parts = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3,
      parts[0].utf8.allSatisfy({ isLowercaseOrDigit($0) && !isDigit($0) }), isName(String(parts[1]))
    else { return false }
    return parts.count == 2
      || ((1...9).contains(parts[2].utf8.count) && parts[2].utf8.allSatisfy(isDigit))
  }

  private static func isLowercaseOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || byte == UInt8(ascii: "-")
  }

  /// `[\S]+`, at most 255: an image's path in a registry.
  static func isImage(_ text: String) -> Bool {
    (1...255).contains(text.utf16.count) && !text.contains(where: \.isWhitespace)
  }

  /// Url, at most 1024, and a file: CreateModel's ModelDataUrl is one archive.
  static func isModelData(_ text: String) -> Bool {
    text.utf8.count <= 1024 && !text.hasSuffix("/") && TextPattern.s3URI.matches(text)
  }

  /// `[a-zA-Z_][a-zA-Z0-9_]*`, at most 1024: the name of an environment variable.
  static func isEnvironmentKey(_ text: String) -> Bool {
    guard let first = text.utf8.first, !isDigit(first), text.utf8.count <= 1024 else {
      return false
    }
    return text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
  }

  /// The longest value of an environment variable.
  static let longestEnvironmentValue = 1024
  /// The most environment variables of a model.
  static let mostEnvironmentVariables = 100
  /// The greatest of AWS's integers: 32 bits.
  static let greatestInteger = Int(Int32.max)

  /// A name made of any text: what a name cannot hold becomes a hyphen.
  static func name(from text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isAlphanumeric(byte) {
        bytes.append(byte)
      } else if bytes.last.map({ $0 != UInt8(ascii: "-") }) ?? false {
        bytes.append(UInt8(ascii: "-"))
      }
    }
    bytes = Array(bytes.prefix(longestName))
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return bytes.isEmpty ? "variant" : String(decoding: bytes, as: UTF8.self)
  }

  /// A name with a suffix behind a hyphen, cut so that both fit.
  static func name(_ name: String, suffix: String) -> String {
    var kept = Array(name.utf8.prefix(longestName - suffix.utf8.count - 1))
    while kept.last == UInt8(ascii: "-") { kept.removeLast() }
    return String(decoding: kept, as: UTF8.self) + "-" + suffix
  }

  /// Eight hexadecimal digits of a text: 64-bit FNV-1a (Fowler, Noll and Vo), its halves combined.
  static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String((hash >> 32) ^ (hash & 0xFFFF_FFFF), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
