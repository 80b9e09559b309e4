/// Pages of steps that said that more follow, while no page of their job has come since.
///
/// A page takes constant time, amortised, however many are open.
struct OpenPages: Sendable {
  struct Page: Sendable, Hashable {
    /// `none` where the page held no steps.
    var jobName: StringPool.ID
    var source: Int32
    var document: Int32
    var path: String
  }

  /// In the order they were opened; `nil` where one has been closed. The last one is open.
  private var pages: [Page?] = []
  private var openCount = 0
  /// Where the open page of each job stands in `pages`, and those of no job.
  private var places: [StringPool.ID: Int] = [:]
  private var unnamedPlaces: [Int] = []
  /// The jobs of which steps have come.
  private var pagedJobs = PagedJobs()

  /// Whether no page is open.
  var isEmpty: Bool { openCount == 0 }

  /// The open pages, in order.
  var all: [Page] { pages.compactMap(\.self) }

  /// Closes what a page of a job's steps answers, where all pages are of one source: the job's page,
  /// and one without steps.
  mutating func turn(to jobName: StringPool.ID) {
    pagedJobs.insert(jobName)
    closeUnnamed()
    close(jobName)
  }

  /// Opens a page; none of its job may be open, unless it is of none.
  mutating func open(_ page: Page) {
    if page.jobName == StringPool.none {
      unnamedPlaces.append(pages.count)
    } else {
      places[page.jobName] = pages.count
    }
    pages.append(page)
    openCount += 1
  }

  /// Closes the page that was opened last.
  mutating func closeLast() {
    guard let last = pages.last, let last else { return }
    if last.jobName == StringPool.none {
      closeUnnamed(keeping: unnamedPlaces.count - 1)
    } else {
      close(last.jobName)
    }
  }

  /// Adds what has come of pages behind these, in other sources or in the rest of one.
  ///
  /// - Parameter number: of a job's name there, its number here.
  mutating func append(
    _ later: OpenPages, ofSameSource: Bool = false, shiftingSourcesBy shift: Int32 = 0,
    documentsBy documentShift: Int32 = 0, number: (StringPool.ID) -> StringPool.ID = { $0 }
  ) {
    if ofSameSource, !later.pagedJobs.isEmpty { closeUnnamed() }
    // A page of a job answers the one before it, in whatever input that was.
    for job in later.pagedJobs {
      let job = number(job)
      pagedJobs.insert(job)
      if job == StringPool.none { closeUnnamed() } else { close(job) }
    }
    for page in later.pages {
      guard var page else { continue }
      page.jobName = number(page.jobName)
      page.source += shift
      page.document &+= documentShift
      open(page)
    }
  }

  private mutating func close(_ jobName: StringPool.ID) {
    // Most often none is open: no need to hash the name.
    guard openCount > 0, let place = places.removeValue(forKey: jobName) else { return }
    pages[place] = nil
    openCount -= 1
    dropClosed()
  }

  /// Closes the pages of no job but so many.
  private mutating func closeUnnamed(keeping count: Int = 0) {
    guard unnamedPlaces.count > count else { return }
    for place in unnamedPlaces[count...] { pages[place] = nil }
    openCount -= unnamedPlaces.count - count
    unnamedPlaces.removeLast(unnamedPlaces.count - count)
    dropClosed()
  }

  private mutating func dropClosed() {
    while let last = pages.last, last == nil { pages.removeLast() }
    guard pages.count > 2 * openCount + 32 else { return }
    let open = all
    pages = []
    openCount = 0
    unnamedPlaces = []
    for page in open { self.open(page) }
  }
}
