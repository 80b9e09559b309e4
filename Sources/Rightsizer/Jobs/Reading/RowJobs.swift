/// The jobs that the rows of one source have told of.
final class RowJobs {
  /// A job as one row tells of it.
  struct Told: Hashable {
    /// Its name, in the string pool.
    var name: StringPool.ID
    /// Everything but its name.
    var job: InferenceRecommendationsJob
  }

  private var indices: [Told: Int32] = [:]
  /// Rows of one job mostly follow each other.
  private var last: (told: Told, index: Int32)?

  /// The index of a job in the records; `nil` where no row has told of it.
  func index(of told: Told) -> Int32? {
    if let last, last.told == told { return last.index }
    guard let index = indices[told] else { return nil }
    last = (told, index)
    return index
  }

  func add(_ told: Told, _ index: Int32) {
    indices[told] = index
    last = (told, index)
  }
}
