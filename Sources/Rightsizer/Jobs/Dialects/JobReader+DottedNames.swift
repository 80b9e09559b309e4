extension JobReader {
  /// What the name of an unknown member says with its way.
  mutating func dottedName(_ name: JSONString) -> DottedName? {
    // Nearly every unknown member is told by its length.
    guard name.count > 8, name.count < 128 else { return nil }
    let bytes = json.decodedBytes(name)
    return DottedName(bytes.span.bytes, members)
  }

  /// Reads a member of a part of a job that has its way in its name: `InputConfig.ModelName`.
  mutating func dottedPart(
    _ names: [String], into draft: JobDraft, place: Place
  ) throws(JSONFault) {
    if draft.keep(try part(), of: names) {
      tellDuplicate(names.joined(separator: "."), text(place))
    }
  }
}
