import Refills
import Statecharts

/// A refill as the API writes it. No drug, no name, no contact.
package struct RefillWire: Encodable, Sendable {
  struct Action: Encodable, Sendable {
    let kind: OpenAction.Kind
    let blocks: OpenAction.Blocking
    let link: String?
    let since: WireTime?
  }
  struct Task: Encodable, Sendable {
    let owner: StaffTask.Owner
    let cause: RefillChart.EventKind
    let since: WireTime
    let urgent: Bool
  }
  struct Step: Encodable, Sendable {
    let at: WireTime
    let event: RefillChart.EventKind
    let actor: Actor
    let from: [String]
    let to: [String]
    let refused: String?
  }

  struct Dispensed: Encodable, Sendable {
    let id: DispenseID
    let external: ExternalID
    let item: String?
    let preparedAt: WireTime?
    let handedOverAt: WireTime?
    let enteredInError: Bool
  }

  struct Former: Encodable, Sendable {
    let endpoint: EndpointName
    let leftAt: WireTime
    /// When it was said that it fills nothing; nil: it may still.
    let settledAt: WireTime?
  }

  /// Who looks after it.
  struct Owner: Encodable, Sendable {
    let staff: StaffID
    let since: WireTime
  }

  let id: RefillID
  let external: ExternalID
  let version: Int64
  let chart: String
  let stage: Stage
  let progress: RefillChart.Progress
  let patientPart: RefillChart.PatientPart
  let cancel: RefillChart.Cancel
  let tracking: RefillChart.Tracking
  let pace: RefillChart.Pace
  let live: Bool
  let acts: Party
  let way: Way
  let brand: BrandName
  let patient: PatientID
  let prescription: PrescriptionID
  /// Where it is filled; nil: nowhere yet.
  let pharmacy: EndpointName?
  let formerPharmacies: [Former]
  /// What did not arrive and this one is sent for; what is sent for this one.
  let replaces: RefillID?
  let replacedBy: RefillID?
  let asOf: WireTime?
  let changedAt: WireTime
  let unsure: Bool
  let unmapped: Bool
  let openActions: [Action]
  let tasks: [Task]
  /// Nil: nobody has taken it.
  let owner: Owner?
  /// Until when it waits at the desk; nil: it was not put off, or something has happened since.
  let snoozedUntil: WireTime?
  /// What may be sent now, and by whom.
  let next: [String: [Actor]]
  let promisedAt: WireTime?
  let runOut: WireTime?
  let timeline: [Step]?
  let dispenses: [Dispensed]?

  init(
    _ refill: Refill, asOf: Instant? = nil, timeline: [JournalEntry]? = nil, dispenses: [Dispense]? = nil
  ) {
    let record = refill.record
    id = refill.id
    external = record.external
    version = refill.version
    chart = RefillChart.table.version
    stage = refill.stage
    progress = refill.progress
    patientPart = refill.regions.patientPart
    cancel = refill.regions.cancel
    tracking = refill.regions.tracking
    pace = refill.regions.pace
    live = refill.isLive
    acts = refill.progress.acts
    way = record.way
    brand = record.brand
    patient = record.patient
    prescription = record.prescription
    pharmacy = record.pharmacy?.endpoint
    replaces = record.replaces
    replacedBy = record.replacedBy
    formerPharmacies = record.formerPlaces.map {
      Former(
        endpoint: $0.place.endpoint, leftAt: WireTime($0.leftAt),
        settledAt: $0.settledAt.map(WireTime.init))
    }
    self.asOf = asOf.map(WireTime.init)
    changedAt = WireTime(refill.changedAt)
    unsure = record.isUnsure
    unmapped = record.isUnmapped
    openActions = record.openActions.map {
      Action(
        kind: $0.kind, blocks: $0.blocks(at: record.gapRisk), link: $0.link,
        since: $0.since.map(WireTime.init))
    }
    tasks = record.tasks.map {
      Task(owner: $0.owner, cause: $0.cause, since: WireTime($0.since), urgent: $0.isUrgent)
    }
    owner = record.owner.map { Owner(staff: $0.staff, since: WireTime($0.since)) }
    snoozedUntil = record.snooze.map { WireTime($0.until) }
    next = Dictionary(
      uniqueKeysWithValues: refill.regions.handled
        .filter { !$0.actors.isSubset(of: [.timer]) && !$0.actors.isEmpty }
        .map { ($0.rawValue, $0.actors.sorted { $0.rawValue < $1.rawValue }) })
    promisedAt = record.moments[.promisedAt].map(WireTime.init)
    runOut = record.runOut.map(WireTime.init)
    self.dispenses = dispenses?.map {
      Dispensed(
        id: $0.id, external: $0.external, item: $0.item, preparedAt: $0.preparedAt.map(WireTime.init),
        handedOverAt: $0.handedOverAt.map(WireTime.init), enteredInError: $0.isEnteredInError)
    }
    self.timeline = timeline?.map {
      Step(
        at: WireTime($0.at), event: $0.kind, actor: $0.sender.actor, from: $0.from, to: $0.to,
        refused: $0.refusal)
    }
  }
}

extension RefillChart.Regions {
  /// What any region has a transition for.
  var handled: Set<RefillChart.EventKind> {
    progress.handled.union(patientPart.handled).union(cancel.handled).union(tracking.handled).union(
      pace.handled)
  }
}
