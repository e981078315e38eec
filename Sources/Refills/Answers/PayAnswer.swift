/// What the patient pays for. Amounts are kept by the clinic's billing: here is only what the refill knows of them.
package enum PayAnswer: Hashable, Sendable {
  case payment(OpenAction)
  case price(OpenAction)
  case insurance(OpenAction)
  case unknown
}
