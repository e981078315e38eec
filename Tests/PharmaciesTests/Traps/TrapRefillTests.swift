import Pharmacies
import Refills
import Statecharts
import Testing
import Tracking

/// One dispense that says odd things of itself, through the real poller and the real door.
@Suite("Traps in what pharmacies say: what becomes of the refill")
struct TrapRefillTests {
  struct Outcome: Sendable, CustomTestStringConvertible {
    let status: String
    let more: String
    let progress: RefillChart.Progress
    /// What the patient would be told, did it not contradict itself.
    let notice: RefillChart.Notice

    var testDescription: String { status }
  }

  private static let handedOver = #","whenHandedOver":"2026-01-15T16:20:00Z""#

  static let contradictions = [
    Outcome(status: "in-progress", more: handedOver, progress: .ready, notice: .ready),
    Outcome(status: "on-hold", more: handedOver, progress: .holdNoReason, notice: .held),
    Outcome(status: "stopped", more: handedOver, progress: .notDispensed, notice: .notDispensed),
  ]

  @Test(
    "What contradicts itself moves the refill by its status, as unsure, tells the patient nothing and calls support",
    arguments: contradictions)
  func contradiction(_ outcome: Outcome) async throws {
    try await TrapClinic.open { clinic in
      let refill = try await clinic.refillInPreparation()
      let told = try clinic.notices(refill)
      clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", outcome.status, outcome.more))])
      try await clinic.waitFor(refill, outcome.progress)
      #expect(try clinic.now(refill).record.isUnsure)
      #expect(try clinic.notices(refill) == told)
      #expect(try !clinic.support(refill).isEmpty)
      #expect(clinic.poller.board.endpoints().first?.unsure == 1)
    }
  }

  @Test("The same status without the contradiction is sure and told", arguments: contradictions)
  func control(_ outcome: Outcome) async throws {
    try await TrapClinic.open { clinic in
      let refill = try await clinic.refillInPreparation()
      clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", outcome.status))])
      try await clinic.waitFor(refill, outcome.progress)
      #expect(try !clinic.now(refill).record.isUnsure)
      #expect(try clinic.notices(refill).last == outcome.notice)
    }
  }

  @Test(
    "Completed without a word of handing over is picked up only by who picks up; what is sent has left the pharmacy",
    arguments: [
      (Way.pickUp, RefillChart.Progress.pickedUp), (.mail, .shipped), (.courier, .shipped),
      (.unknown, .handedOver),
    ])
  func completed(way: Way, progress: RefillChart.Progress) async throws {
    try await TrapClinic.open { clinic in
      let refill = try await clinic.refillInPreparation(way: way)
      clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", "completed"))])
      try await clinic.waitFor(refill, progress)
      let record = try clinic.now(refill).record
      #expect(!record.isUnsure)
      // Nobody said when: it counts from when we asked.
      #expect(record.movedBy?.handedOverAt == nil)
      #expect(record.progressSince == record.movedBy?.seenAt)
    }
  }

  @Test("Ready at seven o'clock five hours east is ready at two in Greenwich, and its days count from there")
  func zone() async throws {
    try await TrapClinic.open { clinic in
      let refill = try await clinic.refillInPreparation()
      clinic.pharmacy.say([
        ("d1", TrapClinic.dispense("d1", "in-progress", #","whenPrepared":"2026-06-25T07:13:00+05:00""#))
      ])
      try await clinic.waitFor(refill, .ready)
      #expect(try clinic.now(refill).record.moments[.readyAt]?.rfc3339 == "2026-06-25T02:13:00Z")
    }
  }

  @Test("Ready on a date is ready from the beginning of that day where the pharmacy is")
  func date() async throws {
    try await TrapClinic.open(zone: "America/New_York") { clinic in
      let refill = try await clinic.refillInPreparation()
      clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", "in-progress", #","whenPrepared":"2026-03-06""#))]
      )
      try await clinic.waitFor(refill, .ready)
      #expect(try clinic.now(refill).record.moments[.readyAt]?.rfc3339 == "2026-03-06T05:00:00Z")
    }
  }

  @Test(
    "Without meta.lastUpdated a step back counts when the pharmacy says it twice, the second time past caches"
  )
  func stepBack() async throws {
    try await TrapClinic.open { clinic in
      let refill = try await clinic.refillInPreparation()
      clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", "in-progress"))])
      try await clinic.waitFor(refill, .ready)
      #expect(clinic.pharmacy.askedPastCaches == 0)
      clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", "preparation"))])
      try await clinic.waitFor(refill, .preparing)
      #expect(clinic.pharmacy.askedPastCaches > 0)
      #expect(try clinic.now(refill).record.movedBy?.isConfirmed == true)
      #expect(try clinic.notices(refill).suffix(2) == [.ready, .correction])
    }
  }
}
