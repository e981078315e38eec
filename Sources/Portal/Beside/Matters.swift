import Refills

/// All that stands beside a patient's refills.
struct Matters: Sendable {
  let visits: [Visit]
  let charges: [Charge]
  let threads: [Conversation]

  /// What is about a refill; nil: what is about none.
  func about(_ refill: RefillID?) -> Beside {
    Beside(
      visits: visits.filter { $0.refill == refill }, charges: charges.filter { $0.refill == refill },
      thread: threads.first { refill != nil && $0.refill == refill })
  }
}
