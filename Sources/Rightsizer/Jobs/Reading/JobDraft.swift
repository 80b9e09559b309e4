/// What an object of unknown kind has told of a job so far; made when the first such member comes.
final class JobDraft {
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
  /// What dotted names have told of the job's parts: `InputConfig.ModelName`.
  var inputConfig = JSONNode(offset: 0, value: .null)
  var stoppingConditions = JSONNode(offset: 0, value: .null)

  /// Takes what dotted names have told over into the job.
  func readDottedParts() throws(JSONFault) {
    if !inputConfig.isNull {
      do throws(JSONFault) { job.inputConfig = try JobParts.inputConfig(inputConfig) } catch {
        throw error.inside(.member("InputConfig"))
      }
    }
    if !stoppingConditions.isNull {
      do throws(JSONFault) {
        job.stoppingConditions = try JobParts.stoppingConditions(stoppingConditions)
      } catch {
        throw error.inside(.member("StoppingConditions"))
      }
    }
  }
}
