extension HTML {
  /// Lists or times to choose from, of which one is shown.
  mutating func tabs(_ tabs: [(title: String, address: String, isShown: Bool)]) {
    element("ul", ["class": "tabs"]) { html in
      for tab in tabs {
        html.element("li") { html in
          if tab.isShown {
            html.element("a", ["href": tab.address, "aria-current": "page"], tab.title)
          } else {
            html.element("a", ["href": tab.address], tab.title)
          }
        }
      }
    }
  }
}
