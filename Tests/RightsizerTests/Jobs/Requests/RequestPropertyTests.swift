import Foundation
import TestSupport
import Testing

@testable import Rightsizer

struct RequestPropertyTests {
  @Test("A random request has no fault, and its JSON is read back as it was", arguments: 0..<8)
  func roundTrip(part: Int) throws {
    for index in 0..<50 {
      let seed = UInt64(part * 1000 + index)
      var random = RandomRequest(seed: seed)
      let request = random.request()
      let validation = RequestValidation(Array(request.json.utf8))
      // What is drawn at random may be doubtful as a whole.
      let doubts: [RequestFault.Code] = [.mixedKinds, .duplicateConfiguration, .parallelUnused]
      let faults = validation.faults.filter { !doubts.contains($0.code) }
      #expect(faults.map(\.description) == [], "seed \(seed)")
      #expect(validation.request == request, "seed \(seed)")
      #expect(validation.request?.json == request.json)
      // By another reader, the standard one.
      let decoded = try JSONDecoder().decode(
        CreateInferenceRecommendationsJobRequest.self, from: Data(request.json.utf8))
      #expect(decoded == request, "seed \(seed)")
    }
  }

  @Test("No cut and no changed byte traps, and a request cut short is never valid")
  func mutations() {
    for name in RequestExamples.names {
      let text = Array(RequestExamples.text(name).utf8)
      for count in 0..<text.count - 1 {
        let validation = RequestValidation(Array(text[..<count]))
        // The line feed at the end is no part of it.
        #expect(validation.isValid == (count == text.count - 1), "\(name) cut to \(count)")
        #expect(validation.faults.contains { $0.severity == .fault })
      }
    }
    for seed in UInt64(1)...6 {
      var random = RandomRequest(seed: seed)
      let text = Array(random.request().json.utf8)
      for _ in 0..<300 {
        var changed = text
        for _ in 0..<1 + random.generator.below(3) {
          changed[random.generator.below(changed.count)] = UInt8(random.generator.below(256))
        }
        let validation = RequestValidation(changed)
        let hasFault = validation.faults.contains { $0.severity == .fault }
        #expect(validation.isValid != hasFault, "seed \(seed)")
        // Whatever is valid can be written and read again.
        if let request = validation.request {
          #expect(RequestValidation(Array(request.json.utf8)).request == request, "seed \(seed)")
        }
      }
    }
  }

  @Test("Any JSON is answered, and never taken for a request")
  func anyJSON() {
    for seed in UInt64(1)...300 {
      var random = RandomJSON(seed: seed)
      let text = random.value()
      #expect(!RequestValidation(Array(text.utf8)).isValid, "seed \(seed)")
    }
  }

  @Test("Order of members and white space change nothing but the places")
  func order() {
    for name in RequestExamples.names {
      let text = RequestExamples.text(name)
      let object = try? JSONSerialization.jsonObject(with: Data(text.utf8))
      for options in [JSONSerialization.WritingOptions.sortedKeys, .prettyPrinted] {
        let data = try? JSONSerialization.data(withJSONObject: object ?? [], options: options)
        let validation = RequestValidation(Array(data ?? Data()))
        #expect(validation.request?.json == text)
      }
    }
  }
}
