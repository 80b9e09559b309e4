import TestSupport
import Testing

@testable import Rightsizer

struct RepeatedJobTests {
  private func job(_ text: String) throws -> InferenceRecommendationsJob {
    let table = try RecommendationTable(text: text)
    return try #require(table.jobs.first).job
  }

  @Test(
    "A request in a describe response becomes the request again", arguments: RequestExamples.names)
  func everyKind(name: String) throws {
    let text = RequestExamples.text(name)
    let original = try #require(RequestValidation(Array(text.utf8)).request)
    // The response has the members of the request, but for OutputConfig and Tags.
    let response =
      text.dropLast(3) + ", \"Status\": \"COMPLETED\", \"InferenceRecommendations\": []}"
    let repeated = try CreateInferenceRecommendationsJobRequest(
      repeating: job(String(response)), jobName: "again")
    var expected = original
    expected.jobName = "again"
    expected.outputConfig = nil
    expected.tags = nil
    #expect(repeated == expected)
    #expect(repeated.faults.isEmpty)
  }

  @Test("What old and other clients write for absent members is left out")
  func absentMembers() throws {
    let repeated = try CreateInferenceRecommendationsJobRequest(
      repeating: job(
        """
        {"JobName": "a", "JobType": "Default", "RoleArn": "arn:aws:iam::111122223333:role/r",
         "Status": "COMPLETED", "JobDescription": null, "StoppingConditions": null,
         "InputConfig": {"ModelName": null, "JobDurationInSeconds": NaN, "TrafficPattern": null,
          "ModelPackageVersionArn": "arn:aws:sagemaker:us-east-1:111122223333:model-package/m/1",
          "EndpointConfigurations": [], "Endpoints": [], "ContainerConfig": NaN,
          "VpcConfig": null, "VolumeKmsKeyId": null, "NewMember": {"a": 1}},
         "InferenceRecommendations": []}
        """), jobName: "b")
    #expect(
      repeated.json == """
        {
          "JobName": "b",
          "JobType": "Default",
          "RoleArn": "arn:aws:iam::111122223333:role/r",
          "InputConfig": {
            "ModelPackageVersionArn": "arn:aws:sagemaker:us-east-1:111122223333:model-package/m/1"
          }
        }

        """)
    #expect(repeated.faults.isEmpty)
  }

  @Test("A duration of 0, as Default jobs' descriptions have it, is left out")
  func zeroDuration() throws {
    let described = try job(
      #"{"JobName":"a","JobType":"Default","Status":"COMPLETED","InputConfig":{"JobDurationInSeconds":0}}"#
    )
    let repeated = try CreateInferenceRecommendationsJobRequest(
      repeating: described, jobName: "b", roleARN: "arn:aws:iam::111122223333:role/r")
    #expect(repeated.inputConfig.jobDurationInSeconds == nil)
  }

  @Test("What is missing is asked for by name, and nothing is made up")
  func missing() throws {
    let described = try job(#"{"JobName":"a","Status":"FAILED","InferenceRecommendations":[]}"#)
    let error = #expect(throws: IncompleteJobError.self) {
      try CreateInferenceRecommendationsJobRequest(repeating: described, jobName: "b")
    }
    #expect(error?.missingMembers == ["JobType", "RoleArn", "InputConfig"])
    #expect(
      error?.description
        == "job a cannot be repeated without JobType, RoleArn, InputConfig: give the whole describe "
        + "response")
  }

  @Test("The published load tests are repeated; what the redacted files lack is told")
  func publishedJobs() throws {
    let expected: [String: [String]] = [
      "describe_02": [
        // The developer guide's example, cut short and of the 2021 preview.
        "missingMember $.InputConfig.TrafficPattern.Phases",
        "modelMissing $.InputConfig", "range $.InputConfig.ResourceLimit.MaxNumberOfTests",
        "range $.InputConfig.ResourceLimit.MaxParallelOfTests",
      ],
      "describe_05": ["modelMissing $.InputConfig"],
      "describe_07": ["modelMissing $.InputConfig"],
      "describe_10": ["modelMissing $.InputConfig"],
    ]
    for (prefix, faults) in expected {
      let name = try #require(
        TestFiles.names(in: TestFiles.jobs).first { $0.hasPrefix(prefix) })
      let table = try RecommendationTable(contentsOf: TestFiles.jobs + "/" + name)
      var request = try CreateInferenceRecommendationsJobRequest(
        repeating: #require(table.jobs.first).job, jobName: "again",
        roleARN: "arn:aws:iam::111122223333:role/r")
      #expect(request.faults.map { "\($0.code) \($0.path)" }.sorted() == faults, "\(name)")
      if faults.count == 1 {
        request.inputConfig.modelPackageVersionARN =
          "arn:aws:sagemaker:us-east-1:111122223333:model-package/m/1"
        #expect(request.faults.isEmpty, "\(name)")
      }
    }
  }
}
