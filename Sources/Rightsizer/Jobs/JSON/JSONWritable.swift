/// A value that writes itself as one JSON value.
package protocol JSONWritable {
  /// Writes exactly one value.
  func write(to json: inout JSONWriter)
}

extension String: JSONWritable {
  package func write(to json: inout JSONWriter) { json.value(string: self) }
}

extension Bool: JSONWritable {
  package func write(to json: inout JSONWriter) { json.value(bool: self) }
}

extension Int: JSONWritable {
  package func write(to json: inout JSONWriter) { json.value(integer: self) }
}

extension Double: JSONWritable {
  package func write(to json: inout JSONWriter) { json.value(number: self) }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
  package func write(to json: inout JSONWriter) {
    if let self { self.write(to: &json) } else { json.null() }
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.array { json in for element in self { json.value(element) } }
  }
}
