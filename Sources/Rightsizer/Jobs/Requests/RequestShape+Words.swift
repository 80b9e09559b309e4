extension RequestShape {
  /// What a value has to be, in words.
  var rule: String {
    switch self {
    case .structure: "an object"
    case .list(let shape): shape.rule
    case .text(let shape):
      if !shape.values.isEmpty {
        RequestTextCheck.oneOf(shape.values)
      } else if !shape.listedValues.isEmpty {
        RequestTextCheck.oneOf(shape.listedValues) + " (API reference)"
      } else if shape.isInstanceType {
        "an instance type such as ml.c5.xlarge"
      } else {
        shape.pattern?.rule ?? "a string"
      }
    case .integer(let shape): shape.rule
    }
  }

  /// What to do about a value of another kind.
  func kindMend(found: String, written: String?) -> String {
    switch self {
    case .structure: return "write an object, { … }"
    case .list(let shape):
      let isElement: Bool =
        switch shape.element {
        case .structure: found == "an object"
        case .text: found == "a string"
        default: false
        }
      return isElement ? "put it in brackets, [ … ]" : "write a list, [ … ]"
    case .text:
      return found == "a number" ? "put it in quotes" : "write a string, in quotes"
    case .integer:
      guard found == "a string", let written else { return "write a whole number" }
      let isNumber = Int(written.dropFirst().dropLast()) != nil
      return isNumber ? "take the quotes off" : "write a whole number"
    }
  }
}

extension RequestShape.List {
  var rule: String {
    switch (minimum, maximum) {
    case (let minimum, let maximum?) where minimum == maximum: "a list of exactly \(minimum)"
    case (0, let maximum?): "a list of at most \(maximum)"
    case (let minimum, let maximum?): "a list of \(minimum) to \(maximum)"
    case (0, nil): "a list"
    case (let minimum, nil): "a list of at least \(minimum)"
    }
  }
}

extension RequestShape.Integer {
  var rule: String {
    let limits = limits
    let isOpen = limits.upperBound == Int32.max
    let range =
      if limits.lowerBound == Int32.min {
        "a whole number of 32 bits"
      } else if isOpen {
        "a whole number of 32 bits from \(limits.lowerBound)"
      } else {
        "a whole number from \(limits.lowerBound) to \(limits.upperBound)"
      }
    return range + (told.map { " (\($0.source))" } ?? "")
  }

  /// What to do about a number beyond a limit.
  func mend(_ isTooSmall: Bool) -> String {
    isTooSmall ? "give \(limits.lowerBound) or more" : "give \(limits.upperBound) or less"
  }
}
