package import Refills

/// A text as it is given to a gateway.
package struct OutgoingText: Hashable, Sendable {
  /// The row's; it stays the same through all attempts.
  package let id: MessageID
  /// Nil for an answer to somebody who texted us: no row waits for what becomes of it.
  package let refill: RefillID?
  package let to: TextNumber
  package let body: String

  package init(id: MessageID, refill: RefillID?, to: TextNumber, body: String) {
    self.id = id
    self.refill = refill
    self.to = to
    self.body = body
  }
}

/// It is for one patient: only its size is shown.
extension OutgoingText: CustomStringConvertible, CustomReflectable {
  package var description: String {
    let size = SegmentCount(body)
    return "text \(id) (\(size.length) \(size.alphabet.rawValue), segments \(size.segments))"
  }
  package var customMirror: Mirror { Mirror(self, children: ["text": description]) }
}
