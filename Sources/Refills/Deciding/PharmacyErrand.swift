/// What we want of a pharmacy beside its news.
package enum PharmacyErrand: String, CaseIterable, Hashable, Sendable, Codable {
  case order, cancel, readBack
}

extension RefillChart.Command {
  /// What it wants of a pharmacy; nil: it calls somebody of ours.
  package var errand: PharmacyErrand? {
    switch self {
    case .sendOrder: .order
    case .cancelOrder, .cancelFormer: .cancel
    case .readBack: .readBack
    case .callSupport, .callLead, .callProvider, .callPrescriber, .ownRunOut, .urgentTask: nil
    }
  }
}
