extension SelectionAnswer {
  /// The rows that the choice was made among: feasible or not.
  var rows: [Int] {
    let options = [choice].compactMap(\.self) + alternatives
    return Set(options.flatMap { $0.choice.parts.map(\.row) } + rejected.map(\.row)).sorted()
  }
}
