/// The version of this package.
public let rightsizerVersion = "0.1.0"
