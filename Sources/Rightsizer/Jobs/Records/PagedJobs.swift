/// The names of jobs of which pages of steps have come.
///
/// The first is kept by itself: most inputs are of one job, and a set for each took longer than all
/// else that is done with its pages.
struct PagedJobs: Sendable, Sequence {
  private var first: StringPool.ID?
  private var others: Set<StringPool.ID> = []

  var isEmpty: Bool { first == nil }

  mutating func insert(_ job: StringPool.ID) {
    guard let first else { return first = job }
    if job != first { others.insert(job) }
  }

  func makeIterator() -> Iterator { Iterator(first: first, others: others.makeIterator()) }

  struct Iterator: IteratorProtocol {
    fileprivate var first: StringPool.ID?
    fileprivate var others: Set<StringPool.ID>.Iterator

    mutating func next() -> StringPool.ID? {
      guard let job = first else { return others.next() }
      first = nil
      return job
    }
  }
}
