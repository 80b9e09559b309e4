/// What the service's model and the developer guide say of a value of a request.
indirect enum RequestShape: Sendable {
  case structure(Structure)
  case list(List)
  case text(Text)
  case integer(Integer)

  struct Member: Sendable {
    var name: String
    var shape: RequestShape
    /// Whether the service's model requires it.
    var isRequired = false
    /// Whether the guide requires it where its object is given, for load tests at least: then
    /// leaving it out mends nothing.
    var isExpected = false
  }

  struct Structure: Sendable {
    /// The shape's name in the service's model.
    var name: String
    /// In the order of the model.
    var members: [Member]
  }

  struct List: Sendable {
    var name: String
    var minimum = 0
    var maximum: Int?
    var element: RequestShape
  }

  struct Text: Sendable {
    var name: String
    var minimum = 0
    /// In Unicode scalars, as the service counts.
    var maximum: Int?
    var pattern: TextPattern?
    /// The only values there are.
    var values: [String] = []
    /// The values that the API reference names; the model leaves the set open.
    var listedValues: [String] = []
    /// Whether it names an instance type, a set that grows.
    var isInstanceType = false
    /// Whether nothing at all is a value.
    var mayBeEmpty = false
  }

  struct Integer: Sendable {
    var name: String
    /// The limits of the service's model; those of 32 bits hold besides.
    var minimum: Int?
    var maximum: Int?
    /// The narrower limits that the developer guide or the API reference tells in words.
    var told: Told?

    struct Told: Sendable {
      var limits: ClosedRange<Int>
      var source: String
    }

    var limits: ClosedRange<Int> {
      told?.limits ?? (minimum ?? Int(Int32.min))...(maximum ?? Int(Int32.max))
    }
  }
}
