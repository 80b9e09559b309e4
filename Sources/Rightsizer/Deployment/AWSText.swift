/// The patterns and lengths of names, ARNs and URLs in the service models of SageMaker and Application
/// Auto Scaling (botocore 1.43.11), told in words by the errors.
///
/// Patterns of AWS speak of the whole text. Written by hand, since a regular expression would bring
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
  static func isName(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, isAlphanumeric(first), bytes.count <= longestName,
      isAlphanumeric(bytes.last ?? 0)
    else { return false }
    return bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  /// `arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+`, 20…2048.
  static func isRole(_ text: String) -> Bool {
    guard (20...2048).contains(text.utf8.count), let rest = afterAccount(text, service: "iam"),
      rest.region.isEmpty, rest.resource.starts(with: "role".utf8)
    else { return false }
    let name = rest.resource.dropFirst(4)
    let path = name.first == UInt8(ascii: "/") ? name.dropFirst() : name
    return !path.isEmpty
      && path.allSatisfy { isAlphanumeric($0) || "_+=,.@-/".utf8.contains($0) }
  }

  /// `(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?NAME(\/[0-9]{1,9})?`, 1…176,
  /// with an ARN: a name alone does not say whose package it is.
  static func isModelPackage(_ text: String) -> Bool {
    guard text.utf8.count <= 176, let rest = afterAccount(text, service: "sagemaker"),
      rest.region.allSatisfy(isLowercaseOrDigit)
    else { return false }
    let parts = rest.resource.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3,
      parts[0].allSatisfy({ isLowercaseOrDigit($0) && !isDigit($0) }),
      isName(String(decoding: parts[1], as: UTF8.self))
    else { return false }
    return parts.count == 2 || ((1...9).contains(parts[2].count) && parts[2].allSatisfy(isDigit))
  }

  private static func isLowercaseOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || byte == UInt8(ascii: "-")
  }

  /// What stands behind the account's twelve digits in an ARN of a service, and the region.
  private static func afterAccount(
    _ text: String, service: String
  ) -> (region: Substring.UTF8View, resource: [UInt8])? {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[1].hasPrefix("aws"),
      parts[1].utf8.allSatisfy({ isLowercaseOrDigit($0) && !isDigit($0) }), parts[2] == service,
      parts[4].utf8.count == 12, parts[4].utf8.allSatisfy(isDigit)
    else { return nil }
    return (parts[3].utf8, Array(parts[5].utf8))
  }

  /// `[\S]+`, at most 255: an image's path in a registry.
  static func isImage(_ text: String) -> Bool {
    (1...255).contains(text.count) && !text.contains(where: \.isWhitespace)
  }

  /// `(https|s3)://([^/]+)/?(.*)`, at most 1024, and a file: CreateModel's ModelDataUrl is one archive.
  static func isModelData(_ text: String) -> Bool {
    guard text.utf8.count <= 1024, !text.contains(where: \.isNewline), !text.hasSuffix("/") else {
      return false
    }
    for scheme in ["https://", "s3://"] where text.hasPrefix(scheme) {
      let rest = text.utf8.dropFirst(scheme.utf8.count)
      return rest.first.map { $0 != UInt8(ascii: "/") } ?? false
    }
    return false
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
