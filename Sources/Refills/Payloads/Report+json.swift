import Statecharts

extension Report {
  /// The report as JSON with sorted keys, as a coder writes it; nil where a word needs escaping, which is left to the
  /// coder. Reports are most of what is ever journaled, and a coder costs more than the decision.
  package var json: [UInt8]? {
    // Seldom, and nothing that is worth being written by hand.
    guard reroutedTo == nil else { return nil }
    var members = JSONMembers()
    members.add("contradiction", contradiction)
    members.add("digest", digest)
    members.add("endpoint", endpoint?.text)
    members.add("handedOverAt", handedOverAt)
    members.add("heldUntil", heldUntil)
    members.add("isConfirmed", isConfirmed)
    members.add("manner", manner.rawValue)
    if let parcel {
      members.open("parcel")
      members.add("carrier", parcel.carrier)
      members.add("link", parcel.link)
      members.add("number", parcel.number)
      members.close()
    }
    members.add("promisedAt", promisedAt)
    if let quantity {
      members.open("quantity")
      members.add("ofThousandths", quantity.ofThousandths)
      members.add("thousandths", quantity.thousandths)
      members.close()
    }
    members.add("readyAt", readyAt)
    members.add("reason", reason)
    members.add("reportedAt", reportedAt)
    members.add("seenAt", seenAt)
    members.add("source", source.rawValue)
    members.add("status", status)
    return members.text
  }
}
