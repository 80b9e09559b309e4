import CKernels
import TestSupport
import Testing

@testable import Rightsizer

@Suite("Guesses of strings and paths")
struct GuessesTests {
  @Test(
    "A string that stands in memory is guessed as itself or not at all", arguments: UInt64(1)...6)
  func strings(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let guesses = Guesses()
    var numbers: [String: StringPool.ID] = [:]
    var hits = 0
    for _ in 0..<4000 {
      // Long ones begin alike, so that some meet in one slot.
      let count = generator.below(70)
      let text = "\"" + String(repeating: "x", count: count) + "\(generator.below(9))\""
      let written = Array(text.utf8)
      let follows = generator.below(2) == 0 ? ",\"Next\":1" : "}]}\n"
      let memory = written + Array(follows.utf8) + [UInt8](repeating: 0, count: 64)
      memory.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        let slot = Guesses.slot(at: start)
        let (guess, piece) = guesses.text(slot)
        let number = numbers[text, default: StringPool.ID(numbers.count)]
        if guess.count > 0, kernel_repeats(start, piece, Int(guess.count)) {
          hits += 1
          #expect(guess.id == number && Int(guess.count) == written.count, "seed \(seed)")
        } else {
          numbers[text] = number
          guesses.setText(slot, UnsafeRawBufferPointer(rebasing: bytes[..<written.count]), number)
        }
      }
    }
    #expect(hits > 400, "seed \(seed)")
  }

  @Test("The path of a list is that of its object, and forgotten with the pool")
  func paths() {
    let guesses = Guesses()
    #expect(guesses.path(of: .steps, in: 3) == nil)
    guesses.setPath(7, of: .steps, in: 3)
    #expect(guesses.path(of: .steps, in: 3) == 7)
    #expect(guesses.path(of: .steps, in: 4) == nil)
    #expect(guesses.path(of: .inferenceRecommendations, in: 3) == nil)
    guesses.forgetTexts()
    #expect(guesses.path(of: .steps, in: 3) == nil)
  }
}
