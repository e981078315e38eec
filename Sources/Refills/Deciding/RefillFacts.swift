package import Statecharts

/// The answers to the chart's guards, from the record as the event left it.
package struct RefillFacts: RefillChart.Guards {
  /// How long news may open what is closed.
  package static let reopenWindow = Span.days(30)

  private let shared: Shared<RefillRecord>
  let moment: Instant
  let report: Report?

  /// - Parameter report: what the event being decided reports; nil for other events.
  package init(record: RefillRecord, at moment: Instant, report: Report? = nil) {
    shared = Shared(record)
    self.moment = moment
    self.report = report
  }

  init(of refill: Refill, at moment: Instant, report: Report? = nil) {
    shared = refill.shared
    self.moment = moment
    self.report = report
  }

  var record: RefillRecord { unsafeAddress { unsafe shared.place } }

  package var isScheduled: Bool { record.schedule.isScheduled }
  package var isRenewal: Bool { record.road == .renewal }
  package var collectsInPerson: Bool { record.way == .pickUp }
  package var isSentHome: Bool { record.way.isSentHome }
  package var pharmacyReports: Bool { !told.isEmpty }
  package var pharmacyConfirms: Bool { told.contains(.work) }
  package var pharmacyFinishes: Bool { !told.subtracting([.work]).isEmpty }
  package var deliveryIsReported: Bool { told.contains(.delivery) }
  package var nothingBlocksDecision: Bool { !isBlocked(.decision) }
  package var allActionsDone: Bool { record.openActions.isEmpty }
  package var isDiscontinued: Bool { record.isDiscontinued }
  package var gapRiskIsHigh: Bool { record.gapRisk.countsAsHigh }
  package var startsWithPharmacy: Bool { record.importedAt != nil }

  /// A decision that was blocked stays blocked for sending: what the patient owes does not lapse on the way.
  package var nothingBlocksSending: Bool { !isBlocked(.sending) && !isBlocked(.decision) }

  package var somethingRemains: Bool { record.somethingRemains }

  package var reopenable: Bool {
    guard let closedAt = record.moments[.closedAt] else { return true }
    return moment - closedAt <= Self.reopenWindow
  }

  /// The item that is now entered in error is the one whose news brought the refill here.
  package var thisReportMovedIt: Bool {
    guard let mover = record.movedBy, let report else { return false }
    if let wordAt = record.wordAt, mover.source != .staff, mover.orderedBy <= wordAt { return false }
    return mover.isFrom(sourceOf: report)
  }

  var readinessIsReported: Bool { told.contains(.readiness) }

  /// Whether it will be told that the medicine left the pharmacy, by the way that it takes.
  package var handoverIsReported: Bool {
    switch record.way {
    case .pickUp: told.contains(.collection)
    case .mail, .courier: told.contains(.shipping)
    case .unknown: !told.isDisjoint(with: [.collection, .shipping])
    }
  }

  private var told: Set<Reportable> { record.pharmacy?.tells ?? [] }

  private func isBlocked(_ what: OpenAction.Blocking) -> Bool { record.isBlocked(what) }
}
