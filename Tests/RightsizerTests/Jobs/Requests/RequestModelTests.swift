import Foundation
import TestSupport
import Testing

@testable import Rightsizer

/// The shapes against an extract of botocore's model (`extract-model.py`).
struct RequestModelTests {
  struct Model: Decodable {
    struct Shape: Decodable {
      var type: String
      var min: Int?
      var max: Int?
      var pattern: String?
      var `enum`: [String]?
      var required: [String]?
      var members: [[String]]?
      var element: String?
    }

    var botocore: String
    var shapes: [String: Shape]
  }

  static func model() throws -> Model {
    let bytes = TestFiles.bytes(RequestExamples.folder + "/model.json")
    return try JSONDecoder().decode(Model.self, from: Data(bytes))
  }

  @Test("Every member, limit, pattern and word of the model is that of the shapes, in its order")
  func equalsModel() throws {
    let model = try Self.model()
    #expect(model.botocore == "1.43.11")
    var seen: Set<String> = []
    func compare(_ shape: RequestShape) throws {
      switch shape {
      case .structure(let shape):
        let expected = try #require(model.shapes[shape.name])
        seen.insert(shape.name)
        #expect(expected.type == "structure")
        #expect(
          shape.members.map { [$0.name, name(of: $0.shape)] } == expected.members, "\(shape.name)")
        #expect(
          Set(shape.members.filter(\.isRequired).map(\.name)) == Set(expected.required ?? []),
          "\(shape.name)")
        for member in shape.members { try compare(member.shape) }
      case .list(let shape):
        let expected = try #require(model.shapes[shape.name])
        seen.insert(shape.name)
        #expect(expected.type == "list")
        #expect(shape.minimum == expected.min ?? 0, "\(shape.name)")
        #expect(shape.maximum == expected.max, "\(shape.name)")
        #expect(name(of: shape.element) == expected.element)
        try compare(shape.element)
      case .text(let shape):
        let expected = try #require(model.shapes[shape.name])
        seen.insert(shape.name)
        #expect(expected.type == "string")
        #expect(shape.minimum == expected.min ?? 0, "\(shape.name)")
        #expect(shape.maximum == expected.max, "\(shape.name)")
        #expect(shape.pattern?.source == expected.pattern, "\(shape.name)")
        if shape.name == "ProductionVariantInstanceType" {
          #expect(Set(InstanceTypeNames.all) == Set(expected.enum ?? []))
          #expect(InstanceTypeNames.all.allSatisfy(InstanceTypeNames.isWellFormed))
        } else {
          #expect(Set(shape.values) == Set(expected.enum ?? []), "\(shape.name)")
        }
      case .integer(let shape):
        let expected = try #require(model.shapes[shape.name])
        seen.insert(shape.name)
        #expect(expected.type == "integer")
        #expect(shape.minimum == expected.min, "\(shape.name)")
        #expect(shape.maximum == expected.max, "\(shape.name)")
        // What the guide tells only narrows the model.
        let limits = (expected.min ?? Int(Int32.min))...(expected.max ?? Int(Int32.max))
        #expect(
          limits.contains(shape.limits.lowerBound) && limits.contains(shape.limits.upperBound))
      }
    }
    try compare(.structure(.request))
    #expect(seen == Set(model.shapes.keys))
  }

  private func name(of shape: RequestShape) -> String {
    switch shape {
    case .structure(let shape): shape.name
    case .list(let shape): shape.name
    case .text(let shape): shape.name
    case .integer(let shape): shape.name
    }
  }
}
