import Foundation
import Refills
import Statecharts
import Store

/// What the pages ask of the store, in the order in which they ask it; what they make of it is not measured.
struct PageReads {
  /// As long as the pages' own lists.
  private static let queueRows = 40
  private static let cards = 50
  private static let timeline = 500
  private static let mostCounted = 100
  /// The states in which the provider's list shows a refill.
  private static let decidable = Set(
    RefillChart.Progress.allCases.filter {
      $0.handled.contains(.providerApprove) || $0.handled.contains(.providerDecidedElsewhere)
    })

  let views: any Views
  let directory: any Directory
  let brand: BrandName

  /// `GET /v1/refills/{id}`
  func refill(_ id: RefillID) throws {
    guard let refill = try views.refill(id) else { throw BenchError.seeding }
    _ = try views.journal(of: id, limit: Self.timeline)
    _ = try directory.dispenses(of: refill.record.patient)
    try mark(of: refill)
  }

  /// A page of the provider's queue; the cursor of the next.
  func queue(after cursor: String?) throws -> String? {
    let page = try views.refills(
      matching: RefillFilter(brands: [brand], progress: Self.decidable, isLive: true), after: cursor,
      limit: Self.queueRows)
    guard !page.refills.isEmpty else { throw BenchError.seeding }
    _ = try views.counts(brands: [brand])
    _ = try views.doubts()
    for filter in [
      RefillFilter(brands: [brand], task: .support), RefillFilter(brands: [brand], isLate: true),
    ] {
      _ = try views.count(matching: filter, limit: Self.mostCounted)
    }
    _ = try directory.patients(Set(page.refills.map(\.record.patient)))
    _ = try directory.prescriptions(Set(page.refills.map(\.record.prescription)))
    return page.next
  }

  /// The patient's list.
  func home(of patient: PatientID) throws {
    _ = try directory.patient(patient)
    let visits: [Visit] = try directory.matters(of: patient)
    let charges: [Charge] = try directory.matters(of: patient)
    let threads: [Conversation] = try directory.matters(of: patient)
    guard visits.isEmpty, charges.isEmpty, threads.isEmpty else { throw BenchError.seeding }
    for refill in try views.refills(of: patient, limit: Self.cards) {
      try mark(of: refill)
      _ = try directory.prescription(refill.record.prescription)
    }
  }

  private func mark(of refill: Refill) throws {
    guard let place = refill.record.pharmacy else { return }
    _ = try views.readingMark(at: place.endpoint, item: place.item ?? "")
  }
}
