import Testing
import Rightsizer
@Test func t() { #expect(rightsizerVersion == "0.1.0") }
