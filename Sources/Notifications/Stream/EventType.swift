import Refills

/// Types of the events that systems can follow, by the region of the chart that changed. A change in several
/// regions at once is one event, of the type that stands first here.
package enum EventType: String, CaseIterable, Hashable, Sendable, Codable {
  case progress = "org.refilld.refill.progress"
  case cancel = "org.refilld.refill.cancel"
  case patientPart = "org.refilld.refill.patient-part"
  case pace = "org.refilld.refill.pace"
  case tracking = "org.refilld.refill.tracking"

  /// Those that are about where the medicine is and what the patient is asked, not about the following of it.
  package static let aboutTheWay: Set<Self> = [.progress, .cancel, .patientPart]

  /// Nil where nothing changed.
  init?(from: RegionStates?, to: RegionStates) {
    guard let from else {
      self = .progress
      return
    }
    let changed = Self.allCases.first { type in
      switch type {
      case .progress: from.progress != to.progress
      case .cancel: from.cancel != to.cancel
      case .patientPart: from.patientPart != to.patientPart
      case .pace: from.pace != to.pace
      case .tracking: from.tracking != to.tracking
      }
    }
    guard let changed else { return nil }
    self = changed
  }
}
