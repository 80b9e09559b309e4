/// A job as one input describes it, and how many rows it has there.
public struct JobSummary: Sendable, Hashable, Codable {
  /// The input it was read from.
  public var source: String
  /// Its JSON path there.
  public var path: String
  /// What the describe response says of it.
  public var job: InferenceRecommendationsJob
  /// How many rows stand in that response.
  public var rowCount: Int
}

/// What was read of one input.
public struct SourceSummary: Sendable, Hashable, Codable {
  /// The input's name.
  public var source: String
  /// How many JSON documents it held.
  public var documentCount: Int
  /// How many rows it gave, and how many of them are eligible.
  public var rowCount: Int
  /// How many of its rows may be ranked.
  public var eligibleCount: Int
}

extension RecommendationTable {
  /// The jobs that the inputs describe, in input order. O(jobs + rows).
  public var jobs: [JobSummary] {
    var counts = [Int](repeating: 0, count: records.jobs.count)
    for job in records.rows.job where job >= 0 { counts[Int(job)] += 1 }
    return records.jobs.indices.filter { records.jobs[$0].isKnown }.map { index in
      let record = records.jobs[index]
      return JobSummary(
        source: records.sources[Int(record.source)].name,
        path: records.path(source: record.source, document: record.document, path: record.path),
        job: record.job, rowCount: counts[index])
    }
  }

  /// What was read of each input, in input order. O(rows).
  public var sourceSummaries: [SourceSummary] {
    records.sources.map { source in
      SourceSummary(
        source: source.name, documentCount: source.documentCount, rowCount: source.rows.count,
        eligibleCount: source.rows.count(where: isEligible))
    }
  }
}
