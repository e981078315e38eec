package import Statecharts

/// One refill as it is now: its record, where its chart is, and how often it changed.
package struct Refill: Hashable, Sendable {
  package var record: RefillRecord {
    unsafeAddress { unsafe shared.place }
    unsafeMutableAddress { unsafe shared.ownPlace() }
  }
  package var configuration: Configuration
  package var regions: RefillChart.Regions
  /// Counts from 1; each input that changed anything adds 1. It is the entity tag and the sequence number.
  package var version: Int64
  /// When it last changed.
  package var changedAt: Instant
  /// The record: by far the largest part, and whoever decides hands refills on and on.
  private(set) var shared: Shared<RefillRecord>

  package init(
    record: RefillRecord, configuration: Configuration, regions: RefillChart.Regions, version: Int64,
    changedAt: Instant
  ) {
    shared = Shared(record)
    self.configuration = configuration
    self.regions = regions
    self.version = version
    self.changedAt = changedAt
  }

  package var id: RefillID { record.id }
  package var progress: RefillChart.Progress { regions.progress }

  /// Whether something is still going to happen.
  package var isLive: Bool { !progress.isClosed }

  /// Pharmacies that had it before and are asked about it on: those that have settled it may take that back. Once it is
  /// closed nobody asks them.
  package var watchedFormerPlaces: [FormerPlace] { isLive ? record.formerPlaces : [] }

  /// What the patient sees: the stage of the progress, unless an open action holds it up.
  package var stage: Stage {
    isWaitingOnPatient ? .waitingOnYou : progress.stage
  }

  /// True while an open action blocks what comes next.
  package var isWaitingOnPatient: Bool {
    switch progress.stage {
    case .requested, .reviewPending: record.isBlocked(.decision) || progress.acts == .patient
    case .approved: progress.acts == .patient
    case .sentToPharmacy: progress.acts == .patient
    case .shippedOrReady, .waitingOnYou, .closed: false
    }
  }
}

extension RefillChart.Progress {
  /// No pharmacy has it from us, and none was sent it by others: what is chosen now, or corrected, counts for the order
  /// that we are going to send.
  package var isBeforeOrder: Bool {
    switch self {
    case .received, .screening, .screeningAgain, .withProvider, .withCover, .withLead, .changesToConfirm,
      .noProvider, .approved, .cleared, .sendFailed, .denied:
      true
    default: false
    }
  }

  /// A parcel is with the carrier, or was: no pharmacy sends it on any more.
  var isOnItsWayHome: Bool {
    switch self {
    case .shipped, .outForDelivery, .deliveryProblem, .deliveryDisputed: true
    default: false
    }
  }
}
