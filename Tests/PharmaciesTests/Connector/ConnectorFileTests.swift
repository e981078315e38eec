import Pharmacies
import Refills
import Testing

@Suite("A connector's file")
struct ConnectorFileTests {
  static let good = """
    summary: A pharmacy
    source: pharmacy
    ask:
      item:
        path: /fills/{item}
    item:
      id: id
      status: status
    statuses:
      ready: pharmacy.ready
    """

  private func error(_ yaml: String) -> FileError? {
    do throws(FileError) {
      _ = try Connector(yaml: yaml, file: "acme.yaml")
      return nil
    } catch {
      return error
    }
  }

  /// The good file with one line changed.
  private func error(changing old: String, to new: String) throws -> FileError {
    let yaml = Self.good.replacing(old, with: new)
    try #require(yaml != Self.good)
    return try #require(error(yaml))
  }

  @Test("Those that come with the service are taken")
  func builtIn() throws {
    #expect(error(Self.good) == nil)
    for name in Connector.builtInNames { #expect(try Connector.builtIn(name).reports) }
    #expect(throws: FileError.self) { try Connector.builtIn("nobody") }
  }

  @Test("An unknown key is refused where it stands, at every level")
  func unknownKeys() throws {
    let top = try error(changing: "source: pharmacy", to: "source: pharmacy\ncolour: red")
    #expect(top.code == .unknownKey)
    #expect((top.line, top.column) == (3, 1))
    #expect(top.description.hasPrefix("acme.yaml:3:1: There is no key “colour” here"))
    let deep = try error(changing: "    path: /fills/{item}", to: "    path: /fills/{item}\n    pth: /x")
    #expect((deep.code, deep.line, deep.column) == (.unknownKey, 6, 5))
  }

  @Test(
    "An event that is no report is refused where it stands",
    arguments: [
      "provider.approve", "tracking.stale", "order.accepted", "patient.hasIt", "clock.reviewDue",
      "pharmacy.redy",
      "task.done", "refill.imported", "screening.begin",
    ])
  func noReport(event: String) throws {
    let error = try error(changing: "pharmacy.ready", to: event)
    #expect((error.code, error.line, error.column) == (.badValue, 10, 10))
    #expect(error.message.contains(event))
  }

  @Test("A carrier may not say what only a pharmacy may")
  func actors() throws {
    let yaml = Self.good.replacing("source: pharmacy", with: "source: carrier")
    #expect(error(yaml) == nil)
    let refused = try #require(error(yaml.replacing("pharmacy.ready", with: "pharmacy.pickedUp")))
    #expect(refused.line == 10)
    for evidence in ["prescription.signed", "order.refused"] {
      #expect(error(yaml.replacing("pharmacy.ready", with: evidence))?.line == 10)
      #expect(error(Self.good.replacing("pharmacy.ready", with: evidence)) == nil)
    }
  }

  @Test(
    "What is missing or malformed is refused with its line",
    arguments: [
      ("summary: A pharmacy\n", "", 1), ("id: id", "id: a..b", 7), ("source: pharmacy", "source: doctor", 2),
      ("/fills/{item}", "/fills/{patient.name}", 5), ("/fills/{item}", "/fills/{item", 5),
      ("/fills/{item}", "fills/{item}", 5), ("  status: status", "  status: [a, ]b", 8),
      ("ready: pharmacy.ready", "ready: pharmacy.ready\n  ready: pharmacy.packed", 10),
      ("ready: pharmacy.ready", "ready: {event: pharmacy.ready}", 10), ("    path", "   \tpath", 5),
      ("ask:", "times: [rfc3339, sundial]\nask:", 3), ("ask:", "limits: {at-once: 0}\nask:", 3),
      ("ask:", "reports: perhaps\nask:", 3), ("ask:", "can-report: [pharmacy.packed]\nask:", 3),
      ("id: id", "id: {at: x}", 7), ("id: id", "id: {join: [a]}", 7),
      ("id: id", "id: {at: a, as: \"{b}\"}", 7),
      ("ready: pharmacy.ready", "ready | done: pharmacy.ready\n  done: pharmacy.packed", 11),
      ("ready: pharmacy.ready", "ready: {event: pharmacy.ready, asks: shoes}", 10),
      ("  id: id", "  price: {each: a, amount: b, currency: dollars}\n  id: id", 7),
      ("ask:", "order: {path: /o, body: {a: \"{patient.shoe}\"}}\nask:", 3),
    ])
  func malformed(old: String, new: String, line: Int) throws {
    #expect(try error(changing: old, to: new).line == line)
  }

  @Test("What it can report is what its statuses map to, or less; nothing where it reports nothing")
  func canReport() throws {
    let statuses =
      "\n  done: {event: pharmacy.completed, reasons: {late: nothing, gone: carrier.inTransit}}\n  odd: unmapped"
    func connector(_ top: String) throws -> Connector {
      try Connector(yaml: Self.good.replacing("ask:", with: "\(top)\nask:") + statuses, file: "acme.yaml")
    }
    let all: Set<RefillChart.EventKind> = [.pharmacyReady, .pharmacyCompleted, .carrierInTransit]
    #expect(try connector("").canReport == all)
    #expect(try connector("can-report: [pharmacy.ready]").canReport == [.pharmacyReady])
    #expect(try connector("reports: false").canReport.isEmpty)
    #expect(try !connector("can-report: []").reports)
    #expect(try connector("reports: true").reports)
    #expect(try !connector("").canCancel)
    #expect(try connector("cancel: {path: /c}").canCancel)
  }

  @Test("A word that is joined to another means the same, and what is given is told from what stands there")
  func words() throws {
    let yaml = Self.good.replacing("ready: pharmacy.ready", with: "ready | done | task done: pharmacy.ready")
      .replacing(
        "status: status", with: "status: [status, {at: failed, as: done}, {at: task, as: \"task {word}\"}]")
    let connector = try Connector(yaml: yaml, file: "acme.yaml")
    for (json, status) in [
      (#"{"id":"F","status":"done","failed":true}"#, "done"), (#"{"id":"F","failed":{"at":1}}"#, "done"),
      (#"{"id":"F","failed":null,"task":"done"}"#, "task done"),
    ] {
      let observation = try Read.item(Array(json.utf8), by: connector)
      #expect(observation.report.status == status)
      #expect(observation.event?.kind == .pharmacyReady)
    }
  }

  @Test("A file that is empty or no YAML is refused")
  func noYAML() {
    #expect(error("")?.code == .notYAML)
    #expect(error("a: [")?.code == .notYAML)
    #expect(error("- a\n- b")?.code == .badValue)
  }

  @Test("Every event that carries a report can be mapped")
  func reporting() {
    #expect(RefillChart.EventKind.reporting.count >= 30)
    #expect(RefillChart.EventKind.reporting.contains(.carrierProblem))
    #expect(!RefillChart.EventKind.reporting.contains(.patientHasIt))
    for kind in RefillChart.EventKind.reporting {
      #expect(kind.rawValue.hasPrefix("pharmacy.") || kind.rawValue.hasPrefix("carrier."), "\(kind)")
    }
  }
}
