import Refills

/// Which text a report of a gateway is about. It stands in the address to which the gateway reports, so that nothing
/// of the gateway's own has to be kept.
struct TextReceipt: Hashable, Sendable {
  private static let messageName = "message"
  private static let refillName = "refill"

  let message: MessageID
  let refill: RefillID

  /// Nil where the query names no text of ours.
  init?(_ query: [String: String]) {
    guard let message = query[Self.messageName].flatMap({ MessageID($0) }),
      let refill = query[Self.refillName].flatMap({ RefillID($0) })
    else { return nil }
    self.message = message
    self.refill = refill
  }

  static func address(_ callback: String, of text: OutgoingText) -> String {
    guard let refill = text.refill else { return callback }
    return address(callback, query: [messageName: text.id.text, refillName: refill.text])
  }

  /// The address as it was given out; what else stands in a query is not ours and is left out.
  static func address(_ callback: String, query: [String: String]) -> String {
    let pairs = [messageName, refillName].compactMap { name in query[name].map { "\(name)=\($0)" } }
    return pairs.isEmpty ? callback : callback + "?" + pairs.joined(separator: "&")
  }
}
