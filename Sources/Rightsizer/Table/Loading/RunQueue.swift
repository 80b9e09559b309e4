internal import Synchronization

/// Runs of inputs that several threads share: each reads a stretch of runs that follow each other, so
/// that what it reads need not be moved apart again, and who is done early takes half of what another
/// has before it.
///
/// Large runs are stretches by themselves, and the longest stretches are begun first: one large file
/// that is begun last would be read by one thread while the others have nothing to do.
final class RunQueue: Sendable {
  /// The runs of a stretch that nobody has taken yet, as one number that changes at once.
  private final class Stretch: Sendable {
    private let bounds: Atomic<UInt64>

    init(_ places: Range<Int>) { bounds = Atomic(Self.number(places)) }

    var places: Range<Int> { Self.places(bounds.load(ordering: .acquiring)) }

    /// Sets new bounds where they are still the ones that were seen. No range comes again, as its
    /// runs would have been taken twice.
    func set(_ places: Range<Int>, from seen: Range<Int>) -> Bool {
      bounds.compareExchange(
        expected: Self.number(seen), desired: Self.number(places),
        ordering: .acquiringAndReleasing
      ).exchanged
    }

    private static func number(_ places: Range<Int>) -> UInt64 {
      UInt64(UInt32(truncatingIfNeeded: places.lowerBound)) << 32
        | UInt64(UInt32(truncatingIfNeeded: places.upperBound))
    }

    private static func places(_ number: UInt64) -> Range<Int> {
      Int(number >> 32)..<Int(number & 0xFFFF_FFFF)
    }
  }

  /// What one thread is at.
  struct Worker {
    fileprivate var stretch: Int?
    /// Where what it takes from others is put.
    fileprivate let taken: Int
  }

  /// A run to read.
  struct Turn: Equatable {
    var place: Int
    /// Whether it does not follow the run that the same thread read before.
    var isApart: Bool
  }

  /// The longest first; then one for each thread, of what it has taken from others.
  private let stretches: [Stretch]
  private let firstTaken: Int
  private let next = Atomic(0)
  private let lastPlace = Atomic(Int.max)

  /// - Parameter byteCounts: of each run in order, below 2³² of them.
  init(byteCounts: [Int], threadCount: Int) {
    // What is read of a run whose size nobody knows is about the same as of any other.
    let weights = byteCounts.map { Double(max(1, $0)) }
    let share = weights.reduce(0, +) / Double(threadCount)
    var cut: [(places: Range<Int>, weight: Double)] = []
    var current: (start: Int, weight: Double, share: Int) = (0, 0, 0)
    var sum = 0.0
    func end(at place: Int, nextShare: Int) {
      if current.start < place { cut.append((current.start..<place, current.weight)) }
      current = (place, 0, nextShare)
    }
    for (place, weight) in weights.enumerated() {
      // A run belongs to the share in which its middle lies.
      let itsShare = Int((sum + weight / 2) / share)
      let isLarge = weight >= share / 8
      if isLarge || itsShare > current.share { end(at: place, nextShare: itsShare) }
      current.weight += weight
      sum += weight
      if isLarge { end(at: place + 1, nextShare: itsShare) }
    }
    end(at: weights.count, nextShare: 0)
    cut.sort { ($1.weight, $0.places.lowerBound) < ($0.weight, $1.places.lowerBound) }
    firstTaken = cut.count
    stretches =
      cut.map { Stretch($0.places) } + (0..<threadCount).map { _ in Stretch(0..<0) }
  }

  /// What a thread, from 0, begins with.
  func worker(_ index: Int) -> Worker { Worker(stretch: nil, taken: firstTaken + index) }

  /// The run that a thread is to read next; `nil` when there are no more for it.
  func next(_ worker: inout Worker) -> Turn? {
    var isApart = false
    while true {
      if let stretch = worker.stretch, let place = first(of: stretches[stretch]) {
        return Turn(place: place, isApart: isApart)
      }
      isApart = true
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if index < firstTaken {
        worker.stretch = index
      } else if takeHalf(worker.taken) {
        worker.stretch = worker.taken
      } else {
        return nil
      }
    }
  }

  private func first(of stretch: Stretch) -> Int? {
    while true {
      let places = stretch.places
      guard let place = places.first, place <= last else { return nil }
      if stretch.set(place + 1..<places.upperBound, from: places) { return place }
    }
  }

  /// Takes the second half of the longest stretch, or what is left of it where that is one run.
  private func takeHalf(_ taken: Int) -> Bool {
    while true {
      var longest: (stretch: Int, places: Range<Int>) = (0, 0..<0)
      for (index, stretch) in stretches.enumerated() {
        let places = stretch.places
        if places.count > longest.places.count, places.lowerBound <= last {
          longest = (index, places)
        }
      }
      let places = longest.places
      guard !places.isEmpty else { return false }
      let middle = places.lowerBound + places.count / 2
      guard stretches[longest.stretch].set(places.lowerBound..<middle, from: places) else {
        continue
      }
      // Nobody changes an empty one; one that lies behind the last place does not count, but another
      // may be at taking half of it.
      while !stretches[taken].set(middle..<places.upperBound, from: stretches[taken].places) {}
      return true
    }
  }

  /// Gives out nothing more behind a run.
  func stop(behind place: Int) { lastPlace.min(place, ordering: .acquiringAndReleasing) }

  /// The place behind which runs do not count.
  var last: Int { lastPlace.load(ordering: .acquiring) }
}
