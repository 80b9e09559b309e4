/// A table of all inputs that could be read, and the errors of those that could not.
public struct LoadResult: Sendable {
  /// The rows of all readable inputs, in input order.
  public var table: RecommendationTable
  /// One error for each input that could not be read; it has left no row.
  public var errors: [ReadError]
}

extension RecommendationTable {
  /// Reads many inputs into one table; an unreadable one does not stop the others.
  ///
  /// Folders give their files in the order of their names' bytes. Every input is read whole or not
  /// at all. Gzip is unpacked, whatever the file is called. Inputs are read part by part: memory is
  /// that of the table and a small buffer for each thread, never that of a file.
  ///
  /// - Parameter onProgress: told part by part how far reading has come, by one thread at a time.
  /// - Complexity: linear in the inputs' bytes.
  public static func load(
    _ inputs: [Input], options: LoadOptions = LoadOptions(),
    onProgress: (@Sendable (LoadProgress) -> Void)? = nil
  ) -> LoadResult {
    var items: [InputBatches.Item] = []
    for input in inputs {
      switch input {
      case .bytes(let bytes, let name): items.append(.bytes(bytes, name: name))
      case .path(let path):
        do throws(ReadError) {
          try append(path, to: &items, wantsSizes: onProgress != nil)
        } catch {
          items.append(.failed(error))
        }
      }
    }
    let batches = InputBatches(
      items: items, stopsAtFirstError: options.stopsAtFirstError,
      meter: onProgress.map { LoadMeter(InputBatches.byteCount(of: items), $0) })
    let result = batches.read(options.threads)
    return LoadResult(
      table: RecommendationTable(records: result.records, options: options), errors: result.errors)
  }

  /// Reads the file or folder at each path into one table; see ``load(_:options:)-(_,_)``.
  public static func load(
    paths: [String], options: LoadOptions = LoadOptions(),
    onProgress: (@Sendable (LoadProgress) -> Void)? = nil
  ) -> LoadResult {
    load(paths.map(Input.path), options: options, onProgress: onProgress)
  }

  /// Reads one file or folder, all of it.
  ///
  /// - Throws: the first ``ReadError``.
  public init(
    contentsOf path: String, options: LoadOptions = LoadOptions()
  ) throws(ReadError) {
    self = try Self.whole(.path(path), options)
  }

  /// Reads the bytes of one export.
  ///
  /// - Throws: the ``ReadError``, which calls the bytes by `name`.
  public init(
    bytes: [UInt8], name: String = "bytes", options: LoadOptions = LoadOptions()
  ) throws(ReadError) {
    self = try Self.whole(.bytes(bytes, name: name), options)
  }

  private static func whole(
    _ input: Input, _ options: LoadOptions
  ) throws(ReadError) -> RecommendationTable {
    let result = load([input], options: options)
    if let error = result.errors.first { throw error }
    return result.table
  }

  /// Appends a file, or the files of a folder.
  ///
  /// - Parameter wantsSizes: whether the size of all is to be known, not only where it may matter.
  private static func append(
    _ path: String, to items: inout [InputBatches.Item], wantsSizes: Bool
  ) throws(ReadError) {
    if path == "-" { return items.append(.file(path: path, byteCount: nil)) }
    switch InputFile.kind(of: path) {
    case .file(let byteCount): items.append(.file(path: path, byteCount: byteCount))
    case .missing: items.append(.file(path: path, byteCount: 0))
    case .other: items.append(.file(path: path, byteCount: nil))
    case .folder:
      let entries = try InputFile.inputs(inFolder: path)
      guard !entries.isEmpty else {
        throw ReadError(
          code: .emptyFolder, source: path,
          message: "the folder holds no inputs: no file in it ends in .json, .jsonl or .csv "
            + "(inner folders are not entered)")
      }
      // Of few files one may be most of the bytes, and is then begun first.
      let areFew = entries.count <= longestSizedFolder
      items += entries.map { entry in
        let kind = entry.kind ?? (areFew || wantsSizes ? InputFile.kind(of: entry.path) : nil)
        return item(inFolder: entry.path, kind)
      }
    }
  }

  private static let longestSizedFolder = 2000

  /// A file of a folder; a pipe or a device is not opened.
  private static func item(inFolder file: String, _ kind: InputFile.Kind?) -> InputBatches.Item {
    switch kind {
    case nil: .fileInFolder(path: file, byteCount: nil)
    case .file(let byteCount): .fileInFolder(path: file, byteCount: byteCount)
    case .missing, .folder: .fileInFolder(path: file, byteCount: 0)
    case .other: .failed(InputFile.unreadPipe(inFolder: file))
    }
  }
}
