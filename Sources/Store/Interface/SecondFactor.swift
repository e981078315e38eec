/// The secret from which a member of staff's phone makes one-time codes.
package struct SecondFactor: Hashable, Sendable {
  /// As random as it was made.
  package let secret: [UInt8]
  /// A first code was typed: from then on every sign-in needs one.
  package let isConfirmed: Bool

  package init(secret: [UInt8], isConfirmed: Bool) {
    self.secret = secret
    self.isConfirmed = isConfirmed
  }
}
