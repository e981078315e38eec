import Statecharts

/// A chart that can be traced: its tables, its clocks and who can send what.
package struct TraceSubject: Sendable {
  let chart: Chart
  /// By index of the clock.
  let clocks: [ClockDeclaration]
  /// What can be sent from outside, clocks and delayed sends included, in the order of the chart.
  let events: [String]
  /// Those of them that only clocks bring.
  private let clockEvents: Set<String>

  /// Reads and checks a chart of the product; a chart without any word of the product's namespace is plain
  /// SCXML and read in the dialect of the conformance suites.
  /// - Parameter script: the events that it sends, for the wildcards of plain SCXML.
  package init(_ bytes: [UInt8], file: String, script: TraceScript) throws(ChartProblems) {
    let isPlain = (try? readXML(bytes)).map { !$0.mentions(ChartParser.domain) } ?? false
    let model: ChartModel
    if isPlain {
      model = try parseChart(bytes, file: file, mode: .conformance)
      chart = try Self.tables(of: model, sending: script.events)
      events = chart.events.filter { !$0.hasPrefix("done.state.") }
    } else {
      let checked = try checkChart(bytes, file: file)
      (model, chart) = (checked.model, checked.chart)
      events = model.externalEvents.map(\.name)
    }
    let declared = model.root.all.flatMap(\.clocks)
    clocks = chart.clocks.compactMap { name in declared.first { $0.name == name } }
    clockEvents = Set(clocks.map(\.event)).subtracting(model.events.map(\.name))
  }

  /// Whether an event can come while these states are active: nobody but a clock that runs brings a clock's event.
  func canCome(_ event: String, while active: StateSet) -> Bool {
    !clockEvents.contains(event)
      || active.contains { state in chart.states[state].clocks.contains { clocks[$0].event == event } }
  }

  private static func tables(of model: ChartModel, sending events: [String]) throws(ChartProblems) -> Chart {
    let descriptors = model.root.all.flatMap(\.transitions).flatMap(\.events).map {
      EventDescriptor($0.value)
    }
    do {
      return try lower(
        model, version: model.version,
        extraEvents: events.filter { event in descriptors.contains { $0.matches(event) } })
    } catch {
      throw ChartProblems(error)
    }
  }

  /// Nil: it waits, since its length is the clinic's, or its end a moment that only a record has.
  func rule(of clock: ClockDeclaration, durations: [String: Span]) -> ClockRule? {
    let length: Span? =
      switch clock.after {
      case .literal(0): nil
      case .literal(let milliseconds): Span(milliseconds: milliseconds)
      case .named(let name): durations[name]
      }
    guard let length, let event = chart.eventIndex(clock.event) else { return nil }
    return ClockRule(event: event, length: length)
  }

  /// Finds what a script names and the chart does not have, before anything is carried out.
  func check(_ script: TraceScript) throws(TraceError) {
    for step in script.steps {
      switch step {
      case .event(let name) where !events.contains(name): throw unknown(event: name)
      case .answer(let name, _) where !chart.guards.contains(name):
        throw TraceError(
          code: .unknownGuard,
          message: "The chart asks no guard '\(name)'\(NearNames(to: name, among: chart.guards)).")
      case .event, .answer, .advance: break
      }
    }
    let named = clocks.compactMap { if case .named(let duration) = $0.after { duration } else { nil } }
    for name in script.durations.keys.sorted() where !named.contains(name) {
      let near = NearNames(to: name, among: Array(Set(named)))
      throw TraceError(
        code: .unknownDuration, message: "No clock of the chart is as long as '\(name)'\(near).")
    }
  }

  private func unknown(event name: String) -> TraceError {
    let isOwn = chart.events.contains(name)
    let what = isOwn ? "The chart raises '\(name)' itself; nobody can send it" : "Nobody sends '\(name)'"
    return TraceError(
      code: .unknownEvent, message: what + "\(NearNames(to: name, among: events)).")
  }
}

extension TraceScript {
  /// The events that it sends.
  var events: [String] {
    steps.compactMap { if case .event(let name) = $0 { name } else { nil } }
  }
}

extension XMLElement {
  /// Whether anything in it has a name of this namespace.
  fileprivate func mentions(_ namespace: String) -> Bool {
    name.namespace == namespace || attributes.contains { $0.name.namespace == namespace }
      || children.contains { $0.mentions(namespace) }
  }
}
