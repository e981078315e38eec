/// Something that leaves the house. It carries no personal data: who sends it looks the rest up.
package enum Dispatch: Hashable, Sendable, Codable {
  /// A notice to the patient; policy decides at sending whether, when and where it goes.
  case notice(RefillChart.Notice, isCorrection: Bool)
  /// An order, a cancellation or a look whether an order arrived, at this endpoint.
  case pharmacy(PharmacyErrand, endpoint: EndpointName)

  /// Whether sending it a second time can do harm, so that only a person or a read-back may bring it again.
  package var isOnce: Bool {
    switch self {
    case .notice: false
    case .pharmacy(let errand, _): errand != .readBack
    }
  }
}
