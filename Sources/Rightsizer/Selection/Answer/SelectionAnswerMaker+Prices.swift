extension SelectionAnswerMaker {
  /// Whose price a part has.
  func priceReason(_ part: Choice.Part) -> Statement {
    guard part.priceSource != nil else {
      return Statement(
        "price",
        "the price of row \(part.row) is the exported cost an inference (\(origin(of: part.row)))")
    }
    let discount = candidates.candidates.prices[part.candidate].discount
    let off = discount > 0 ? ", less \(Wording.percent(discount))" : ""
    if part.priceSource == .listed {
      return Statement(
        "price",
        "the price of \(part.instanceType ?? "") is from \(request.pricesSource ?? "the price list")"
          + off)
    }
    let missing =
      request.prices == nil ? "" : "; \(part.instanceType ?? "the row") is not in the price list"
    return Statement(
      "price",
      "the price of row \(part.row) is the exported one (\(origin(of: part.row)))\(off)\(missing)")
  }

  /// The region and the date of a row's job.
  private func origin(of row: Int) -> String {
    let job = table.job(row)
    let date = job?.creationTime.flatMap(JobDate.init)?.description
    switch (job?.region, date) {
    case (let region?, let date?): return "\(region), \(date)"
    case (let region?, nil): return "\(region); its date is not told"
    case (nil, let date?): return "\(date); its region is not told"
    case (nil, nil): return "its region and date are not told"
    }
  }

  /// With a price list, the types that are not in it and keep their exported prices.
  func exportedPrices() -> Statement? {
    guard let prices = request.prices else { return nil }
    let missing = candidates.candidates.typeNames.filter { prices.dollarsPerHour[$0] == nil }
    guard !missing.isEmpty else { return nil }
    return Statement(
      "exportedPrices",
      "not in \(request.pricesSource ?? "the price list"), so at exported prices: "
        + missing.sorted().joined(separator: ", "))
  }

  /// Warns of prices of different regions or years among choices, and of what costs nothing.
  func priceDiagnostics(of choices: [Choice]) -> [Diagnostic] {
    priceDiagnostics(of: choices.flatMap(\.parts).map(\.candidate))
  }

  /// Warns of prices of different regions or years in one answer, and of what costs nothing.
  func priceDiagnostics(of indices: [Int]) -> [Diagnostic] {
    differingPrices(of: indices) + freeOfCharge(indices)
  }

  private func differingPrices(of indices: [Int]) -> [Diagnostic] {
    var regions: [String] = []
    var years: [Int] = []
    for index in indices
    where candidates.candidates.prices[index].source != .listed
      || candidates.candidates.isServerless[index]
    {
      let job = table.job(candidates.candidates.rows[index])
      if let region = job?.region, !regions.contains(region) { regions.append(region) }
      if let year = job?.creationTime.flatMap(JobDate.init)?.year, !years.contains(year) {
        years.append(year)
      }
    }
    var result: [Diagnostic] = []
    if regions.count > 1 {
      result.append(
        Diagnostic(
          severity: .warning, code: .pricesDiffer, source: nil,
          message:
            "exported prices of different regions (\(regions.sorted().joined(separator: ", ")))"
            + " are compared: --prices gives all from one list"))
    }
    if years.count > 1 {
      let list = years.sorted().map(String.init).joined(separator: ", ")
      result.append(
        Diagnostic(
          severity: .warning, code: .pricesDiffer, source: nil,
          message: "exported prices of different years (\(list)) are compared: --prices gives all "
            + "from one list"))
    }
    return result
  }

  /// What is at $0 wins over all else, and is seldom meant.
  private func freeOfCharge(_ indices: [Int]) -> [Diagnostic] {
    var listed = FreeNames()
    var exported = FreeNames()
    var discounted = FreeNames()
    var serverless = FreeNames()
    for index in indices {
      let row = candidates.candidates.rows[index]
      if let configuration = candidates.candidates.serverless[index] {
        if configuration.costPerInference == 0 { serverless.insert("row \(row)") }
        continue
      }
      let price = candidates.candidates.prices[index]
      guard price.isUsable, price.dollarsPerHour == 0 || price.discount == 1 else { continue }
      let type = candidates.candidates.instanceType(of: index) ?? "row \(row)"
      if price.dollarsPerHour > 0 {
        discounted.insert(type)
      } else if price.source == .listed {
        listed.insert(type)
      } else {
        exported.insert("row \(row) (\(type))")
      }
    }
    let list = request.pricesSource ?? "the price list"
    let told = [
      listed.text.map { "the price of \($0) is 0 in \(list)" },
      exported.text.map { "the exported price of \($0) is 0" },
      discounted.text.map { "a discount of 100 % takes all of the price of \($0)" },
      serverless.text.map { "the exported cost an inference of \($0) is 0" },
    ].compactMap(\.self)
    guard !told.isEmpty else { return [] }
    return [
      Diagnostic(
        severity: .warning, code: .priceZero, source: nil,
        message: "what costs nothing wins over all that has a price: "
          + told.joined(separator: "; "))
    ]
  }

  /// Rows or types, each once; the first few are told, the others counted.
  private struct FreeNames {
    private static let toldCount = 5
    private var told: [String] = []
    private var known: Set<String> = []

    mutating func insert(_ name: String) {
      if known.insert(name).inserted, told.count < Self.toldCount { told.append(name) }
    }

    /// The names in the order they came; `nil` for none.
    var text: String? {
      let more = known.count - told.count
      return told.isEmpty
        ? nil
        : told.joined(separator: ", ") + (more > 0 ? " and \(Wording.count(more)) more" : "")
    }
  }
}
