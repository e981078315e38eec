extension ChartParser {
  mutating func parseTransition(_ element: XMLElement) -> TransitionNode {
    var attributes = ElementAttributes(element)
    var node = TransitionNode(targets: [], position: element.position)
    node.events = parseDescriptors(attributes.take("event"))
    if let condition = attributes.take("cond") { node.condition = parseCondition(condition) }
    if let target = attributes.take("target") {
      node.targets = tokens(target)
      if node.targets.isEmpty {
        report(
          .value, target.position, "target names no state; add one, or remove it for a transition without")
      }
    }
    if let type = attributes.take("type") {
      node.isInternal = type.value == "internal"
      if !["internal", "external"].contains(type.value) {
        report(.value, type.position, "the type of a transition is 'internal' or 'external'")
      }
    }
    if let notice = attributes.takeFact("notice") {
      requireCamelCase(notice, "notice", of: element)
      node.notice = notice
    }
    node.isCorrection = parseFlag(attributes.takeFact("correction"), default: false)
    finish(attributes, of: element)
    node.actions = element.children.flatMap { parseAction($0) }
    return node
  }

  /// Reads the content of an `<onentry>` or `<onexit>`.
  mutating func parseBlock(_ element: XMLElement) -> [ActionNode] {
    finish(ElementAttributes(element), of: element)
    return element.children.flatMap { parseAction($0) }
  }

  mutating func parseDescriptors(_ attribute: Located<String>?) -> [Located<String>] {
    guard let attribute else { return [] }
    let descriptors = tokens(attribute)
    if descriptors.isEmpty { report(.value, attribute.position, "event names nothing; add one or remove it") }
    for descriptor in descriptors where !isEventName(descriptor.value) {
      guard dialect == .strict || !ChartNames.isWildcard(descriptor.value) else { continue }
      report(.value, descriptor.position, Self.badEvent(descriptor.value))
    }
    return descriptors
  }

  private mutating func parseAction(_ element: XMLElement) -> [ActionNode] {
    var attributes = ElementAttributes(element)
    let kind: ActionNode.Kind?
    switch (element.name.namespace, element.name.local) {
    case (Self.scxml, "raise"):
      kind = requireEventName(attributes.take("event"), "event", of: element).map { .raise(event: $0) }
    case (Self.scxml, "send"):
      let event = requireEventName(attributes.take("event"), "event", of: element)
      let delay = parseDelay(attributes.take("delay"))
      let id = attributes.take("id")
      if id != nil { requireToken(id, "id", of: element) }
      kind = event.map { .send(event: $0, delay: delay, id: id?.value) }
    case (Self.scxml, "cancel"):
      kind = requireToken(attributes.take("sendid"), "sendid", of: element).map { .cancel(id: $0) }
    case (Self.scxml, "log") where dialect == .conformance:
      kind = .log(
        label: attributes.take("label")?.value ?? "", expression: attributes.take("expr")?.value ?? "")
    case (Self.domain, "do"):
      kind = requireCamelCase(attributes.take("command"), "command", of: element).map { .command($0) }
    default:
      refuse(element)
      return []
    }
    finishEmpty(element, attributes)
    return kind.map { [ActionNode(kind: $0, position: element.position)] } ?? []
  }

  private mutating func parseDelay(_ attribute: Located<String>?) -> Int64 {
    guard let attribute else { return 0 }
    guard let delay = ChartDuration.milliseconds(attribute.value) else {
      report(.value, attribute.position, "'\(attribute.value)' is no delay; write \(ChartDuration.form)")
      return 0
    }
    return delay
  }
}
