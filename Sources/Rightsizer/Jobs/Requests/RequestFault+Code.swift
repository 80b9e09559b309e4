extension RequestFault {
  /// What a fault is about: an open set, so that it grows without breaking callers.
  public struct Code: RawRepresentable, Sendable, Hashable, Codable {
    /// The code's name as it appears in output.
    public let rawValue: String

    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    // MARK: The text

    /// The text breaks JSON's grammar or ends early; what follows was not read.
    public static let syntax = Code(rawValue: "syntax")
    /// Objects or arrays nest deeper than any request needs; what follows was not read.
    public static let depth = Code(rawValue: "depth")
    /// A byte order mark or another encoding than UTF-8, which the AWS CLI does not read.
    public static let encoding = Code(rawValue: "encoding")
    /// The text is longer than any request.
    public static let tooLarge = Code(rawValue: "tooLarge")
    /// The input is something else, told by name.
    public static let notARequest = Code(rawValue: "notARequest")
    /// A string escapes half of a surrogate pair, which is no character.
    public static let loneSurrogate = Code(rawValue: "loneSurrogate")

    // MARK: Members and kinds

    /// The API has no member of this name there.
    public static let unknownMember = Code(rawValue: "unknownMember")
    /// A member is given twice in one object.
    public static let duplicateMember = Code(rawValue: "duplicateMember")
    /// A member that must be there is not.
    public static let missingMember = Code(rawValue: "missingMember")
    /// `null` where a value belongs.
    public static let explicitNull = Code(rawValue: "explicitNull")
    /// A value of another kind than the member holds.
    public static let wrongKind = Code(rawValue: "wrongKind")
    /// A number written with a fraction or an exponent where a whole number belongs.
    public static let notInteger = Code(rawValue: "notInteger")

    // MARK: Values

    /// A number outside its limits, among them those of 32 bits.
    public static let range = Code(rawValue: "range")
    /// An empty string where text belongs, as in a skeleton that is not filled in.
    public static let emptyText = Code(rawValue: "emptyText")
    /// A text with fewer or more characters than it may have.
    public static let length = Code(rawValue: "length")
    /// A text that is not formed as it must be.
    public static let pattern = Code(rawValue: "pattern")
    /// A word that is none of those the member takes.
    public static let unknownValue = Code(rawValue: "unknownValue")
    /// A list with fewer or more elements than it may have.
    public static let listLength = Code(rawValue: "listLength")

    // MARK: The request as a whole

    /// Neither a model package nor a model's name.
    public static let modelMissing = Code(rawValue: "modelMissing")
    /// Both a model package and a model's name.
    public static let modelConflict = Code(rawValue: "modelConflict")
    /// A configuration with both an instance type and a serverless configuration.
    public static let configurationConflict = Code(rawValue: "configurationConflict")
    /// A configuration with neither an instance type nor a serverless configuration.
    public static let configurationEmpty = Code(rawValue: "configurationEmpty")
    /// Provisioned concurrency, which Inference Recommender does not take.
    public static let provisionedConcurrency = Code(rawValue: "provisionedConcurrency")
    /// A memory size between the steps of 1024 MB.
    public static let memoryStep = Code(rawValue: "memoryStep")
    /// Both phases and stairs, or not those that the traffic type names.
    public static let trafficConflict = Code(rawValue: "trafficConflict")
    /// The load lasts longer than the job may.
    public static let durationExceeded = Code(rawValue: "durationExceeded")
    /// Another latency percentile than jobs of this type take.
    public static let percentile = Code(rawValue: "percentile")
    /// Two tags with one key.
    public static let duplicateTag = Code(rawValue: "duplicateTag")
    /// A tag's key that begins with `aws:`.
    public static let reservedTag = Code(rawValue: "reservedTag")

    // MARK: Warnings

    /// An instance type of the right form that is not in the service's model of botocore 1.43.11.
    public static let unknownInstanceType = Code(rawValue: "unknownInstanceType")
    /// A word that is none of those the API reference lists; the list may have grown.
    public static let unlistedValue = Code(rawValue: "unlistedValue")
    /// A member that only Advanced jobs use.
    public static let unusedByDefaultJob = Code(rawValue: "unusedByDefaultJob")
    /// An existing endpoint in an Advanced job.
    public static let existingEndpoint = Code(rawValue: "existingEndpoint")
    /// More users a minute than the developer guide allows.
    public static let spawnRate = Code(rawValue: "spawnRate")
    /// A model's name without sample requests to send to it.
    public static let payloadMissing = Code(rawValue: "payloadMissing")
    /// Sample requests that are no `.tar.gz` archive by their name.
    public static let payloadArchive = Code(rawValue: "payloadArchive")
    /// More load tests asked for than the resource limit allows.
    public static let testsLimited = Code(rawValue: "testsLimited")
    /// More load tests at a time than there are.
    public static let parallelUnused = Code(rawValue: "parallelUnused")
    /// Serverless endpoints and instances in one job.
    public static let mixedKinds = Code(rawValue: "mixedKinds")
    /// One configuration twice.
    public static let duplicateConfiguration = Code(rawValue: "duplicateConfiguration")
    /// An environment variable twice in one configuration.
    public static let duplicateParameter = Code(rawValue: "duplicateParameter")
  }
}

extension RequestFault.Code: CustomStringConvertible {
  /// The code's name.
  public var description: String { rawValue }
}
