/// Reads a chart.
///
/// - Parameters:
///   - file: the path that problems name.
///   - mode: which language it is written in.
/// - Throws: everything that is wrong with its syntax. What its states mean together is not looked at.
package func parseChart(
  _ bytes: [UInt8], file: String, mode: ChartDialect
) throws(ChartProblems) -> ChartModel {
  let root: XMLElement
  do {
    root = try readXML(bytes)
  } catch {
    throw ChartProblems([
      ChartProblem(code: .xml, file: file, position: error.position, message: error.message)
    ])
  }
  var parser = ChartParser(file: file, dialect: mode)
  let model = parser.parseDocument(root)
  guard parser.problems.isEmpty else { throw ChartProblems(parser.problems) }
  return model
}

/// Turns elements into nodes and goes on after a problem, so that an author sees them all at once.
struct ChartParser {
  static let scxml = "http://www.w3.org/2005/07/scxml"
  static let domain = "urn:refilld:chart:1"

  let file: String
  let dialect: ChartDialect
  private(set) var problems: [ChartProblem] = []

  init(file: String, dialect: ChartDialect) {
    self.file = file
    self.dialect = dialect
  }

  mutating func report(_ code: ChartProblem.Code, _ position: SourcePosition, _ message: String) {
    problems.append(ChartProblem(code: code, file: file, position: position, message: message))
  }

  mutating func parseDocument(_ element: XMLElement) -> ChartModel {
    if element.name != XMLName(namespace: Self.scxml, local: "scxml") {
      report(.vocabulary, element.position, "the top element must be <scxml xmlns=\"\(Self.scxml)\">")
    }
    var attributes = ElementAttributes(element)
    let version = attributes.take("version")
    if version?.value != "1.0" && (dialect == .strict || version != nil) {
      report(.value, version?.position ?? element.position, "write version=\"1.0\" on <scxml>")
    }
    if dialect == .conformance { _ = attributes.take("datamodel") }
    let name = attributes.take("name")
    if dialect == .strict {
      requireCamelCase(name, "name", of: element)
    }
    var model = ChartModel(
      file: file, name: name?.value ?? "", root: StateNode(.document, at: element.position), events: [],
      guards: [], position: element.position)
    model.root.initial = parseInitial(attributes.take("initial"))
    finish(attributes, of: element)
    for child in element.children {
      switch (child.name.namespace, child.name.local) {
      case (Self.domain, "event"): model.events += parseEvent(child)
      case (Self.domain, "guard"): model.guards += parseGuard(child)
      default: parseChild(child, of: &model.root)
      }
    }
    if model.root.children.isEmpty {
      report(.missing, element.position, "a chart needs at least one state; add a <state>")
    }
    return model
  }

  private mutating func parseEvent(_ element: XMLElement) -> [EventDeclaration] {
    var attributes = ElementAttributes(element)
    let name = requireEventName(attributes.take("name"), "name", of: element)
    let actors = requireTokens(attributes.take("actor"), "actor", of: element)
    for actor in actors { requireCamelCase(actor, "actor", of: element) }
    let payload = attributes.take("payload")
    if let payload, !ChartNames.isTypeName(payload.value) {
      report(.value, payload.position, "'\(payload.value)' is no Swift type; write one such as Approval")
    }
    let decodable = attributes.take("decodable")
    if let decodable, payload == nil {
      report(.value, decodable.position, "decodable says how a payload is read; add payload or remove it")
    }
    let isDecodable = parseFlag(decodable, default: true)
    finishEmpty(element, attributes)
    guard let name else { return [] }
    return [
      EventDeclaration(
        name: name, actors: actors, payload: payload?.value, isDecodable: isDecodable,
        position: element.position)
    ]
  }

  private mutating func parseGuard(_ element: XMLElement) -> [GuardDeclaration] {
    var attributes = ElementAttributes(element)
    let name = requireCamelCase(attributes.take("name"), "name", of: element)
    let isConstant = parseFlag(attributes.take("constant"), default: false)
    finishEmpty(element, attributes)
    guard let name else { return [] }
    return [GuardDeclaration(name: name, isConstant: isConstant, position: element.position)]
  }
}
