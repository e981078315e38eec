import Foundation
import Statecharts

/// An invented refill that stands where the words of a page are to be looked at.
struct PageSpecimen: Sendable {
  typealias Change = @Sendable (inout PageSpecimen) -> Void

  static let now = Instant(milliseconds: 1_772_478_300_000)  // 2026-03-02T19:05:00Z
  static let zone = TimeZone(identifier: "America/New_York") ?? .gmt

  var refill: Refill
  /// The pharmacy to which it went first has a name for patients.
  var knowsFormer = true
  /// Visits and charges beside it.
  var beside = Beside.none

  /// Picked up, of a pharmacy that tells everything. Nil never comes: the names are well formed.
  init?(_ progress: RefillChart.Progress, schedule: DrugSchedule = .none, repeats: Int = 3) {
    var randomness = SystemRandomNumberGenerator()
    guard let external = ExternalID("specimen"), let brand = BrandName("specimen"),
      let endpoint = EndpointName("specimen")
    else { return nil }
    let prescription = Prescription(
      id: PrescriptionID(at: Self.now, using: &randomness), external: external,
      patient: PatientID(at: Self.now, using: &randomness), drug: "", schedule: schedule,
      repeatsAllowed: repeats, gapRisk: .high)
    let record = RefillRecord(
      id: RefillID(at: Self.now, using: &randomness), external: external, prescription: prescription,
      brand: brand, request: nil, way: .pickUp, pharmacy: PharmacyPlace(endpoint: endpoint),
      requestedAt: Self.now)
    var log = StepLog()
    let facts = RefillChart.GuardAdapter(RefillFacts(record: record, at: Self.now))
    let configuration = RefillChart.table.start(guards: facts, into: &log)
    guard let regions = RefillChart.Regions(configuration) else { return nil }
    refill = Refill(
      record: record, configuration: configuration, regions: regions, version: 1, changedAt: Self.now)
    refill.regions.progress = progress
  }

  func with(_ change: Change) -> PageSpecimen {
    var changed = self
    change(&changed)
    return changed
  }

  private mutating func ask(_ kinds: [OpenAction.Kind], isOverdue: Bool = false) {
    refill.record.openActions = kinds.map { OpenAction(kind: $0, text: "") }
    refill.regions.patientPart = isOverdue ? .overdue : .asked
  }

  private mutating func reroute() {
    refill.record.formerPlaces =
      refill.record.pharmacy.map { [FormerPlace(place: $0, leftAt: Self.now)] } ?? []
  }

  private mutating func correct(_ said: RefillChart.Answer, by source: Report.Source?, before span: Span) {
    let changedAt = Self.now - span
    refill.record.correction = Correction(said: said, saidAt: changedAt - .hours(1), changedAt: changedAt)
    refill.record.movedBy = source.map {
      Report(source: $0, reportedAt: changedAt, seenAt: Self.now, status: "")
    }
  }
}

extension PageSpecimen {
  /// What a record may be like in a state; the first is as plain as it can be.
  static func shapes(of progress: RefillChart.Progress) -> [Change] {
    var shapes: [Change] = [
      { _ in },
      { $0.refill.record.way = .mail },
      { $0.refill.record.way = .unknown },
      { $0.renew() },
      {
        $0.refill.record.handedOver = Quantity(thousandths: 30_500, ofThousandths: 90_000)
        $0.refill.record.moments[.heldUntil] = now + .days(1)
        $0.refill.record.moments[.readyAt] = now - .days(1)
        $0.refill.record.clocks[.windowOver] = armed(.days(9))
      },
      { $0.refill.record.handedOver = Quantity(thousandths: 30_000) },
      {
        $0.refill.record.collected = Collected(
          thousandths: 30_000, before: 0, ofThousandths: 90_000, since: now - .days(1))
        $0.refill.record.handedOver = Quantity(thousandths: 60_000, ofThousandths: 90_000)
      },
      {
        $0.refill.record.decision = ProviderDecision(kind: .denied(Denial(reason: .other)), by: "", at: now)
      },
    ]
    for tells: Set<Reportable> in [[], [.work], [.work, .readiness]] {
      for way in [Way.pickUp, .mail] {
        shapes.append {
          $0.refill.record.pharmacy = $0.refill.record.pharmacy.map {
            PharmacyPlace(endpoint: $0.endpoint, tells: tells)
          }
          $0.refill.record.way = way
        }
      }
    }
    if progress == .denied {
      for reason in Denial.Reason.allCases {
        for gap in [nil, Denial.Gap.safeToWait, .bridge(days: 5), .weCallToday] {
          let denial = Denial(reason: reason, gap: gap)
          shapes.append {
            $0.refill.record.decision = ProviderDecision(kind: .denied(denial), by: "", at: now)
          }
        }
      }
    }
    if progress == .notAccepted {
      for reason in ScreeningFailure.Reason.allCases {
        for notBefore in [nil, now + .days(4)] {
          shapes.append {
            $0.refill.record.failure = ScreeningFailure(reason: reason, notBefore: notBefore)
          }
        }
      }
    }
    return shapes
  }

  /// What may be said besides; the last is all of it.
  static let additions: [Change] = {
    var additions: [Change] = RefillChart.Answer.allCases.map { said in
      { $0.correct(said, by: nil, before: .minutes(5)) }
    }
    additions += [
      { $0.correct(.ready, by: .pharmacy, before: .days(1)) },
      { $0.correct(.delivered, by: .carrier, before: .days(1)) },
      { $0.refill.regions.cancel = .cancelRequested }, { $0.refill.regions.cancel = .cancelRefused },
      { $0.refill.regions.cancel = .cancelConfirmed },
      { $0.refill.record.isUnsure = true }, { $0.refill.record.isDiscontinued = true },
      { $0.reroute() },
      {
        $0.reroute()
        $0.knowsFormer = false
      },
      { $0.refill.regions.pace = .late },
      { $0.refill.record.moments[.promisedAt] = now + .hours(1) },
      { $0.refill.record.moments[.promisedAt] = now + .days(2) },
      {
        $0.ask([])
        $0.refill.regions.pace = .paused
      },
      { $0.ask([.labs, .price, .payment], isOverdue: true) },
    ]
    additions += OpenAction.Kind.allCases.map { kind in { $0.ask([kind]) } }
    additions += [
      { $0.arrange(.visitOffered(VisitPlan(slots: [now + .days(2)]))) },
      {
        $0.ask([.visit])
        $0.arrange(.visitBooked(VisitPlan(startsAt: now + .days(2))))
      },
      { $0.charge(.chargeDue(ChargeBill())) },
    ]
    additions.append {
      $0.correct(.ready, by: .pharmacy, before: .days(1))
      $0.refill.regions.cancel = .cancelRefused
      $0.refill.record.isUnsure = true
      $0.reroute()
      $0.refill.regions.pace = .late
      $0.refill.record.moments[.promisedAt] = now + .days(2)
      $0.refill.record.isDiscontinued = true
      $0.ask([.labs, .price], isOverdue: true)
    }
    return additions
  }()

  /// The road is the prescription's, so the refill is made anew.
  private mutating func renew() {
    let progress = refill.regions.progress
    if let renewed = PageSpecimen(progress, schedule: .two, repeats: 0) { self = renewed }
  }

  private static func armed(_ span: Span) -> ArmedClock {
    ArmedClock(occurrence: 1, startedAt: now, due: now + span, unpausedDue: now + span)
  }
}
