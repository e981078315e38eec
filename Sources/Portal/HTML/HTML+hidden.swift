extension HTML {
  /// A field of a form that says what the page knows.
  mutating func hidden(_ name: String, _ value: String) {
    open("input", ["type": "hidden", "name": name, "value": value])
  }
}
