extension SelectionAnswerMaker {
  /// The best mix of production variants, or `nil` where no mix is better than the best of the
  /// feasible choices.
  func mixed(_ feasible: [Choice]) throws(SelectionError) -> Choice? { nil }
}
