import Refills
import Statecharts

/// `PUT /v1/charges/{clinic's id}`: a charge as the billing system has it now.
package struct ChargeBody: JSONBody {
  package static let members: Set<String> = [
    "patient", "refill", "status", "what", "chargedBy", "amount", "currency", "dueAt", "renewsAt", "payLink",
    "receiptLink", "holdsUpSending",
  ]

  package enum Status: String, CaseIterable, Decodable, Sendable {
    case quoted, due, paid, failed, disputed, refunding, refunded, dropped
  }

  let patient: ExternalID
  /// Our id of the refill that it is for, or the clinic's.
  let refill: String?
  let status: Status
  let what: String?
  let chargedBy: ChargeBill.Charger?
  /// With two decimals: `12.50`.
  let amount: String?
  let currency: String?
  let dueAt: WireTime?
  let renewsAt: WireTime?
  let payLink: String?
  let receiptLink: String?
  let holdsUpSending: Bool?

  /// - Parameter payLink: where it is paid, with where that leads back to.
  func bill(payLink: String?) throws(Problem) -> ChargeBill {
    let money = amount.flatMap { Money($0, currency: currency ?? "USD") }
    if Money(amount ?? "0", currency: currency ?? "USD") == nil {
      throw .unprocessable(
        "“amount” is written 12.50, at most 1000000.00, and “currency” as three capital letters.")
    }
    if status == .quoted, money == nil { throw .unprocessable("A price that is quoted has an “amount”.") }
    return ChargeBill(
      what: try ShownText.check(what, "what"), charger: chargedBy ?? .clinic, amount: money,
      dueAt: dueAt?.moment, renewsAt: renewsAt?.moment, payLink: try ShownText.link(payLink, "payLink"),
      receiptLink: try ShownText.link(receiptLink, "receiptLink"), holdsUpSending: holdsUpSending ?? false)
  }

  /// Whether the patient is to pay the bill, or has.
  func asksForMoney(_ bill: ChargeBill) -> Bool {
    switch status {
    case .quoted, .due, .failed, .paid: bill.amount.map { $0.minor > 0 } ?? true
    case .disputed, .refunding, .refunded, .dropped: false
    }
  }

  /// Who may say it: those who may send what it comes to.
  var kind: ChargeChart.EventKind {
    switch status {
    case .quoted: .chargeQuoted
    case .due: .chargeDue
    case .paid: .chargePaid
    case .failed: .chargeFailed
    case .disputed: .chargeDisputed
    case .refunding: .chargeRefunding
    case .refunded: .chargeRefunded
    case .dropped: .chargeDropped
    }
  }

  /// What is new in it; nil: it says what is known.
  func event(_ bill: ChargeBill, of charge: Charge) -> ChargeChart.Event? {
    let isKnown = charge.state.rawValue == status.rawValue || status == .quoted && charge.state == .accepted
    if charge.facts.bill == bill, isKnown { return nil }
    return switch status {
    case .quoted: .chargeQuoted(bill)
    case .due: .chargeDue(bill)
    case .paid: .chargePaid(bill)
    case .failed: .chargeFailed(bill)
    case .disputed: .chargeDisputed(bill)
    case .refunding: .chargeRefunding(bill)
    case .refunded: .chargeRefunded(bill)
    case .dropped: .chargeDropped(bill)
    }
  }
}
