extension LoadTestPlanner {
  /// The sizes that were not tested but are predicted to reach the frontier, as items.
  ///
  /// One is asked for when its predicted cost and latency are not dominated by any tested row; its
  /// intervals do not decide, they are told with it, and so is whether even their worst ends reach.
  func untestedItems(
    _ frontier: MeasuredFrontier, _ plan: inout LoadTestPlan
  ) -> [Item] {
    guard !question.selection.constraints.allowsServerless else {
      plan.notes.append(
        Statement("untested", "sizes that were not tested are predicted of instances only"))
      return []
    }
    var tested = Set<String>()
    for row in groupRows { if let type = table.instanceType(row) { tested.insert(type) } }
    let asked = typesAskedFor().filter { !tested.contains($0) }
    plan.leftOut += asked.map(noResult)
    let untested = untestedTypes(tested.union(asked))
    var items: [Item] = []
    var seriesCount = 0
    var predictionCount = 0
    for series in FamilySeries.all(of: candidates.candidates, in: table)
    where series.sizes.count >= SizePredictor.leastSizeCount {
      seriesCount += 1
      let predictor = SizePredictor(series: series, level: question.level)
      for type in untested[series.family] ?? [] {
        let prediction: SizePrediction?
        do throws(LinearAlgebraError) {
          prediction = try predictor.prediction(of: type, price: listedPrice(type.name))
        } catch {
          plan.notes.append(
            Statement("untested", "\(type.name) could not be predicted: \(error)"))
          continue
        }
        guard let prediction else { continue }
        predictionCount += 1
        if let item = item(prediction, series, frontier) {
          items.append(item)
        } else {
          plan.leftOut.append(
            omission(prediction, unreached(prediction, frontier) + figures(prediction)))
        }
      }
    }
    if seriesCount == 0 {
      plan.notes.append(
        Statement(
          "untested",
          "no size is predicted: no family has \(SizePredictor.leastSizeCount) tested sizes with a "
            + "rate, a price and known vCPUs"))
    } else if items.isEmpty {
      plan.notes.append(
        Statement(
          "untested",
          predictionCount > 0
            ? "no size that was not tested is predicted to reach the frontier"
            : "no size is left to predict: those of these families were tested or asked for, or are "
              + "not allowed"))
    }
    return items
  }

  /// By family, the types that were neither tested nor asked for, that AWS can test and that are
  /// allowed, by vCPUs, then name.
  private func untestedTypes(_ known: Set<String>) -> [String: [InstanceType]] {
    let types = table.catalogue.types.filter { type in
      !known.contains(type.name) && InstanceTypeNames.isKnown(type.name) && isAllowed(type.name)
    }.sorted { a, b in
      a.vCPUCount != b.vCPUCount ? a.vCPUCount < b.vCPUCount : a.name < b.name
    }
    return Dictionary(grouping: types) { InstanceTypeName($0.name)?.family ?? "" }
  }

  private func isAllowed(_ type: String) -> Bool {
    let constraints = question.selection.constraints
    return !constraints.excludedTypes.contains { $0.matches(type) }
      && (constraints.allowedTypes.isEmpty
        || constraints.allowedTypes.contains { $0.matches(type) })
      && constraints.typeLimits[type].map { $0 > 0 } ?? true
  }

  private func listedPrice(_ type: String) -> Double? {
    question.selection.prices?.dollarsPerHour[type].map { price in
      price * (1 - question.selection.discounts.fraction(of: type))
    }
  }

  private func item(
    _ prediction: SizePrediction, _ series: FamilySeries, _ frontier: MeasuredFrontier
  ) -> Item? {
    if case .name = question.model, series.specification != nil { return nil }
    guard let latency = prediction.latencyMilliseconds,
      frontier.dominator(cost: prediction.costPerInference.value, latency: latency.value) == nil
    else { return nil }
    let reachesAtWorst =
      frontier.dominator(cost: prediction.costPerInference.upper, latency: latency.upper) == nil
    var reasons = [
      Statement(
        "predicted",
        "not tested, predicted to reach the frontier"
          + (reachesAtWorst ? ", also" : ", though not") + " at the worst ends of the intervals")
    ]
    reasons += figures(prediction)
    let environments = Set(series.sizes.map { table.environment($0.row) })
    var environment: [String: String] = [:]
    if environments.count == 1, let common = environments.first,
      EnvironmentMerge.refusal(of: common) == nil
    {
      environment = common
    } else {
      reasons.append(
        Statement(
          "environment",
          "the tested sizes have different environments: it is asked for without one"))
    }
    if series.isCompiled {
      reasons.append(
        Statement(
          "compiled", "predicted from compiled models, but a load test is of the model as it is"))
    }
    return Item(
      priority: .predicted, cost: prediction.costPerInference.value, rows: [],
      key: ConfigurationKey(
        instanceType: prediction.instanceType,
        specification: series.isCompiled ? nil : series.specification),
      environment: environment, prediction: prediction, reasons: reasons)
  }

