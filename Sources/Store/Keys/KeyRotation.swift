/// What a rotation of the master key did.
package struct KeyRotation: Hashable, Sendable {
  /// The names of the keys, before and after.
  package let from: String
  package let to: String
  /// Keys that were wrapped anew.
  package let rewrapped: Int
  /// Where the old key is kept; nil: it is a credential of systemd, which the operator replaces.
  package let retired: String?
}
