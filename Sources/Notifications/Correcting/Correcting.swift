package import Refills
import Statecharts
package import Store
package import Tracking

/// Carries out mass corrections: each refill through the door, a patient's all at once, so that they are told once.
package struct Correcting: Sendable {
  /// Refills read at once.
  private static let page = 500

  let views: any Views
  let doorway: any Doorway
  let holds: MessageHolds
  let time: any TimeSource
  let contexts: @Sendable (RefillRecord) -> DecisionContext

  package init(
    views: any Views, doorway: any Doorway, holds: MessageHolds, time: any TimeSource,
    contexts: @escaping @Sendable (RefillRecord) -> DecisionContext
  ) {
    self.views = views
    self.doorway = doorway
    self.holds = holds
    self.time = time
    self.contexts = contexts
  }

  private struct Target {
    let refill: Refill
    let event: RefillChart.Event
  }

  /// What it would do. Nothing is written.
  package func trial(_ correction: MassCorrection) throws(StoreError) -> CorrectionReport {
    var report = CorrectionReport()
    _ = try targets(of: correction, &report)
    return report
  }

  /// Does it. Where the process ends meanwhile, what was done holds, and doing it again does the rest.
  /// - Throws: what the disk says; what was done before holds.
  package func apply(_ correction: MassCorrection) async throws(StoreError) -> CorrectionReport {
    var report = CorrectionReport()
    let targets = try targets(of: correction, &report)
    // So many corrections at once are what is wanted here.
    holds.letGo(.correction, from: correction.endpoint, at: time.now())
    for patient in targets {
      let changes = patient.map { target in
        Submission.Change.input(target.refill.id, target.event, expecting: target.refill.version)
      }
      switch await doorway.submit(Submission(changes, from: correction.sender)) {
      case .unavailable(let error): throw error
      case .answered(.done, _): break
      case .answered, .replayed, .keyReused, .inFlight:
        report.overtaken += patient.count
        report.patients -= 1
        for target in patient { report.refills[target.refill.progress, default: 0] -= 1 }
      }
    }
    report.refills = report.refills.filter { $0.value > 0 }
    return report
  }

  /// The refills that go back, by patient.
  private func targets(
    of correction: MassCorrection, _ report: inout CorrectionReport
  ) throws(StoreError) -> [[Target]] {
    var byPatient: [PatientID: [Target]] = [:]
    var decider = Decider()
    var last: RefillID?
    while report.total + report.stuck < MassCorrection.most {
      let found = try views.moved(
        at: correction.endpoint, from: correction.start, through: correction.end, after: last,
        limit: Self.page)
      for refill in found {
        let now = time.now()
        guard let event = correction.event(for: refill, at: now) else { continue }
        let input = Input(event, from: correction.sender, at: now)
        guard case .decided(let decision) = decider.decide(refill, input, in: contexts(refill.record)),
          decision.refill.progress != refill.progress
        else {
          report.stuck += 1
          continue
        }
        report.refills[refill.progress, default: 0] += 1
        byPatient[refill.record.patient, default: []].append(Target(refill: refill, event: event))
      }
      guard found.count == Self.page else { break }
      last = found.last?.id
    }
    report.patients = byPatient.count
    return byPatient.sorted { $0.key < $1.key }.map(\.value)
  }
}
