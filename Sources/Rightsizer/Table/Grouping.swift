/// Within what rows compete.
public enum GroupKey: String, Sendable, Hashable, Codable, CaseIterable {
  /// One model: its name, else its package version's ARN, else the job, else the source.
  case model
  /// One job, by its name, else the source.
  case job
  /// All rows together.
  case none
}

/// The rows parted into groups that compete within themselves, in order of their first row.
public struct Grouping: Sendable {
  /// What the groups are made by.
  public let key: GroupKey
  /// The groups' names: a model, a job, a source, or `all`.
  public private(set) var names: [String] = []
  /// The group of each row, an index into ``names``.
  public private(set) var groupOfRow: [Int32] = []

  init(records: JobRecords, jobIndex: JobIndex, by key: GroupKey) {
    self.key = key
    let rows = records.rows
    guard key != .none else {
      names = rows.count == 0 ? [] : ["all"]
      groupOfRow = [Int32](repeating: 0, count: rows.count)
      return
    }
    /// What a group's name is a name of: a job may be called like another job's model.
    struct Name: Hashable {
      var kind: Int8
      var text: String
    }
    var known: [Name: Int32] = [:]
    // Rows of one job, or of none in one source, follow each other: look at changes only.
    var last: (job: Int32, name: StringPool.ID, source: Int32, group: Int32) = (-2, -2, -2, 0)
    var models: [String?] = records.jobs.map(\.job.model)
    if key == .job { models = models.map { _ in nil } }
    // By the number of a job's name, which is looked up faster than the name.
    var named = [Int32](repeating: -1, count: records.strings.count)
    groupOfRow.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      let job = jobIndex.job[row]
      let jobName = jobIndex.names[row]
      let source = rows.source[row]
      if job == last.job, jobName == last.name, source == last.source {
        groupOfRow.append(last.group)
        continue
      }
      let model = job >= 0 ? models[Int(job)] : nil
      let isNamed = model == nil && jobName >= 0
      var group = isNamed ? named[Int(jobName)] : -1
      if group < 0 {
        let name: Name =
          if let model {
            Name(kind: 0, text: model)
          } else if isNamed, let text = records.strings[jobName] {
            Name(kind: 1, text: text)
          } else {
            Name(kind: 2, text: records.sources[Int(source)].name)
          }
        group = known[name] ?? Int32(truncatingIfNeeded: names.count)
        if group == names.count {
          known[name] = group
          names.append(name.text)
        }
        if isNamed { named[Int(jobName)] = group }
      }
      groupOfRow.append(group)
      last = (job, jobName, source, group)
    }
  }

  /// The rows of each group, in order.
  public var rows: [[Int]] {
    var result = [[Int]](repeating: [], count: names.count)
    for (row, group) in groupOfRow.enumerated() { result[Int(group)].append(row) }
    return result
  }
}

extension RecommendationTable {
  /// The rows parted into groups that compete within themselves. O(rows).
  public func grouping(by key: GroupKey) -> Grouping {
    Grouping(records: records, jobIndex: jobIndex, by: key)
  }
}
