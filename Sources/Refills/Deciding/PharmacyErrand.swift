/// What we want of a pharmacy beside its news.
package enum PharmacyErrand: String, CaseIterable, Hashable, Sendable, Codable {
  case order, cancel, readBack
  /// A cancellation at the pharmacy that has sent the refill on.
  case cancelFormer
}

extension RefillChart.Command {
  /// What it wants of a pharmacy; nil: it calls somebody of ours.
  package var errand: PharmacyErrand? {
    switch self {
    case .sendOrder: .order
    case .cancelOrder: .cancel
    case .cancelFormer: .cancelFormer
    case .readBack: .readBack
    case .callSupport, .callLead, .callProvider, .callPrescriber, .ownRunOut, .urgentTask: nil
    }
  }
}
