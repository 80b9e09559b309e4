/// Checks a text against its shape.
struct RequestTextCheck {
  let shape: RequestShape.Text
  let isRequired: Bool
  let path: JSONPath
  let offset: Int

  func check(_ text: String, _ faults: inout RequestFaultList) {
    if text.isEmpty {
      if !shape.mayBeEmpty { tellEmpty(&faults) }
      return
    }
    let hasForm = shape.pattern?.matches(text) ?? true
    checkLength(text, hasForm: hasForm, &faults)
    if let pattern = shape.pattern, !hasForm {
      tell(.pattern, text, pattern.rule, mend: pattern.mend, &faults)
    }
    if !shape.values.isEmpty, !shape.values.contains(text) {
      tell(
        .unknownValue, text, Self.oneOf(shape.values),
        mend: "write " + (NearWord(text, in: shape.values)?.word ?? "one of them"), &faults)
    }
    if !shape.listedValues.isEmpty, !shape.listedValues.contains(text) {
      tell(
        .unlistedValue, text, Self.oneOf(shape.listedValues) + " (API reference)",
        mend: NearWord(text, in: shape.listedValues).map { "did you mean \($0.word)?" }
          ?? "keep it only if the service has learnt it since", as: .warning, &faults)
    }
    if shape.isInstanceType { checkInstanceType(text, &faults) }
  }

  private func tellEmpty(_ faults: inout RequestFaultList) {
    faults.add(.emptyText, at: offset, path) {
      .init(
        rule: RequestShape.text(shape).rule, found: "an empty string",
        mend: "fill it in", mayBeLeftOut: !isRequired)
    }
  }

  private func checkLength(
    _ text: String, hasForm: Bool, _ faults: inout RequestFaultList
  ) {
    // A scalar has at least one byte: most texts need no counting.
    guard let maximum = shape.maximum else { return checkMinimum(text, hasForm, &faults) }
    if text.utf8.count > maximum {
      let count = text.unicodeScalars.count
      if count > maximum {
        tell(
          .length, text, "at most \(maximum) characters", mend: "shorten it by \(count - maximum)",
          count: count, &faults)
        return
      }
    }
    checkMinimum(text, hasForm, &faults)
  }

  private func checkMinimum(
    _ text: String, _ hasForm: Bool, _ faults: inout RequestFaultList
  ) {
    // A text of another form is too short because of that: one mistake, one fault.
    guard shape.minimum > 1, hasForm else { return }
    let count = text.unicodeScalars.count
    if count < shape.minimum {
      tell(
        .length, text, "at least \(shape.minimum) characters", mend: shape.pattern?.mend ?? "",
        count: count, &faults)
    }
  }

  private func checkInstanceType(_ text: String, _ faults: inout RequestFaultList) {
    if InstanceTypeNames.isKnown(text) { return }
    func near(_ words: (String) -> String) -> String? {
      NearWord(text, in: InstanceTypeNames.all).map { words($0.word) }
    }
    if InstanceTypeNames.isWellFormed(text) {
      tell(
        .unknownInstanceType, text,
        "an instance type that SageMaker hosts endpoints on",
        mend: (near { "did you mean \($0)? else " } ?? "")
          + "keep it if it is newer than botocore 1.43.11", as: .warning, &faults)
    } else {
      tell(
        .pattern, text, "an instance type such as ml.c5.xlarge",
        mend: near { "write \($0)" } ?? "write it as ml.FAMILY.SIZE", &faults)
    }
  }

  private func tell(
    _ code: RequestFault.Code, _ text: String, _ rule: @autoclosure () -> String,
    mend: @autoclosure () -> String, count: Int? = nil,
    as severity: RequestFault.Severity = .fault, _ faults: inout RequestFaultList
  ) {
    // Looking for a word that is near takes long, so only for the faults that are kept.
    faults.add(code, severity, at: offset, path) {
      .init(
        rule: rule(), found: count.map { "\($0): " + Self.quoted(text) } ?? Self.quoted(text),
        mend: mend())
    }
  }

  static func oneOf(_ values: [String]) -> String { values.joined(separator: ", ") }

  /// A text in quotes, cut short.
  static func quoted(_ text: String) -> String {
    let head = text.unicodeScalars.prefix(60)
    let isCut = head.endIndex != text.unicodeScalars.endIndex
    return "\"" + String(head) + (isCut ? "…" : "") + "\""
  }
}
