/// What the patient pays for: what the clinic's billing said, or what the refill alone knows.
package enum PayAnswer: Hashable, Sendable {
  /// What presses most, and how many charges there are beside it.
  case charge(Charge, others: Int)
  case payment(OpenAction)
  case price(OpenAction)
  case insurance(OpenAction)
  /// It goes in the place of one that did not arrive, and costs nothing more.
  case replacement
  case unknown

  /// What of several is said first: the least.
  package var pressing: Int {
    switch self {
    case .charge(let charge, _): PayAnswer.rank(charge).0
    case .payment: 0
    case .price: 1
    case .insurance: 2
    case .replacement: .max - 1
    case .unknown: .max
    }
  }
}
