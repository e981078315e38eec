package import Statecharts

/// Something that the patient is asked to do.
package struct OpenAction: Hashable, Sendable, Codable {
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case visit, labs, questionnaire, identity, insurance, price, payment, address, choosePharmacy
    case confirmChange, collectElsewhere

    /// Where it stands in the way unless the clinic says otherwise.
    package var usuallyBlocks: Blocking {
      switch self {
      case .visit, .labs, .questionnaire, .identity: .decision
      case .payment, .address, .choosePharmacy, .price: .sending
      case .insurance, .confirmChange, .collectElsewhere: .nothing
      }
    }
  }

  package enum Blocking: String, CaseIterable, Hashable, Sendable, Codable {
    case decision, sending, nothing
  }

  package let kind: Kind
  /// Words for the patient, where the kind does not say all.
  package let text: String?
  /// Where it is done: a page of the clinic's, by https.
  package let link: String?
  /// Nil: as its kind usually does.
  package let blocking: Blocking?
  /// When it was opened; set by the door, not by the sender.
  package var since: Instant?

  package init(
    kind: Kind, text: String? = nil, link: String? = nil, blocking: Blocking? = nil, since: Instant? = nil
  ) {
    self.kind = kind
    self.text = text
    self.link = link
    self.blocking = blocking
    self.since = since
  }

  /// What it holds up. A payment never stands between a patient at high gap risk and the medicine.
  package func blocks(at risk: GapRisk) -> Blocking {
    if kind == .payment, risk.countsAsHigh { return .nothing }
    return blocking ?? kind.usuallyBlocks
  }
}