  /// The types that the group's jobs asked for and that are allowed, in their order.
  private func typesAskedFor() -> [String] {
    var asked: [String] = []
    var types: Set<String> = []
    var seen: Set<Int32> = []
    for row in groupRows where seen.insert(table.jobIndex.job[row]).inserted {
      for configuration in table.job(row)?.inputConfig?.endpointConfigurations ?? [] {
        guard let type = configuration.instanceType, types.insert(type).inserted,
          isAllowed(type)
        else { continue }
        asked.append(type)
      }
    }
    return asked
  }

  /// A type that was tested in vain is no untested one: a prediction would ask for it again.
  private func noResult(of type: String) -> LoadTestPlan.Omission {
    LoadTestPlan.Omission(
      row: nil, instanceType: type, isServerless: false, prediction: nil,
      reasons: [
        Statement(
          "noRow",
          "asked for by the job, and no result came back: its steps may tell why (aws sagemaker "
            + "list-inference-recommendations-job-steps); --repeat asks for it again")
      ])
  }

  private func unreached(
    _ prediction: SizePrediction, _ frontier: MeasuredFrontier
  ) -> [Statement] {
    guard let latency = prediction.latencyMilliseconds else {
      return [
        Statement(
          "predicted",
          "not tested; its latency cannot be predicted from fewer than "
            + "\(SizePredictor.leastSizeCount) measured ones")
      ]
    }
    let other = frontier.dominator(
      cost: prediction.costPerInference.value, latency: latency.value)
    let row = other.map { "row \(candidates.candidates.rows[$0])" }
    let mayReach =
      frontier.dominator(cost: prediction.costPerInference.lower, latency: latency.lower) == nil
    return [
      Statement(
        "predicted",
        row.map { "not tested, and predicted to be dominated by \($0)" }
          .map { $0 + (mayReach ? ", though not at the best ends of the intervals" : "") }
          ?? "not tested; its specification needs the model package")
    ]
  }

  /// What is predicted of a size, with its intervals.
  private func figures(_ prediction: SizePrediction) -> [Statement] {
    func interval(_ figure: PredictedFigure, _ text: (Double) -> String) -> String {
      let (value, lower, upper) = (text(figure.value), text(figure.lower), text(figure.upper))
      return lower == upper ? value : "\(value) (\(lower) to \(upper))"
    }
    func rounded(_ value: Double) -> String {
      NumberFormat.significant(digits: 3, isGrouped: true).text(value)
    }
    func dollars(_ value: Double) -> String { "$" + rounded(value) }
    let price = interval(prediction.pricePerInstanceHour, dollars)
    var message =
      "predicted at \(Wording.percent(prediction.level)): "
      + "\(interval(prediction.capacityPerMinute, rounded)) invocations a minute, "
    if let latency = prediction.latencyMilliseconds {
      message += "\(interval(latency, rounded)) ms, "
    }
    message +=
      "\(interval(prediction.costPerInference) { dollars($0 * 1e6) }) a million inferences at "
      + (prediction.priceSource == .listed ? "\(price) an hour from the price list" : price)
      + (prediction.priceSource == .predicted ? " an hour, predicted too" : "")
    let rows = prediction.rows.map(String.init).joined(separator: ", ")
    var basis =
      "fitted over vCPUs\(prediction.usesPrice ? " and price" : "") of rows \(rows)"
      + (prediction.isExtrapolated ? ", beyond their range" : "")
    if let accelerator = table.catalogue[prediction.instanceType]?.acceleratorName {
      basis += "; vCPUs tell little of what its accelerator (\(accelerator)) does"
    }
    return [Statement("prediction", message), Statement("basis", basis)]
  }
}
