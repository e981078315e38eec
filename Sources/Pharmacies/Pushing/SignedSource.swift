package import Foundation
package import Statecharts

/// A system that is no pharmacy and signs what it sends, with the ways of signing and the secrets that pharmacies' pushes
/// have.
package struct SignedSource: Hashable, Sendable {
  private let proof: PushProof

  /// - Parameters:
  ///   - check: how it signs: a name, or `{hmac: …}`.
  ///   - secrets: one, or a list of up to four.
  /// - Throws: where that is no signature: a password proves who speaks, not what is said.
  package init(
    check: FileValue, secrets: FileValue, folder: URL, environment: [String: String]
  ) throws(FileError) {
    guard case .signature(let shape) = try PushShape.check(check) else {
      throw check.refusal("What is said of payments has to be signed: name a signature here.")
    }
    guard shape.signsItsTime else {
      throw check.refusal(
        "What is said of payments has to be signed with its time: add a “timestamp-header”, and {timestamp} to “signed”."
      )
    }
    proof = try PushProof(shape, secrets: secrets, folder: folder, environment: environment)
  }

  /// - Parameter headers: names in lower case.
  package func isGenuine(_ headers: [String: String], _ body: [UInt8], at now: Instant) -> Bool {
    proof.isGenuine(headers, body, at: now)
  }
}
