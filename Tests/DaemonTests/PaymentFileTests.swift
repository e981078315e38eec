import Crypto
import Daemon
import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing
import Tracking

@Suite("The files of payment systems")
struct PaymentFileTests {
  private static let now = Instant(milliseconds: 1_800_000_000_000)
  private static let secret = "whsec_a-secret-of-the-payment-system"
  private static let stripe = "provider: stripe\nsecret: {env: PAY}\nbrands: [clinic]\n"

  private func systems(_ text: String, secret: String = secret) throws -> PaymentSystems {
    let folder = try SettingsFolder([
      "brands/clinic.yaml": ConfigurationFolderTests.brand, "payments/bank.yaml": text,
    ])
    return PaymentSystems(
      files: try ConfigurationFolder(folder.path, environment: ["PAY": secret]).payments)
  }

  private func body(
    _ type: String, amount: String = "\"amount_received\":4000", charge: String = "\"refilld_charge\":\"c-1\""
  ) -> [UInt8] {
    Array(
      #"{"id":"evt_1","created":1799999990,"type":"\#(type)","data":{"object":{\#(amount),"currency":"usd","metadata":{\#(charge)}}}}"#
        .utf8)
  }

  private func verdict(
    _ systems: PaymentSystems, _ body: [UInt8], by secret: String = secret, at time: Instant = now,
    named system: String = "bank"
  ) -> PaymentVerdict {
    let seconds = "\(time.milliseconds / 1000)"
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("\(seconds).".utf8) + body, using: SymmetricKey(data: Array(secret.utf8)))
    let hex = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return systems.verify(
      system, headers: ["stripe-signature": "t=\(seconds),v1=\(hex),v0=00"], body: body, at: Self.now)
  }

  private func word(
    _ outcome: PaymentWord.Outcome, _ amount: String?, at: Instant? = Instant(milliseconds: 1_799_999_990_000)
  ) throws -> PaymentVerdict {
    .said(
      PaymentWord(
        charge: try #require(ExternalID("c-1")), outcome: outcome,
        amount: amount.flatMap { Money($0, currency: "USD") }, at: at),
      of: [try #require(BrandName("clinic"))])
  }

  @Test("Stripe's own words are read, amounts in hundredths")
  func stripeWords() throws {
    let systems = try systems(Self.stripe)
    #expect(try verdict(systems, body("payment_intent.succeeded")) == word(.paid, "40.00"))
    let failed = body("payment_intent.payment_failed", amount: "\"amount_received\":0")
    #expect(try verdict(systems, failed) == word(.failed, nil))
    let refund = body("charge.refunded", amount: "\"amount\":4000,\"amount_refunded\":1005")
    #expect(try verdict(systems, refund) == word(.refunded, "10.05"))
    for other in [body("customer.created"), body("payment_intent.succeeded", charge: "\"order\":\"7\"")] {
      #expect(verdict(systems, other) == .aboutNothing)
    }
  }

  @Test("What is forged, old, or changed on the way is not believed")
  func forged() throws {
    let systems = try systems(Self.stripe)
    let body = body("payment_intent.succeeded")
    #expect(verdict(systems, body, by: "another secret") == .badSignature)
    #expect(verdict(systems, body, at: Self.now - .minutes(6)) == .badSignature)
    #expect(verdict(systems, body, at: Self.now + .minutes(6)) == .badSignature)
    #expect(systems.verify("bank", headers: [:], body: body, at: Self.now) == .badSignature)
    #expect(verdict(systems, body, named: "other") == .noSuchSystem)
  }

  @Test(
    "Money that cannot be read is nobody's guess",
    arguments: [
      "\"amount_received\":\"a lot\"", "\"amount_received\":-1", "\"amount_received\":40.5",
      "\"amount_received\":99999999999999999999", "\"amount\":4000", "\"amount_received\":null",
    ])
  func unreadable(amount: String) throws {
    let systems = try systems(Self.stripe)
    #expect(verdict(systems, body("payment_intent.succeeded", amount: amount)) == .unreadable)
    #expect(verdict(systems, Array("{".utf8)) == .unreadable)
  }

  @Test("A system of one's own says where what stands, and two secrets overlap")
  func own() throws {
    let systems = try systems(
      """
      provider:
        check: stripe
        charge: [order.id]
        status: result
        statuses: {ok: paid}
        amount: order.total
        amount-unit: decimal
      secret: [{env: PAY}, {env: PAY}]
      brands: [clinic]
      """)
    let said = Array(#"{"result":"ok","order":{"id":"c-1","total":"40.00"}}"#.utf8)
    #expect(try verdict(systems, said) == word(.paid, "40.00", at: nil))
    #expect(verdict(systems, Array(#"{"result":"no","order":{"id":"c-1"}}"#.utf8)) == .aboutNothing)
  }

  @Test(
    "What a file cannot say is refused with its place",
    arguments: [
      ("stripe", "strype", 1, "stripe"), ("[clinic]", "[klinic]", 3, "there are: clinic"),
      ("{env: PAY}", "{env: NOTHING}", 2, "NOTHING"), ("{env: PAY}", "[]", 2, "1 to 4 secrets"),
      ("secret: {env: PAY}\n", "", 1, "secret"), ("brands", "brand", 3, "brand"),
      ("stripe", "{check: basic, charge: a, status: b, statuses: {c: paid}, amount: d}", 1, "signed"),
      ("stripe", "{check: stripe, charge: a, status: b, statuses: {c: paid}}", 1, "amount"),
      (
        "stripe",
        "{check: {hmac: {header: x, timestamp-header: y}}, charge: a, status: b, statuses: {c: paid}, amount: d}",
        1, "timestamp"
      ),
      (
        "stripe", "{check: stripe, charge: a, status: b, statuses: {c: payed}, amount: d}", 1,
        "paid, failed, refunded"
      ),
      ("stripe", "{check: stripe, charge: a b, status: b, statuses: {c: paid}, amount: d}", 1, "path"),
    ])
  func badFile(_ right: String, _ wrong: String, _ line: Int, _ word: String) throws {
    let error = try #require(
      #expect(throws: FileError.self) { try systems(Self.stripe.replacing(right, with: wrong)) })
    #expect(error.line == line && error.message.contains(word.split(separator: ",")[0]), "\(error)")
  }
}
