/// A piece of a source whose bytes are an open file's: whole documents.
struct SourcePiece: Sendable {
  var file: SharedFile
  var range: Range<Int>
  /// The source's.
  var name: String

  /// Whether another piece comes before it.
  var isContinuation: Bool { range.lowerBound > 0 }

  /// Its bytes; the first piece makes room for what all give, behind which the others are put.
  var bytes: FilePiece {
    FilePiece(
      file, range, expectedByteCount: isContinuation ? range.count : file.byteCount)
  }
}
