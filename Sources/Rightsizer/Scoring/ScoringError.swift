/// Why columns or weights cannot be scored.
public struct ScoringError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, as a word that never changes its meaning.
  public struct Code: Sendable, Hashable, RawRepresentable {
    /// The word.
    public let rawValue: String

    /// A code of this word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A weight is below zero.
    public static var negativeWeight: Code { Code(rawValue: "negativeWeight") }
    /// A weight is NaN or infinite.
    public static var weightNotFinite: Code { Code(rawValue: "weightNotFinite") }
    /// All weights are zero, or there is none.
    public static var allWeightsZero: Code { Code(rawValue: "allWeightsZero") }
    /// There are not as many weights as columns.
    public static var weightCount: Code { Code(rawValue: "weightCount") }
    /// There are not as many senses as columns.
    public static var senseCount: Code { Code(rawValue: "senseCount") }
    /// The columns are not equally long.
    public static var columnLength: Code { Code(rawValue: "columnLength") }
    /// A row is asked for that the columns do not have.
    public static var rowOutOfRange: Code { Code(rawValue: "rowOutOfRange") }
    /// A value is below zero, where the method needs values from zero.
    public static var negativeValue: Code { Code(rawValue: "negativeValue") }
    /// A value is zero, where the method needs values above zero.
    public static var zeroValue: Code { Code(rawValue: "zeroValue") }
    /// A matrix of pairwise comparisons is not square, not positive or not reciprocal.
    public static var pairwiseMatrix: Code { Code(rawValue: "pairwiseMatrix") }
    /// Preferences that go in a circle, or leave too much open.
    public static var preference: Code { Code(rawValue: "preference") }
    /// A range of noise that is none, or too wide.
    public static var noiseRange: Code { Code(rawValue: "noiseRange") }
    /// LAPACK had no answer.
    public static var linearAlgebra: Code { Code(rawValue: "linearAlgebra") }
    /// There are more rows, or more scores, than can be held.
    public static var tooLarge: Code { Code(rawValue: "tooLarge") }
  }

  /// What is wrong.
  public let code: Code
  /// The position of the weight, column or weight vector meant, counted from 0; `nil` when it is
  /// none in particular.
  public let index: Int?
  /// What is wrong in words.
  public let message: String

  init(_ code: Code, index: Int? = nil, _ message: String) {
    self.code = code
    self.index = index
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
