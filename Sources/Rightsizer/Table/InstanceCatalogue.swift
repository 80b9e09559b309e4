/// The vCPUs, memory and accelerators of instance types, looked up by name.
///
/// An instance type is an opaque string to AWS's API, and new ones come every year: a type that the
/// catalogue does not know is normal, and what depends on its vCPUs is then unavailable.
///
/// ```swift
/// InstanceCatalogue.aws["ml.p3.8xlarge"]?.vCPUCount  // 32
/// ```
public struct InstanceCatalogue: Sendable, Hashable {
  /// The types, in the order of their source.
  public let types: [InstanceType]
  private let indices: [String: Int]

  /// A catalogue of these types; of two with one name the first is found.
  public init(types: [InstanceType]) {
    var indices: [String: Int] = [:]
    indices.reserveCapacity(types.count)
    for (index, type) in types.enumerated() where indices[type.name] == nil {
      indices[type.name] = index
    }
    self.types = types
    self.indices = indices
  }

  /// A catalogue whose index is made already: from each name to its place in `types`.
  init(types: [InstanceType], indices: [String: Int]) {
    self.types = types
    self.indices = indices
  }

  /// The type of this name, `nil` when the catalogue does not have it. O(1).
  public subscript(name: String) -> InstanceType? {
    indices[name].map { types[$0] }
  }

  /// The instance types that AWS publishes, built into the library
  /// (`datasets/instance-types.csv`); read once, when first used.
  ///
  /// A literal of this library, which a test holds equal to its source: it cannot fail to be read.
  public static let aws: InstanceCatalogue = {
    let bytes = awsData.withUTF8Buffer { Array($0) }
    return (try? CatalogueReader(bytes).catalogue()) ?? InstanceCatalogue(types: [])
  }()
}
