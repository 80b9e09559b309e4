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
  /// at all.
  ///
  /// - Parameter onProgress: told after each file how far reading has come, from any thread.
  /// - Complexity: linear in the inputs' bytes.
  public static func load(
    _ inputs: [Input], options: LoadOptions = LoadOptions(),
    onProgress: (@Sendable (LoadProgress) -> Void)? = nil
  ) -> LoadResult {
    var reader = RecordsReader()
    // One buffer for all files: fresh ones cost more than reading into them.
    var buffer: [UInt8] = []
    var bytesRead = 0
    func tellProgress(_ byteCount: Int) {
      bytesRead += byteCount
      onProgress?(LoadProgress(bytesRead: bytesRead, rowCount: reader.records.rows.count))
    }
    func isStopped() -> Bool { options.stopsAtFirstError && !reader.errors.isEmpty }
    for input in inputs where !isStopped() {
      switch input {
      case .bytes(let bytes, let name):
        reader.read(bytes.span.bytes, name: name)
        tellProgress(bytes.count)
      case .path(let path):
        do throws(ReadError) {
          for file in try files(of: path) where !isStopped() {
            buffer.removeAll(keepingCapacity: true)
            do throws(ReadError) {
              try InputFile.read(file, into: &buffer)
              reader.read(buffer.span.bytes, name: InputFile.displayName(file))
              tellProgress(buffer.count)
            } catch {
              reader.errors.append(error)
            }
          }
        } catch {
          reader.errors.append(error)
        }
      }
    }
    buffer = []
    return LoadResult(
      table: RecommendationTable(records: reader.records, options: options), errors: reader.errors)
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

  private static func files(of path: String) throws(ReadError) -> [String] {
    guard path != "-", let files = try InputFile.inputs(inFolder: path) else { return [path] }
    guard !files.isEmpty else {
      throw ReadError(
        code: .emptyFolder, source: path,
        message: "the folder holds no inputs: no file in it ends in .json, .jsonl or .csv")
    }
    return files
  }
}
