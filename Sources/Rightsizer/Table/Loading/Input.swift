/// An input to read: a file, a folder, standard input, or bytes in memory.
public enum Input: Sendable, Hashable {
  /// A file, a folder (every .json, .jsonl and .csv in it) or `-` for standard input.
  case path(String)
  /// Bytes in memory and the name by which errors and rows call them.
  case bytes([UInt8], name: String)
}
