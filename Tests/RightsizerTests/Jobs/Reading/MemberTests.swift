import TestSupport
import Testing

@testable import Rightsizer

@Suite("Members by their names")
struct MemberTests {
  private let table = MemberTable()

  private func member(_ name: String, padding: Int = 0) -> Member {
    let bytes = [UInt8](repeating: 0x20, count: padding) + Array(name.utf8)
    return bytes.withUnsafeBytes { bytes in
      table.member(UnsafeRawBufferPointer(rebasing: bytes[padding..<padding + name.utf8.count]))
    }
  }

  @Test("Every name is found, wherever it stands", arguments: [0, 1, 7, 8, 100])
  func found(_ padding: Int) {
    for known in Member.allCases where known != .unknown {
      #expect(member("\(known.name)", padding: padding) == known)
    }
  }

  @Test("A name with one byte more, less or changed is not found, unless it is another's")
  func nearMisses() {
    let names = Set(Member.allCases.map { "\($0.name)" })
    for known in Member.allCases where known != .unknown {
      let name = Array("\(known.name)".utf8)
      var misses: [[UInt8]] = [name + [0x20], name + [0], [0x20] + name]
      misses += name.indices.map { Array(name[..<$0] + name[($0 + 1)...]) }
      for place in name.indices {
        for bit in 0..<7 {
          var changed = name
          changed[place] ^= 1 << UInt8(bit)
          misses.append(changed)
        }
      }
      for miss in misses {
        let text = String(decoding: miss, as: UTF8.self)
        if !names.contains(text) { #expect(member(text) == .unknown, "\(text)") }
      }
    }
  }

  @Test("Names that are too short or too long are unknown")
  func lengths() {
    for count in [0, 1, 2, 29, 64, 1000] {
      #expect(member(String(repeating: "a", count: count)) == .unknown)
    }
  }

  @Test("A set of members holds each by itself")
  func sets() {
    #expect(Member.allCases.count <= 64)
    for known in Member.allCases {
      var set = MemberSet()
      let isNew = set.insert(known)
      let isNewAgain = set.insert(known)
      #expect(isNew && !isNewAgain)
      #expect(Member.allCases.filter { set.contains($0) } == [known])
      set.remove(known)
      #expect(set.isEmpty)
    }
  }
}
