/// A chart, checked and lowered to flat tables. The one runtime reads nothing else.
///
/// States stand in document order, so that the descendants of state `s` are exactly `s + 1 ... s.last`.
/// State 0 is the `<scxml>` element itself. All indices are indices into the arrays of this value.
package struct Chart: Sendable {
  /// The chart's `name`, for example `refill`.
  package let name: String
  /// SHA-256 of the canonical form, in hexadecimal: editors may move things about without a new version.
  package let version: String
  package let states: [ChartState]
  package let transitions: [ChartTransition]
  /// What transitions and states do, referred to by ranges.
  package let actions: [ChartAction]
  /// Every event that the chart names, with its dots. Wildcards and prefixes are resolved when it is compiled.
  package let events: [String]
  /// Names of the guards, at most 64.
  package let guards: [String]
  /// Names of the clocks (`rx:clock`), of the commands (`rx:do`) and of the notices, by index.
  package let clocks: [String]
  package let commands: [String]
  package let notices: [String]
  /// The same chart, laid out for speed.
  @usableFromInline let tables: ChartTables

  /// - Precondition: the tables belong together: indices are in range, parents stand before children, compound and
  ///   history states have a default transition into what they may enter, and there are at most 128 states,
  ///   64 guards and 8 histories. `lower` in the compiler sees to all of it.
  package init(
    name: String, version: String, states: [ChartState], transitions: [ChartTransition],
    actions: [ChartAction], events: [String], guards: [String], clocks: [String], commands: [String],
    notices: [String]
  ) {
    self.name = name
    self.version = version
    self.states = states
    self.transitions = transitions
    self.actions = actions
    self.events = events
    self.guards = guards
    self.clocks = clocks
    self.commands = commands
    self.notices = notices
    tables = ChartTables(
      states: states, transitions: transitions, actions: actions, events: events, guardCount: guards.count)
  }
}
