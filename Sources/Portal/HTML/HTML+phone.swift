extension HTML {
  /// A number that a tap calls.
  mutating func phone(_ number: String) {
    element("a", ["href": "tel:" + number.filter { $0.isNumber || $0 == "+" }], number)
  }
}
