/// What is wrong with the text of a request, all of it, and the request itself where nothing is.
///
/// ```swift
/// let validation = RequestValidation(Array(text.utf8))
/// for fault in validation.faults { print(fault) }
/// if let request = validation.request { print(request.jobName) }
/// ```
///
/// Checked are the text (strict JSON in UTF-8), every limit of the service's model (botocore
/// 1.43.11) and the rules of the developer guide and the API reference that can be told from the
/// request alone. What only the service knows is not: whether the role, the model and the endpoint
/// exist, quotas, and whether the job's name is new.
public struct RequestValidation: Sendable, Hashable {
  /// The faults and warnings, in the order of the text; of one code the first
  /// ``maximumFaultsPerCode``.
  public let faults: [RequestFault]
  /// How many more there are.
  public let omittedCount: Int
  /// The request; `nil` where there are faults.
  public let request: CreateInferenceRecommendationsJobRequest?

  /// So many faults of one code are told.
  public static let maximumFaultsPerCode = 100
  /// A longer text is not read: the longest request that people write is a few kilobytes.
  public static let maximumByteCount = 1 << 24

  /// Whether the request can be sent; there may be warnings.
  public var isValid: Bool { request != nil }

  /// Checks the text of a request.
  ///
  /// - Complexity: linear in the bytes, whatever they are.
  public init(_ bytes: [UInt8]) {
    var faults = RequestFaultList()
    let text = RequestText(bytes, faults: &faults)
    var request: CreateInferenceRecommendationsJobRequest?
    if let text {
      var reader = RequestReader(text.bytes, faults: faults)
      let node = reader.readAll()
      faults = reader.faults
      if let node { RequestRules.check(node, &faults) }
      if node != nil, !faults.hasFaults { request = try? JobParts.request(text.bytes) }
    }
    self.init(faults: faults, in: text?.bytes ?? [], request: request)
  }

  /// Checks the request in a file, a pipe or (path `-`) standard input.
  ///
  /// - Throws: ``ReadError`` where there is none or it cannot be read.
  public init(contentsOf path: String) throws(ReadError) {
    self.init(try InputFile.read(path, upTo: Self.maximumByteCount + 1))
  }

  private init(
    faults: RequestFaultList, in text: [UInt8], request: CreateInferenceRecommendationsJobRequest?
  ) {
    self.faults = faults.located(in: text)
    omittedCount = faults.omittedCount
    self.request = request
  }
}

extension CreateInferenceRecommendationsJobRequest {
  /// What is wrong with the request; lines and columns are those of ``json``.
  ///
  /// - Complexity: linear in the length of ``json``.
  public var faults: [RequestFault] { RequestValidation(Array(json.utf8)).faults }
}
