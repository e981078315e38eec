import Foundation
package import Refills

/// Where each region of the chart stands, by the chart's own ids.
package struct RegionStates: Hashable, Sendable, Codable {
  package let progress: RefillChart.Progress
  package let patientPart: RefillChart.PatientPart
  package let cancel: RefillChart.Cancel
  package let tracking: RefillChart.Tracking
  package let pace: RefillChart.Pace

  /// From the ids of a journal row, in any order; nil where a region is missing or has another chart's state.
  package init?(_ ids: [String]) {
    func first<State: RawRepresentable>(_ type: State.Type) -> State? where State.RawValue == String {
      ids.lazy.compactMap(State.init(rawValue:)).first
    }
    guard let progress = first(RefillChart.Progress.self),
      let patientPart = first(RefillChart.PatientPart.self),
      let cancel = first(RefillChart.Cancel.self), let tracking = first(RefillChart.Tracking.self),
      let pace = first(RefillChart.Pace.self)
    else { return nil }
    self.progress = progress
    self.patientPart = patientPart
    self.cancel = cancel
    self.tracking = tracking
    self.pace = pace
  }

  /// From the states of a row of the stream; nil where they are no list of ids of this chart.
  package init?(text: String) {
    do {
      self.init(try JSONDecoder().decode([String].self, from: Data(text.utf8)))
    } catch {
      return nil
    }
  }

  /// What the patient sees: the stage of the progress, unless they have to act before it goes on.
  package var stage: Stage {
    switch progress.stage {
    case .requested, .reviewPending, .approved, .sentToPharmacy:
      pace == .paused || progress.acts == .patient ? .waitingOnYou : progress.stage
    case .shippedOrReady, .waitingOnYou, .closed: progress.stage
    }
  }
}
