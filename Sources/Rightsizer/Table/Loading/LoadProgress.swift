/// How far the reading of inputs has come.
public struct LoadProgress: Sendable, Hashable {
  /// The bytes read so far, of all inputs; those of a file in pieces that has to be read again in one
  /// are taken off again.
  public var bytesRead: Int
  /// The bytes of all inputs; `nil` where one of them is a pipe, whose length nobody knows.
  public var bytesTotal: Int?
  /// The rows read so far; those of an input that turns out to be unreadable are taken off again.
  public var rowCount: Int

  /// A progress of its parts.
  public init(bytesRead: Int, bytesTotal: Int? = nil, rowCount: Int) {
    self.bytesRead = bytesRead
    self.bytesTotal = bytesTotal
    self.rowCount = rowCount
  }
}
