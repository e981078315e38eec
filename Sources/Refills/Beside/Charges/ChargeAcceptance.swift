/// That a patient agrees to a price: the very one that was shown.
package struct ChargeAcceptance: Hashable, Sendable, Codable {
  package let amount: Money

  package init(amount: Money) {
    self.amount = amount
  }
}
