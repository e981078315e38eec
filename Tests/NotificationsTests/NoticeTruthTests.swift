import Notifications
import Refills
import Testing

@Suite struct NoticeTruthTests {
  private func holds(_ notice: RefillChart.Notice, in progress: RefillChart.Progress) throws -> Bool {
    var sample = try Sample(progress)
    sample.refill.regions.patientPart = .nothingAsked
    return notice.isTrue(of: sample.refill.regions)
  }

  @Test(
    "News of a place is true in its states only",
    arguments: [
      (RefillChart.Notice.ready, RefillChart.Progress.ready, RefillChart.Progress.preparing),
      (.ready, .ready, .pickedUp),
      (.preparing, .preparing, .ready), (.preparing, .packed, .shipped),
      (.sent, .pharmacyReceived, .preparing),
      (.received, .withProvider, .approved), (.approved, .cleared, .sent),
      (.held, .holdOutOfStock, .preparing),
      (.partlyReady, .partlyReady, .ready), (.partlyPickedUp, .remainder, .pickedUp),
      (.collectReminder, .ready, .readyWindowOver), (.windowOver, .readyWindowOver, .returnedToStock),
      (.shipped, .outForDelivery, .delivered), (.delivered, .delivered, .deliveryDisputed),
      (.deliveryProblem, .deliveryProblem, .delivered), (.returned, .returnedToStock, .preparing),
      (.notDispensed, .notDispensed, .preparing), (.denied, .denied, .withProvider),
      (.notAccepted, .notAccepted, .withProvider), (.expired, .expired, .withProvider),
      (.needsYou, .holdMismatch, .preparing), (.cancelConfirmed, .cancelled, .preparing),
      (.changed, .discontinued, .delivered), (.wrongItem, .deliveryDisputed, .delivered),
      (.late, .deliveryProblem, .preparing),
    ])
  func places(notice: RefillChart.Notice, within: RefillChart.Progress, outside: RefillChart.Progress) throws
  {
    #expect(try holds(notice, in: within))
    #expect(try !holds(notice, in: outside))
  }

  @Test("News of another region is true by that region")
  func regions() throws {
    var sample = try Sample(.preparing)
    sample.refill.regions.pace = .late
    sample.refill.regions.patientPart = .overdue
    sample.refill.regions.cancel = .cancelRefused
    let regions = sample.refill.regions
    for notice in [RefillChart.Notice.late, .needsYou, .reminder, .cancelRefused] {
      #expect(notice.isTrue(of: regions), "\(notice)")
    }
    #expect(!RefillChart.Notice.cancelConfirmed.isTrue(of: regions))
  }

  @Test("What must not be taken must not be taken in any state", arguments: RefillChart.Progress.allCases)
  func safety(progress: RefillChart.Progress) throws {
    #expect(try holds(.doNotTake, in: progress))
  }

  @Test("Each notice is true somewhere", arguments: RefillChart.Notice.allCases)
  func somewhere(notice: RefillChart.Notice) throws {
    var sample = try Sample()
    sample.refill.regions.patientPart = .asked
    sample.refill.regions.cancel = notice == .cancelRefused ? .cancelRefused : .cancelConfirmed
    sample.refill.regions.pace = .late
    let found = RefillChart.Progress.allCases.contains { progress in
      sample.refill.regions.progress = progress
      return notice.isTrue(of: sample.refill.regions)
    }
    #expect(found)
  }
}
