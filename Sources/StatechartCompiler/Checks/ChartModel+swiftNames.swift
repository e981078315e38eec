extension ChartModel {
  /// Names of the generated types, and of what they refer to.
  private static let takenTypes: Set<String> = [
    "Actor", "Answer", "Any", "AskRhythm", "Bool", "Chart", "ChartAction", "ChartPicture", "ChartState",
    "ChartTransition",
    "Clock",
    "ClockCalendar", "ClockLength", "Command", "Configuration", "Decoder", "DurationName", "Encoder", "Error",
    "Event",
    "EventKind", "Group", "Guard", "GuardAdapter", "Guards", "GuardSource", "Int", "Moment", "NoPayload",
    "NotDecodable", "Notice", "Party", "PictureBox", "Protocol", "Regions", "Self", "Set", "Span", "Stage",
    "String",
    "Type",
  ]

  /// The reserved words of Swift in lowercase, and what every enum of all its cases has.
  private static let takenWords: Set<String> = [
    "allCases", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit",
    "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
    "import",
    "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
    "protocol",
    "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch",
    "throw",
    "throws", "true", "try", "typealias", "var", "where", "while",
  ]

  /// Names that would not compile, or that become one name.
  var swiftNameProblems: [ChartProblem] {
    var problems: [ChartProblem] = []
    func report(_ position: SourcePosition, _ message: String) {
      problems.append(ChartProblem(code: .swiftName, file: file, position: position, message: message))
    }
    for (word, position) in words where Self.takenWords.contains(word) {
      report(position, "'\(word)' means something else in Swift; choose another name")
    }
    var events: [String: String] = [:]
    for event in externalEvents {
      let name = SwiftNames.caseName(event.name)
      if let earlier = events.updateValue(event.name, forKey: name) {
        report(event.position, "'\(event.name)' and '\(earlier)' both become '\(name)' in Swift; rename one")
      }
    }
    let top = root.children.count == 1 && root.children[0].kind == .parallel ? root.children[0].children : []
    for region in top where Self.takenTypes.contains(SwiftNames.typeName(region.id)) {
      report(
        region.position,
        "the region '\(region.id)' would become the type '\(SwiftNames.typeName(region.id))', "
          + "which is taken; choose another name")
    }
    let payloads = self.events.map { (type: $0.payload?.split(separator: ".").first, position: $0.position) }
    let regionTypes = Set(top.map { SwiftNames.typeName($0.id) })
    for (type, position) in payloads {
      guard let type = type.map(String.init), Self.takenTypes.union(regionTypes).contains(type) else {
        continue
      }
      report(position, "the payload '\(type)' has the name of a generated type; choose another name")
    }
    return problems
  }

  /// Everything that becomes the name of a case or of a property.
  private var words: [(String, SourcePosition)] {
    let states = root.all
    var words = states.map { ($0.id, $0.position) } + guards.map { ($0.name, $0.position) }
    words += states.flatMap(\.clocks).map { ($0.name, $0.position) }
    words += externalEvents.map { (SwiftNames.caseName($0.name), $0.position) }
    for state in states {
      words += state.facts.filter { $0.key != "closed" }.values.map { ($0.value, $0.position) }
      words += state.transitions.compactMap { transition in
        transition.notice.map { ($0.value, $0.position) }
      }
      for action in state.actions {
        if case .command(let name) = action.kind { words.append((name, action.position)) }
      }
    }
    return words
  }
}
