extension ChartProblem.Code {
  /// Two states, clocks, events or guards with one name.
  package static let duplicate = Self(name: "duplicate")
  /// A name that nothing declares.
  package static let unknown = Self(name: "unknown")
  /// A name that Swift cannot have, or has already.
  package static let swiftName = Self(name: "swiftName")
  /// A state that no transition leads to, or a transition whose condition cannot hold.
  package static let unreachable = Self(name: "unreachable")
  /// A live state that nothing leads out of.
  package static let stuck = Self(name: "stuck")
  /// A live state in which nobody has to act and no clock does anything.
  package static let unattended = Self(name: "unattended")
  /// A fact that a state needs, or one where it has no effect.
  package static let fact = Self(name: "fact")
  /// A transition that another one always forestalls.
  package static let neverWins = Self(name: "neverWins")
  /// Transitions that may follow each other for ever without an event.
  package static let endless = Self(name: "endless")
  /// A clock or a delayed event for which nothing waits, or that nothing cancels.
  package static let clock = Self(name: "clock")
  /// An event that nobody sends.
  package static let neverSent = Self(name: "neverSent")
  /// An event that nothing handles.
  package static let neverHandled = Self(name: "neverHandled")
  /// Regions that would pull each other away.
  package static let conflict = Self(name: "conflict")
}
