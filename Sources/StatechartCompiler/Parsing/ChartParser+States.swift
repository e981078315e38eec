extension ChartParser {
  private static let factNames = ["stage", "acts", "answer", "ask"]

  /// Reads one child of a state or of the document.
  mutating func parseChild(_ element: XMLElement, of parent: inout StateNode) {
    guard Self.contents(of: parent.kind).contains(element.name) else {
      refuse(element, in: parent)
      return
    }
    switch element.name.local {
    case "state": parent.children.append(parseState(element, .state))
    case "parallel": parent.children.append(parseState(element, .parallel))
    case "final": parent.children.append(parseState(element, .final))
    case "history": parent.children.append(parseHistory(element))
    case "initial": parseInitialElement(element, of: &parent)
    case "transition": parent.transitions.append(parseTransition(element))
    case "onentry": parent.onEntry.append(parseBlock(element))
    case "onexit": parent.onExit.append(parseBlock(element))
    case "clock": parent.clocks += parseClock(element)
    case "ignore": parent.ignored += parseIgnore(element)
    default: refuse(element, in: parent)
    }
  }

  /// SCXML 1.0, sections 3.2 to 3.10, and our own clocks and ignored events.
  private static func contents(of kind: StateNode.Kind) -> Set<XMLName> {
    let standard: [String]
    let own: [String]
    switch kind {
    case .document: (standard, own) = (["state", "parallel", "final"], [])
    case .state:
      standard = [
        "state", "parallel", "final", "history", "initial", "transition", "onentry", "onexit",
      ]
      own = ["clock", "ignore"]
    case .parallel:
      standard = ["state", "parallel", "history", "transition", "onentry", "onexit"]
      own = ["clock", "ignore"]
    case .final: (standard, own) = (["onentry", "onexit"], ["ignore"])
    case .deepHistory, .shallowHistory: (standard, own) = ([], [])
    }
    return Set(
      standard.map { XMLName(namespace: scxml, local: $0) }
        + own.map { XMLName(namespace: domain, local: $0) })
  }

  private mutating func refuse(_ element: XMLElement, in parent: StateNode) {
    if parent.kind == .final, element.name == XMLName(namespace: Self.scxml, local: "transition") {
      report(
        .leavesFinal, element.position,
        "the final state '\(parent.id)' cannot be left; remove the transition or make it a <state>")
    } else {
      refuse(element)
    }
  }

  private mutating func parseState(_ element: XMLElement, _ kind: StateNode.Kind) -> StateNode {
    var attributes = ElementAttributes(element)
    var node = StateNode(kind, at: element.position)
    node.id = parseID(&attributes, of: element)
    if kind == .state { node.initial = parseInitial(attributes.take("initial")) }
    for name in Self.factNames {
      guard let fact = attributes.takeFact(name) else { continue }
      requireCamelCase(fact, name, of: element)
      node.facts[name] = fact
    }
    if let closed = attributes.takeFact("closed") {
      _ = parseFlag(closed, default: false)
      node.facts["closed"] = closed
    }
    finish(attributes, of: element)
    for child in element.children { parseChild(child, of: &node) }
    if node.children.isEmpty, kind == .parallel || node.initial != nil {
      report(
        .missing, element.position, "'\(node.id)' has no states inside; add some or make it a plain <state>")
    }
    return node
  }

  private mutating func parseHistory(_ element: XMLElement) -> StateNode {
    var attributes = ElementAttributes(element)
    let type = attributes.take("type")
    let kinds: [String: StateNode.Kind] = ["deep": .deepHistory, "shallow": .shallowHistory]
    let kind = kinds[type?.value ?? "shallow"]
    if kind == nil {
      report(.value, type?.position ?? element.position, "the type of a history is 'deep' or 'shallow'")
    }
    var node = StateNode(kind ?? .shallowHistory, at: element.position)
    node.id = parseID(&attributes, of: element)
    finish(attributes, of: element)
    node.initial = parseDefault(in: element)
    return node
  }

  private mutating func parseInitialElement(_ element: XMLElement, of parent: inout StateNode) {
    finish(ElementAttributes(element), of: element)
    if parent.initial != nil {
      report(.vocabulary, element.position, "'\(parent.id)' has two initials; keep one")
    }
    parent.initial = parseDefault(in: element)
  }

  /// Reads the one transition of an `<initial>` or a `<history>`: a target, and neither event nor condition.
  private mutating func parseDefault(in element: XMLElement) -> TransitionNode? {
    let name = XMLName(namespace: Self.scxml, local: "transition")
    for child in element.children where child.name != name { refuse(child) }
    let transitions = element.children.filter { $0.name == name }
    guard let only = transitions.first, transitions.count == 1 else {
      report(.missing, element.position, "<\(element.name.local)> needs one <transition target=\"…\"/>")
      return nil
    }
    let transition = parseTransition(only)
    if !transition.events.isEmpty || !transition.condition.isEmpty || transition.targets.isEmpty
      || transition.notice != nil || transition.isCorrection
    {
      report(.vocabulary, only.position, "this transition has a target and actions, and nothing else")
    }
    return transition
  }

  mutating func parseInitial(_ attribute: Located<String>?) -> TransitionNode? {
    guard let attribute else { return nil }
    let targets = tokens(attribute)
    if targets.isEmpty { report(.value, attribute.position, "initial names no state; add one or remove it") }
    return TransitionNode(targets: targets, position: attribute.position)
  }

  private mutating func parseID(_ attributes: inout ElementAttributes, of element: XMLElement) -> String {
    let id = attributes.take("id")
    switch dialect {
    case .strict: requireCamelCase(id, "id", of: element)
    case .conformance:
      if let id, !ChartNames.isToken(id.value) {
        report(.value, id.position, "'\(id.value)' is no name; use letters, digits, '.', '-' and '_'")
      }
    }
    return id?.value ?? ""
  }

  private mutating func parseClock(_ element: XMLElement) -> [ClockDeclaration] {
    var attributes = ElementAttributes(element)
    let name = requireCamelCase(attributes.take("name"), "name", of: element)
    let event = requireEventName(attributes.take("event"), "event", of: element)
    let length = parseLength(attributes.take("after"), of: element)
    let calendar = attributes.take("calendar")
    let calendars = ["elapsed", "business-days", "business-hours", "days"]
    if let calendar, !calendars.contains(calendar.value) {
      report(.value, calendar.position, "a calendar is one of \(calendars.joined(separator: ", "))")
    }
    let from = attributes.take("from")
    if from == nil, length == .literal(0) {
      report(
        .value, element.position, "a clock of no length never runs; give it a length, or a moment with from")
    }
    if from != nil { requireCamelCase(from, "from", of: element) }
    let pauses = attributes.take("pauses")
    if let pauses, pauses.value != "ours" {
      report(.value, pauses.position, "write pauses=\"ours\", or remove it for a clock that nobody can stop")
    }
    finishEmpty(element, attributes)
    guard let name, let event, let length else { return [] }
    return [
      ClockDeclaration(
        name: name, event: event, after: length, calendar: calendar?.value ?? "elapsed", from: from?.value,
        pauses: pauses != nil, position: element.position)
    ]
  }

  private mutating func parseLength(
    _ attribute: Located<String>?, of element: XMLElement
  ) -> ClockDeclaration.After? {
    guard let attribute = require(attribute, "after", of: element) else { return nil }
    if let literal = ChartDuration.milliseconds(attribute.value) { return .literal(literal) }
    if ChartNames.isCamelCase(attribute.value) { return .named(attribute.value) }
    report(
      .value, attribute.position,
      "'\(attribute.value)' is no length; write \(ChartDuration.form), or the name of a duration")
    return nil
  }

  private mutating func parseIgnore(_ element: XMLElement) -> [IgnoredEvent] {
    var attributes = ElementAttributes(element)
    let events = parseDescriptors(require(attributes.take("event"), "event", of: element))
    finishEmpty(element, attributes)
    return events.map { IgnoredEvent(event: $0, position: element.position) }
  }
}
