/// What kind of news a notice is. It decides by which ways it goes, and what may hold it back.
package enum NoticeClass: String, CaseIterable, Hashable, Sendable {
  /// Ignoring it can harm: all ways, at once.
  case safety
  /// What we said is not so: at once, past the window.
  case correction
  /// The patient has to do something, or must know that nothing more will come.
  case act
  case good
  /// It takes longer than we said.
  case late
  /// Stands on the page; by e-mail only where the patient wants every step.
  case pageOnly

  /// Goes at once whatever was sent before.
  package var passesWindow: Bool {
    switch self {
    case .safety, .correction: true
    case .act, .good, .late, .pageOnly: false
    }
  }

  /// Goes however many texts the patient had.
  package var passesCaps: Bool { passesWindow }

  /// A person calls where nothing else can tell the patient.
  package var mustBeTold: Bool {
    switch self {
    case .safety, .act: true
    case .correction, .good, .late, .pageOnly: false
    }
  }

  /// The week's last text is kept for it.
  package var takesLastText: Bool {
    switch self {
    case .safety, .correction, .act: true
    case .good, .late, .pageOnly: false
    }
  }

  /// What may take the place of what: a later notice replaces a waiting one of its own or a lower weight.
  package var weight: Int {
    switch self {
    case .safety: 5
    case .correction: 4
    case .act: 3
    case .good: 2
    case .late: 1
    case .pageOnly: 0
    }
  }
}
