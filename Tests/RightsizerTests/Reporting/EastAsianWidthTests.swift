import Testing

@testable import Rightsizer

@Suite("EastAsianWidth")
struct EastAsianWidthTests {
  // EastAsianWidth.txt, Unicode 17.0: W and F against N, Na, H and A.
  @Test(
    "Wide and full-width code points are told from all others at the ends of their ranges",
    arguments: [
      ("a", false), ("é", false), ("\u{10FF}", false), ("\u{1100}", true), ("\u{115F}", true),
      ("\u{1160}", false), ("\u{2E7F}", false), ("\u{2E80}", true), ("\u{303F}", false),
      ("\u{4E00}", true), ("\u{AC00}", true), ("\u{D7A3}", true), ("\u{FF01}", true),
      ("\u{FF60}", true), ("\u{FF61}", false), ("\u{1F600}", true), ("\u{1F650}", false),
      ("\u{20000}", true), ("\u{3FFFD}", true), ("\u{E0100}", false), ("\u{10FFFF}", false),
    ] as [(Unicode.Scalar, Bool)])
  func isWide(scalar: Unicode.Scalar, expected: Bool) {
    #expect(EastAsianWidth.isWide(scalar) == expected)
  }
}
