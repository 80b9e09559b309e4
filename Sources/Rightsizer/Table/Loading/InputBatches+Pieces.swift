extension InputBatches {
  /// The pieces of a file that is more than about what one thread should read.
  ///
  /// - Parameter share: the bytes that each thread would read if all read the same.
  func pieces(of item: Item, share: Double) -> [SourcePiece] {
    let path: String
    switch item {
    case .file(let named, _): path = named
    case .fileInFolder(let found, _): path = found
    case .bytes, .failed: return []
    }
    guard let byteCount = item.byteCount, byteCount / 2 >= max(1, leastPieceByteCount)
    else { return [] }
    // A little more than a share is not worth putting pieces together.
    let count = Int((Double(byteCount) / share - 0.1).rounded(.up))
    guard count > 1, let file = SharedFile(path) else { return [] }
    let pieces = FileCuts.pieces(of: file, count: count, leastByteCount: leastPieceByteCount)
    return pieces.map { SourcePiece(file: file, range: $0, name: InputFile.displayName(path)) }
  }

  /// Reads files anew, each in one, of which a piece could not be read by itself.
  ///
  /// They are the files that were opened, whatever their paths lead to by now: a change since then is
  /// told.
  func readInOne(_ parts: inout [JobRecords.Part], _ runs: [ItemRun], _ queue: RunQueue) {
    for index in itemsInWrongPieces(parts, runs) {
      guard let place = runs.firstIndex(where: { $0.items.lowerBound == index }),
        let piece = runs[place].piece, place <= queue.last
      else { continue }
      for part in parts where Self.item(ofPiece: part, runs) == index {
        // A piece that could not be read has taken back what it told.
        for (place, run) in part.runs where run.errors.isEmpty {
          meter?.add(bytes: -runs[place].byteCount, rows: -run.end.rows)
        }
      }
      parts.removeAll { Self.item(ofPiece: $0, runs) == index }
      var reader = RecordsReader(meter: meter)
      reader.read(FilePiece(piece.file), name: piece.name)
      let run = reader.endRun()
      if stopsAtFirstError, !run.errors.isEmpty { queue.stop(behind: place) }
      parts.append(JobRecords.Part(records: reader.takeRecords(), runs: [(place, run)]))
    }
  }

  /// The items in order that pieces by themselves do not give rightly.
  private func itemsInWrongPieces(_ parts: [JobRecords.Part], _ runs: [ItemRun]) -> [Int] {
    let pieces = parts.flatMap(\.runs).filter { runs[$0.place].piece != nil }
    var wrong: Set<Int> = []
    var haveOpenPages: Set<Int> = []
    var haveJobsOfRows: Set<Int> = []
    for (place, run) in pieces.sorted(by: { $0.place < $1.place }) {
      let item = runs[place].items.lowerBound
      let isAssumingWrongly = run.assumesNoOpenPages && haveOpenPages.contains(item)
      let mayRepeatJobs = run.hasJobsOfRows && !haveJobsOfRows.insert(item).inserted
      if isAssumingWrongly || mayRepeatJobs || !run.errors.isEmpty { wrong.insert(item) }
      if !run.openPages.isEmpty { haveOpenPages.insert(item) }
    }
    return wrong.sorted()
  }

  /// The item of which a part is a piece, which no other run is beside.
  private static func item(ofPiece part: JobRecords.Part, _ runs: [ItemRun]) -> Int? {
    guard let place = part.runs.first?.place, runs[place].piece != nil else { return nil }
    return runs[place].items.lowerBound
  }
}
