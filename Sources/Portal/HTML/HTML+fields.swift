extension HTML {
  /// A field in which one of several is chosen.
  /// - Parameters:
  ///   - name: under which the form sends it; nil: its id.
  ///   - none: the first line, which chooses none; nil: the first of the options is chosen until another is.
  ///   - chosen: the value that is chosen at first; nil: the first line.
  ///   - isNeeded: whether the form goes only with it.
  mutating func choice(
    _ id: String, name: String? = nil, _ label: String, none: String? = nil, chosen: String? = nil,
    isNeeded: Bool = false,
    autocomplete: String? = nil, _ options: [(value: String, text: String)]
  ) {
    element("label", ["for": id], label)
    element(
      "select",
      [
        "id": id, "name": name ?? id, "required": isNeeded ? "required" : nil, "autocomplete": autocomplete,
      ]
    ) { html in
      if let none { html.element("option", ["value": ""], none) }
      for option in options {
        html.element(
          "option", ["value": option.value, "selected": option.value == chosen ? "selected" : nil],
          option.text)
      }
    }
  }

  /// A field for a day, without which the form does not go.
  mutating func day(_ id: String, _ label: String, autocomplete: String? = nil) {
    element("label", ["for": id], label)
    open(
      "input",
      ["id": id, "name": id, "type": "date", "required": "required", "autocomplete": autocomplete])
  }
}
