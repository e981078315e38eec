package import Refills

/// Where a message goes.
package struct Sending: Hashable, Sendable {
  /// To each of these, at least one.
  package let contacts: [Contact]
  /// To each of these instead, where none of those takes it.
  package let otherwise: [Contact]
  /// A person calls as well, and why.
  package let call: PolicyReason?
  /// Other news waits that this message stands for too.
  package let saysMore: Bool

  package init(
    _ contacts: [Contact], otherwise: [Contact] = [], call: PolicyReason? = nil, saysMore: Bool = false
  ) {
    self.contacts = contacts
    self.otherwise = otherwise
    self.call = call
    self.saysMore = saysMore
  }

  var sayingMore: Sending { Sending(contacts, otherwise: otherwise, call: call, saysMore: true) }
}
