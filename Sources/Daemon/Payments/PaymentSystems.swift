package import Statecharts
package import Tracking

/// All payment systems that are configured.
package struct PaymentSystems: PaymentVerifier {
  private let files: [String: PaymentFile]

  package init(files: [String: PaymentFile]) {
    self.files = files
  }

  package func verify(_ system: String, headers: [String: String], body: [UInt8], at now: Instant)
    -> PaymentVerdict
  {
    files[system]?.verdict(on: body, headers, at: now) ?? .noSuchSystem
  }
}
