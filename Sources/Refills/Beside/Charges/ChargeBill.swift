package import Statecharts

/// A charge as the clinic's billing writes it.
package struct ChargeBill: Hashable, Sendable, Codable {
  package enum Charger: String, CaseIterable, Hashable, Sendable, Codable {
    case clinic, pharmacy, insurer
  }

  /// What it is for, in words for the patient; it names no drug. Nil: nobody said.
  package let what: String?
  package let charger: Charger
  package let amount: Money?
  package let dueAt: Instant?
  /// When it is charged again by itself; nil: it does not renew.
  package let renewsAt: Instant?
  /// Where it is paid, by https.
  package let payLink: String?
  /// Where the receipt is, by https.
  package let receiptLink: String?
  /// The pharmacy is not told before it is paid.
  package let holdsUpSending: Bool

  package init(
    what: String? = nil, charger: Charger = .clinic, amount: Money? = nil, dueAt: Instant? = nil,
    renewsAt: Instant? = nil, payLink: String? = nil, receiptLink: String? = nil, holdsUpSending: Bool = false
  ) {
    self.what = what
    self.charger = charger
    self.amount = amount
    self.dueAt = dueAt
    self.renewsAt = renewsAt
    self.payLink = payLink
    self.receiptLink = receiptLink
    self.holdsUpSending = holdsUpSending
  }
}
