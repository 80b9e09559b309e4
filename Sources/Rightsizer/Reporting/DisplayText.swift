/// Text that is safe to put on one line of a terminal, and how many cells it fills.
///
/// Control characters (and so ANSI escapes), line and paragraph separators, and invisible format
/// characters such as those that turn the direction of writing are shown as `\t`, `\n`, `\r` or
/// `\u{1b}`: no text can move the cursor, set a colour or look like another. The joiners that
/// emoji and Indic scripts need stay.
///
/// East Asian wide characters and emoji fill two cells, combining characters none. Characters of
/// ambiguous width count as one.
package struct DisplayText: Sendable, Hashable {
  /// The text with every escape visible.
  package let text: String
  /// How many cells of a terminal the text fills.
  package let width: Int

  /// Makes any text safe to show.
  package init(_ raw: String) {
    if raw.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      text = raw
      width = raw.utf8.count
    } else {
      text = Self.escaped(raw)
      width = text.reduce(0) { $0 + Self.width(of: $1) }
    }
  }

  private init(safe text: String, width: Int) {
    self.text = text
    self.width = width
  }

  /// The text in at most `limit` cells: whole, or its beginning and "…"; nothing for a limit of 0.
  package func truncated(to limit: Int) -> DisplayText {
    guard width > limit else { return self }
    guard limit > 0 else { return DisplayText(safe: "", width: 0) }
    var kept = ""
    var filled = 0
    for character in text {
      let next = Self.width(of: character)
      if filled + next > limit - 1 { break }
      kept.append(character)
      filled += next
    }
    return DisplayText(safe: kept + "…", width: filled + 1)
  }

  private static func escaped(_ raw: String) -> String {
    var result = ""
    for scalar in raw.unicodeScalars {
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case _ where isUnsafe(scalar):
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return scalar.value != 0x200C && scalar.value != 0x200D
    // Letters that are blank: the Hangul fillers.
    default: return [0x115F, 0x1160, 0x3164, 0xFFA0].contains(scalar.value)
    }
  }

  private static func width(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.isASCII, scalars.count == 1 { return 1 }
    if first.properties.isEmoji, scalars.contains(where: makesEmoji) { return 2 }
    if isRegionalIndicator(first), scalars.count > 1 { return 2 }
    return scalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return 0
    default: break
    }
    // The vowels and final consonants of a Hangul syllable join the leading consonant's two cells.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) {
      return 0
    }
    return EastAsianWidth.isWide(scalar) ? 2 : 1
  }

  /// The joiner, the emoji variation selector and the skin tones.
  private static func makesEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200D || scalar.value == 0xFE0F || scalar.properties.isEmojiModifier
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }
}
