extension HTML {
  /// A table that scrolls by itself where it is wider than the page, by keyboard too.
  mutating func table(_ caption: String, columns: [String], _ rows: Content) {
    element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption]) { html in
      html.element("table") { html in
        html.element("caption", caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for column in columns { html.element("th", ["scope": "col"], column) }
          }
        }
        html.element("tbody", [:], rows)
      }
    }
  }
}
