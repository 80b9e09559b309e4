extension SelectionRobustness: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("samples", options.sampleCount)
      json.member("seed", Int(clamping: options.seed))
      json.member("noise", options.noise)
      json.member("choiceShare", choice == nil ? nil : choiceShare)
      json.member(
        "choiceError", choice == nil ? nil : acceptability.standardError(of: choiceShare))
      json.member("keptShare", acceptability.keptShare)
      json.member(
        "keptError", acceptability.keptShare.map { acceptability.standardError(of: $0) })
      json.member("infeasibleShare", acceptability.infeasibleShare)
      json.member("neededCounts", NeededCounts(acceptability))
      json.member("chosen", chosen)
    }
  }

  /// How many the choice's row needs, as counts that are enough in a share of reruns.
  private struct NeededCounts: JSONWritable {
    let acceptability: ChoiceAcceptability

    init?(_ acceptability: ChoiceAcceptability) {
      guard !acceptability.neededCounts.isEmpty else { return nil }
      self.acceptability = acceptability
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("least", acceptability.neededCounts.first?.count)
        json.member("median", acceptability.neededCount(inShare: 0.5))
        json.member("p95", acceptability.neededCount(inShare: 0.95))
        json.member("greatest", acceptability.neededCounts.last?.count)
      }
    }
  }

  /// The cells of a row in CSV and Markdown: how often it is chosen, and of the choice how often it
  /// is enough.
  func cells(row: Int?) -> [String] {
    let share = chosen.first { $0.row == row }?.share ?? 0
    let kept = row != nil && row == choice?.row ? acceptability.keptShare : nil
    return [
      NumberFormat.shortest.text(share), kept.map { NumberFormat.shortest.text($0) } ?? "",
    ]
  }
}

extension SelectionRobustness.RowShare: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("row", row)
      json.member("instanceType", instanceType)
      json.member("share", share)
    }
  }
}

extension SelectionRobustness {
  /// Rows chosen instead are named up to this many, then counted.
  private static let toldInstead = 5

  /// What to know, one sentence for each thing; `name` tells a row.
  func sentences(naming name: (Int) -> String) -> [String] {
    func percent(_ share: Double, of what: String? = nil) -> String {
      RobustnessWording.percent(
        share, of: what, error: acceptability.standardError(of: share))
    }
    var sentences: [String] = []
    if let choice {
      sentences.append("\(name(choice.row)) is chosen in \(percent(choiceShare, of: "reruns"))")
    } else {
      sentences.append("nothing is feasible as measured")
    }
    var others = chosen.filter { $0.row != choice?.row }.prefix(Self.toldInstead).map { other in
      "\(name(other.row)) in \(percent(other.share))"
    }
    let more = chosen.count { $0.row != choice?.row } - others.count
    if more > 0 { others.append("\(more) more rows in the others") }
    if acceptability.infeasibleShare > 0, choice != nil || !others.isEmpty {
      others.append("nothing is feasible in \(percent(acceptability.infeasibleShare))")
    }
    if !others.isEmpty {
      sentences.append(
        (choice == nil ? "chosen in reruns: " : "otherwise: ") + others.joined(separator: ", "))
    }
    if let choice, let kept = acceptability.keptShare {
      let count = NumberFormat.fixed(decimals: 0, isGrouped: true).text(choice.count)
      sentences.append(
        "× \(count) of it is enough, within the limits, in \(percent(kept, of: "reruns"))")
    }
    sentences += needed().map { [$0] } ?? []
    return sentences
  }

  /// How many are needed, where that is not always the same.
  private func needed() -> String? {
    guard let least = acceptability.neededCounts.first?.count,
      let most = acceptability.neededCounts.last?.count, least < most,
      let median = acceptability.neededCount(inShare: 0.5)
    else { return nil }
    let format = NumberFormat.fixed(decimals: 0, isGrouped: true)
    let p95 = acceptability.neededCount(inShare: 0.95).map {
      ", \(format.text($0)) in 95 %"
    }
    return "the load takes \(format.text(least)) to \(format.text(most)) of it: "
      + "\(format.text(median)) are enough in half of the reruns\(p95 ?? "")"
  }
}
