/// What an object of unknown kind has told of a job so far; made when the first such member comes.
final class JobDraft {
  /// What a dotted name has told of a part of the job: `InputConfig.ModelName`.
  private struct DottedPart {
    var names: [String]
    var node: JSONNode
  }

  var job = InferenceRecommendationsJob()
  var index: Int32 = -1
  /// Where the rows of its two lists stand.
  var recommendations = 0..<0
  var steps = 0..<0
  var baselineMark: Int?
  var hasNextToken = false
  var recommendationCount = 0
  var errorCode: String?
  var errorMessage: String?
  /// No more than there are names; put together at the end only, as some may be large.
  private var dottedParts: [DottedPart] = []

  /// Keeps what a dotted name tells; whether the same name has told before, which is forgotten.
  func keep(_ node: JSONNode, of names: [String]) -> Bool {
    let known = dottedParts.firstIndex { $0.names == names }
    if let known { dottedParts.remove(at: known) }
    dottedParts.append(DottedPart(names: names, node: node))
    return known != nil
  }

  /// Forgets what dotted names have told of a part, which is given as a whole now; whether that was
  /// anything.
  func forgetDotted(_ part: Member) -> Bool {
    let count = dottedParts.count
    dottedParts.removeAll { $0.names.first == "\(part.name)" && !$0.node.isNull }
    return dottedParts.count < count
  }

  /// Whether dotted names have told of any part.
  var hasDottedParts: Bool { !dottedParts.isEmpty }

  /// The parts that dotted names have told of.
  var partsOfDottedNames: [Member] {
    Self.parts.filter { part in
      dottedParts.contains { $0.names.first == "\(part.name)" }
    }
  }

  /// Takes what dotted names have told over into the job, and gives the names of what was given
  /// otherwise before.
  ///
  /// A data frame has a column of nulls for a part that some of its rows lack: they tell nothing.
  func readDottedParts() throws(JSONFault) -> [String] {
    var repeated: [String] = []
    if dottedParts.isEmpty { return repeated }
    for part in Self.parts {
      var whole = JSONNode(offset: 0, value: .null)
      for dotted in dottedParts where dotted.names.first == "\(part.name)" && !dotted.node.isNull {
        if whole.put(dotted.node, at: dotted.names.dropFirst()) {
          repeated.append(dotted.names.joined(separator: "."))
        }
      }
      if whole.isNull { continue }
      if has(part) { repeated.append("\(part.name)") }
      do throws(JSONFault) { try read(part, whole) } catch {
        throw error.inside(.member("\(part.name)"))
      }
    }
    return repeated
  }

  private static let parts: [Member] = [.inputConfig, .stoppingConditions]

  private func has(_ part: Member) -> Bool {
    part == .inputConfig ? job.inputConfig != nil : job.stoppingConditions != nil
  }

  /// Reads a part of the job from a tree.
  func read(_ part: Member, _ node: JSONNode) throws(JSONFault) {
    if part == .inputConfig {
      job.inputConfig = node.isNull ? nil : try JobParts.inputConfig(node)
    } else {
      job.stoppingConditions = node.isNull ? nil : try JobParts.stoppingConditions(node)
    }
  }
}
