import Foundation
import Refills
import Statecharts
import StoreTesting
import Tracking

/// A payment system whose word stands in a header: `paid c-1 40.00`.
struct Bank: PaymentVerifier {
  static let header = "x-said"

  func verify(_ system: String, headers: [String: String], body: [UInt8], at now: Instant) -> PaymentVerdict {
    guard system == "bank" else { return .noSuchSystem }
    guard let said = headers[Self.header] else { return .badSignature }
    let words = said.split(separator: " ").map(String.init)
    guard let outcome = words.first.flatMap(PaymentWord.Outcome.init), words.count > 1,
      let charge = ExternalID(words[1]), let brand = BrandName("north")
    else { return said == "nothing" ? .aboutNothing : .unreadable }
    let amount = words.count > 2 ? Money(words[2], currency: "USD") : nil
    return .said(PaymentWord(charge: charge, outcome: outcome, amount: amount), of: [brand])
  }
}
