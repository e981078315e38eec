/// What the patient pays for: what the clinic's billing said, or what the refill alone knows.
package enum PayAnswer: Hashable, Sendable {
  /// What presses most, and how many charges there are beside it.
  case charge(Charge, others: Int)
  case payment(OpenAction)
  case price(OpenAction)
  case insurance(OpenAction)
  case unknown
}
