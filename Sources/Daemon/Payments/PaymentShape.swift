import Foundation
import Pharmacies
import Refills
import Statecharts

/// Where a payment system says what: which charge, what became of it, how much.
struct PaymentShape: Hashable, Sendable {
  /// How amounts are written.
  private enum Unit: String, CaseIterable {
    /// Hundredths, as a whole number: `4000`.
    case minor
    /// `40.00`
    case decimal
  }

  /// The systems that have a name, in the words of a file.
  private static let byName = [
    "stripe": """
    {check: stripe, charge: data.object.metadata.refilld_charge, status: type,
    statuses: {payment_intent.succeeded: paid, payment_intent.payment_failed: failed, charge.refunded: refunded},
    amount: [data.object.amount_received, data.object.amount_refunded], amount-unit: minor,
    currency: data.object.currency, receipt: data.object.receipt_url, at: created, at-format: seconds}
    """,
    "standard": """
    {check: standard-webhooks, charge: data.charge, status: type,
    statuses: {payment.paid: paid, payment.failed: failed, payment.refunded: refunded},
    amount: data.amount, amount-unit: decimal, currency: data.currency, receipt: data.receiptLink, at: timestamp,
    at-format: rfc3339}
    """,
  ]

  private let charge: [JSONPath]
  private let status: [JSONPath]
  private let outcomes: [String: PaymentWord.Outcome]
  private let amount: [JSONPath]
  private let unit: Unit
  private let currency: [JSONPath]
  private let receipt: [JSONPath]
  private let at: [JSONPath]
  private let atFormat: TimeFormat

  /// What is written of a system; for a name what it stands for.
  static func mapping(_ value: FileValue) throws(FileError) -> FileMapping {
    var value = value
    if !value.isMapping {
      let name = try value.text()
      guard let yaml = byName[name] else {
        let names = byName.keys.sorted().joined(separator: ", ")
        throw value.refusal(
          "Write one of \(names) here, or say where it stands: {check: …, charge: …, status: …, statuses: …}."
        )
      }
      value = try FileValue(yaml: yaml, file: name)
    }
    return try value.mapping([
      "check", "charge", "status", "statuses", "amount", "amount-unit", "currency", "receipt", "at",
      "at-format",
    ])
  }

  init(_ all: FileMapping) throws(FileError) {
    func paths(_ key: String) throws(FileError) -> [JSONPath] {
      try all.optional(key) { value throws(FileError) in try value.paths() } ?? []
    }
    charge = try all.required("charge").paths()
    status = try all.required("status").paths()
    var outcomes: [String: PaymentWord.Outcome] = [:]
    for (word, value) in try all.required("statuses").table().entries {
      outcomes[word] = try value.word(PaymentWord.Outcome.self)
    }
    self.outcomes = outcomes
    amount = try all.required("amount").paths()
    unit = try all.optional("amount-unit") { value throws(FileError) in try value.word(Unit.self) } ?? .minor
    currency = try paths("currency")
    receipt = try paths("receipt")
    at = try paths("at")
    atFormat =
      try all.optional("at-format") { value throws(FileError) in try value.word(TimeFormat.self) } ?? .seconds
  }

  /// What it says; nil: nothing of a charge of ours.
  /// - Throws: where its amount or time cannot be read: nobody guesses at money.
  func read(_ body: [UInt8]) throws(PaymentUnreadable) -> PaymentWord? {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.read(body)
    } catch {
      throw PaymentUnreadable()
    }
    func word(_ paths: [JSONPath]) -> String? { paths.lazy.compactMap { $0.word(in: value) }.first }
    guard let outcome = word(status).flatMap({ outcomes[$0] }),
      let charge = word(charge).flatMap(ExternalID.init)
    else { return nil }
    var amount: Money?
    // A try that failed took nothing.
    if outcome != .failed {
      let currency = currency.isEmpty ? "USD" : word(currency)
      guard let text = word(self.amount), let currency, let money = money(text, in: currency) else {
        throw PaymentUnreadable()
      }
      amount = money
    }
    return PaymentWord(
      charge: charge, outcome: outcome, amount: amount,
      at: try word(at).map { text throws(PaymentUnreadable) in try moment(text) },
      receiptLink: word(receipt))
  }

  private func moment(_ text: String) throws(PaymentUnreadable) -> Instant {
    guard case .moment(let moment)? = atFormat.read(text) else { throw PaymentUnreadable() }
    return moment
  }

  private func money(_ text: String, in currency: String) -> Money? {
    let currency = currency.uppercased()
    switch unit {
    case .decimal: return Money(text, currency: currency)
    case .minor:
      guard let minor = Int64(text), minor >= 0 else { return nil }
      let cents = String(minor % 100)
      return Money("\(minor / 100).\(cents.count < 2 ? "0" : "")\(cents)", currency: currency)
    }
  }
}
