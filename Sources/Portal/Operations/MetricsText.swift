/// The text format that Prometheus reads, version 0.0.4.
enum MetricsText {
  static func write(_ figures: [Figure]) -> String {
    var text = ""
    var lastName = ""
    for figure in figures.sorted(by: { ($0.name, $0.labels.description) < ($1.name, $1.labels.description) })
    {
      if figure.name != lastName {
        text += "# HELP \(figure.name) \(figure.help)\n# TYPE \(figure.name) \(figure.kind.rawValue)\n"
        lastName = figure.name
      }
      let labels = figure.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(escaped($0.value))\"" }
      text +=
        figure.name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " \(figure.value)\n"
    }
    return text
  }

  private static func escaped(_ value: String) -> String {
    value.map { character in
      switch character {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      default: String(character)
      }
    }.joined()
  }
}
