extension HTML {
  /// A line that leads to somebody else's page; nothing where there is none, or none by https.
  mutating func link(to address: String?, _ title: String) {
    guard let address, Self.isSafe(address) else { return }
    element("p") { html in html.element("a", ["href": address], title) }
  }

  /// Whoever gave the address.
  static func isSafe(_ address: String) -> Bool { address.hasPrefix("https://") }
}
