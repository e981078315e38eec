import Refills

extension RefillChart.Event {
  /// Longest bridge of medicine that a denial may promise, in days: a usual fill.
  static let longestBridge = 90

  /// What is wrong with what people said, beyond its form; the same for the API and the pages.
  func check(for record: RefillRecord) throws(Problem) {
    switch self {
    case .providerDeny(let denial): try Self.check(denial, for: record)
    case .providerAsk(let ask): try Self.check(ask.action)
    case .actionOpened(let action): try Self.check(action)
    case .providerPropose(let change):
      guard change.text.written != nil else {
        throw .unprocessable("Say in “text” what the change is: the patient agrees to it.")
      }
    case .workSnoozed(let wish):
      guard wish.reason.written != nil, wish.reason.count <= Assignment.longestNote else {
        throw .unprocessable(
          "Say in “reason” why it may wait, in \(Assignment.longestNote) characters at most.")
      }
    case .patientMoved(let move): try PostalState.check(move.state)
    case .orderAccepted(let receipt):
      if let endpoint = receipt.endpoint, !record.hasBeen(at: endpoint) {
        throw .unprocessable("The refill is not at “\(endpoint)”, and was not.")
      }
    default: break
    }
  }

  private static func check(_ denial: Denial, for record: RefillRecord) throws(Problem) {
    if denial.reason == .other, denial.text?.contains(where: { !$0.isWhitespace }) != true {
      throw .unprocessable("The reason “other” needs words for the patient in “text”.")
    }
    if case .bridge(let days) = denial.gap, !(1...longestBridge).contains(days) {
      throw .unprocessable("A bridge has 1 to \(longestBridge) days.")
    }
    if record.gapRisk.countsAsHigh, denial.gap == nil {
      throw .unprocessable(
        "Say in “gap” what the patient does until then: safe to wait, a bridge of how many days, or a call today."
      )
    }
  }

  private static func check(_ action: OpenAction) throws(Problem) {
    if let link = action.link, !link.hasPrefix("https://") {
      throw .unprocessable("“link” must begin with https://.")
    }
  }
}
