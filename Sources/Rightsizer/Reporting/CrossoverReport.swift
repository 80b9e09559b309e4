/// Where the winner changes with the demand, one answer for each group, in one of the forms of
/// output.
package struct CrossoverReport {
  let answers: [CrossoverAnswer]
  /// Whether groups were asked for, so that each object says which it is.
  let namesGroups: Bool

  /// Steps beyond this many are left out of an answer, which then says so.
  package static let largestStepCount = 10_000

  /// Intervals are told in text up to this many, then counted.
  private static let toldIntervals = 100

  /// A report on the answers of one or more groups.
  package init(_ answers: [CrossoverAnswer], namesGroups: Bool) {
    self.answers = answers
    self.namesGroups = namesGroups
  }

  /// The report; JSON is one object a line for each group.
  package func rendered(as format: ReportFormat, to terminal: Terminal = Terminal()) -> [UInt8] {
    switch format {
    case .table:
      return Array(answers.map { text($0, terminal) }.joined(separator: "\n").utf8)
    case .json: return json()
    case .csv: return CSVWriter.text(header: Self.columns, rows: answers.flatMap(cells))
    case .markdown: return MarkdownTable.text(header: Self.columns, rows: answers.flatMap(cells))
    }
  }

  // MARK: JSON

  private func json() -> [UInt8] {
    var json = JSONWriter()
    for answer in answers {
      var stepsLeft = Self.largestStepCount
      var isShortened = false
      let crossover = answer.crossover
      json.object { json in
        json.member("schema", "rightsizer.crossover/1")
        if namesGroups { json.member("group", answer.group) }
        json.member("fromPerMinute", answer.request.from.perMinute)
        json.member("toPerMinute", answer.request.to.perMinute)
        answer.request.selection.writeRules(to: &json)
        json.array("intervals") { json in
          for interval in crossover.intervals {
            json.object { json in
              json.member("abovePerMinute", interval.lower.perMinute)
              json.member("throughPerMinute", interval.upper.perMinute)
              json.member("row", interval.row)
              json.member("instanceType", interval.instanceType)
              json.member("leastInstanceCount", interval.steps.leastInstanceCount)
              json.member("greatestInstanceCount", interval.steps.greatestInstanceCount)
              json.array("steps") { json in
                for step in interval.steps {
                  guard stepsLeft > 0 else {
                    isShortened = true
                    break
                  }
                  stepsLeft -= 1
                  write(step, to: &json)
                }
              }
            }
          }
        }
        json.member("stepsTruncated", isShortened)
        json.member("infeasibleAbovePerMinute", crossover.infeasibleAbove?.perMinute)
        json.member("knownThroughPerMinute", crossover.knownThrough.perMinute)
        json.member("truncated", crossover.isTruncated)
        json.member("diagnostics", answer.diagnostics)
      }
    }
    return json.bytes
  }

  private func write(_ step: Crossover.Step, to json: inout JSONWriter) {
    json.object { json in
      json.member("abovePerMinute", step.lower.perMinute)
      json.member("throughPerMinute", step.upper.perMinute)
      json.member("instanceCount", step.instanceCount)
      json.member("costPerHour", step.costPerHour)
    }
  }

  // MARK: Rows of CSV and Markdown

  /// What CSV and Markdown leave out, in words; `nil` where that is nothing.
  package var omission: String? {
    let isShortened = answers.contains { answer in
      var count = 0
      for interval in answer.crossover.intervals {
        for _ in interval.steps {
          count += 1
          if count > Self.largestStepCount { return true }
        }
      }
      return false
    }
    return isShortened
      ? "only the first \(Self.largestStepCount) steps are given: narrow --from and --to" : nil
  }

  private static let columns = [
    "group", "abovePerMinute", "throughPerMinute", "row", "instanceType", "instanceCount",
    "costPerHour",
  ]

  private func cells(_ answer: CrossoverAnswer) -> [[String]] {
    var rows: [[String]] = []
    let number = NumberFormat.shortest
    for interval in answer.crossover.intervals {
      for step in interval.steps.prefix(max(0, Self.largestStepCount - rows.count)) {
        rows.append([
          answer.group, number.text(step.lower.perMinute), number.text(step.upper.perMinute),
          "\(interval.row)", interval.instanceType ?? "", "\(step.instanceCount)",
          number.text(step.costPerHour),
        ])
      }
    }
    return rows
  }

  // MARK: Text

  private func text(_ answer: CrossoverAnswer, _ terminal: Terminal) -> String {
    let crossover = answer.crossover
    let title = DisplayText(answer.group).text
    var text =
      "\(terminal.isColored ? ANSIStyle.bold.applied(to: title) : title): the cheapest type for "
      + "\(Wording.figure(answer.request.from.perMinute)) to "
      + "\(Wording.figure(answer.request.to.perMinute)) invocations a minute\n"
      + ListItem.text(
        answer.request.selection.rules.joined(separator: ", "), width: terminal.width)
    if !crossover.intervals.isEmpty {
      text += table(crossover).rendered(
        isColored: terminal.isColored, maximumWidth: terminal.width)
    }
    if crossover.intervals.count > Self.toldIntervals {
      text +=
        "and \(Wording.figure(Double(crossover.intervals.count - Self.toldIntervals))) more intervals "
        + "(--format csv or json has them)\n"
    }
    if let above = crossover.infeasibleAbove {
      text += "above \(Wording.figure(above.perMinute)) a minute nothing is feasible\n"
    }
    if crossover.isTruncated {
      text +=
        "looked at only up to \(Wording.figure(crossover.knownThrough.perMinute)) a minute: the winners "
        + "alternate too often beyond\n"
    }
    return text + plot(crossover, terminal)
  }

  private func table(_ crossover: Crossover) -> TextTable {
    var table = TextTable(columns: [
      .init("above", unit: "inv/min", alignment: .decimalPoint),
      .init("through", unit: "inv/min", alignment: .decimalPoint), .init("row", alignment: .right),
      .init("instance type"), .init("count", alignment: .right),
      .init("price", unit: "$/hour", alignment: .right),
    ])
    for interval in crossover.intervals.prefix(Self.toldIntervals) {
      let steps = interval.steps
      let (least, most) = (steps.leastInstanceCount, steps.greatestInstanceCount)
      let first = steps.first { _ in true }?.costPerHour ?? .nan
      let last = first / Double(max(least, 1)) * Double(most)
      let counts = least == most ? "\(least)" : "\(least)–\(most)"
      let prices =
        least == most
        ? Wording.dollars(first).dropFirst().description
        : "\(Wording.dollars(first).dropFirst())–\(Wording.dollars(last).dropFirst())"
      table.addRow([
        .init(Wording.figure(interval.lower.perMinute)),
        .init(Wording.figure(interval.upper.perMinute)), .init("\(interval.row)"),
        .init(interval.instanceType ?? ""), .init(counts), .init(prices),
      ])
    }
    return table
  }

  /// The cost against the demand, one curve for each row that wins anywhere.
  private func plot(_ crossover: Crossover, _ terminal: Terminal) -> String {
    guard let width = terminal.width, width >= 60, !crossover.intervals.isEmpty else { return "" }
    var curves: [(row: Int, name: String, points: [StepPlot.Breakpoint])] = []
    for interval in crossover.intervals {
      let index = curves.firstIndex { $0.row == interval.row } ?? curves.count
      if index == curves.count {
        guard curves.count < StepPlot.maximumSeriesCount else { continue }
        curves.append((interval.row, "\(interval.instanceType ?? "") (row \(interval.row))", []))
      }
      // More steps than the picture has columns are drawn as some of them.
      let steps = interval.steps
      let price = steps.candidate.price
      let (least, most) = (steps.leastInstanceCount, steps.greatestInstanceCount)
      let stride = max(1, (most - least) / 500)
      for count in Swift.stride(from: least, through: max(least, most), by: stride) {
        let below = steps.candidate.unit.demandCarried(by: count - 1).doubleValue
        curves[index].points.append(
          .init(x: max(interval.lower.perMinute, below), y: (price * count).doubleValue))
      }
      curves[index].points.append(.init(x: interval.upper.perMinute, y: .nan))
    }
    let plot = StepPlot(
      curves.map { StepPlot.Series($0.name, $0.points) },
      upTo: crossover.intervals.last?.upper.perMinute, x: AxisTitle("demand", unit: "inv/min"),
      y: AxisTitle("price", unit: "$/hour"))
    let names = Set(crossover.intervals.map(\.row))
    let omitted =
      names.count > curves.count ? "the plot leaves out \(names.count - curves.count) rows\n" : ""
    return "\n" + plot.rendered(width: min(width, 72), height: 16).text + omitted
  }
}
