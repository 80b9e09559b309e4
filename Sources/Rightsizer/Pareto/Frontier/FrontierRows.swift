internal import CKernels

/// Rows of columns among which a frontier is looked for, as the kernels read them.
///
/// The pointers are valid only within ``withRows(of:_:)``.
struct FrontierRows {
  /// The columns, and for each the bits to flip so that less is better.
  let columns: FrontierColumns
  /// How many rows there are.
  let count: Int
  /// The number of each row in the columns, ascending; `nil` when it is its place.
  let numbers: [UInt32]?
  /// Whether a row that lacks a value takes no part.
  let dropsMissing: Bool

  /// How many objectives there are.
  var objectiveCount: Int { columns.objectives }

  /// The number of a row in the columns.
  func number(_ place: Int) -> UInt32 { numbers?[place] ?? UInt32(truncatingIfNeeded: place) }

  /// A value of a row, less being better.
  func value(_ objective: Int, _ number: UInt32) -> Double {
    let value = columns.values[objective].unsafelyUnwrapped[Int(number)]
    return columns.flips[objective] == 0 ? value : -value
  }

  /// Lends the competing rows of columns to a body.
  static func withRows<Result>(
    of source: ObjectiveColumns, _ body: (FrontierRows) -> Result
  ) -> Result {
    let flips = source.senses.map { $0 == .min ? 0 : UInt64(1) << 63 }
    var pointers: [UnsafePointer<Double>?] = []
    return withPointers(source.columns[...], &pointers) { pointers in
      pointers.withUnsafeBufferPointer { pointers in
        flips.withUnsafeBufferPointer { flips in
          // Neither is empty, as there is at least one objective.
          body(
            FrontierRows(
              columns: FrontierColumns(
                values: pointers.baseAddress, flips: flips.baseAddress,
                objectives: source.objectiveCount),
              count: source.selectedRows?.count ?? source.rowCount,
              numbers: source.selectedRows.map { $0.map { UInt32(truncatingIfNeeded: $0) } },
              dropsMissing: source.missingValues == .exclude))
        }
      }
    }
  }

  private static func withPointers<Result>(
    _ columns: ArraySlice<[Double]>, _ pointers: inout [UnsafePointer<Double>?],
    _ body: ([UnsafePointer<Double>?]) -> Result
  ) -> Result {
    guard let first = columns.first else { return body(pointers) }
    return first.withUnsafeBufferPointer { values in
      pointers.append(values.baseAddress)
      return withPointers(columns.dropFirst(), &pointers, body)
    }
  }

  /// Copies a few rows without missing values into columns of their own and lends them to a body.
  ///
  /// The rows stand in short runs, spread evenly and in step with no period of the rows.
  func withSample<Result>(of sampleCount: Int, _ body: (FrontierRows) -> Result) -> Result {
    // Neighbours share a line of the cache; of small samples each row should be its own witness.
    let runLength = sampleCount > 1024 ? 8 : 1
    let sampleCount = sampleCount / runLength * runLength
    let width = objectiveCount
    var taken = 0
    let values = [Double](unsafeUninitializedCapacity: width * sampleCount) { values, filled in
      withUnsafePointer(to: columns) { columns in
        withNumbers { numbers in
          taken = frontier_sample(
            columns, numbers, count, sampleCount / runLength, runLength, values.baseAddress)
        }
      }
      // Places that no row took are not looked at.
      for objective in 0..<width {
        for place in taken..<sampleCount { values[objective * sampleCount + place] = .nan }
      }
      filled = width * sampleCount
    }
    return values.withUnsafeBufferPointer { values in
      let pointers = (0..<width).map { objective in
        values.baseAddress.map { $0 + objective * sampleCount }
      }
      return pointers.withUnsafeBufferPointer { pointers in
        body(
          FrontierRows(
            columns: FrontierColumns(
              values: pointers.baseAddress, flips: columns.flips, objectives: width),
            count: taken, numbers: nil, dropsMissing: false))
      }
    }
  }

  /// Lends the rows' numbers, if they are not their places.
  func withNumbers(_ body: (UnsafePointer<UInt32>?) -> Void) {
    guard let numbers else { return body(nil) }
    numbers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
