package import Refills
package import Store
import Tracking

extension Observation {
  /// What support sees of it.
  package func answer(about refill: RefillID, at endpoint: EndpointName) -> RawAnswer {
    RawAnswer(
      refill: refill, endpoint: endpoint, item: item, origin: origin.kept, askedAt: report.seenAt,
      event: event?.kind,
      status: report.status, reason: report.reason, contradiction: report.contradiction, text: raw.canonical)
  }

  /// What the door is told of it, beside the answer itself.
  func submission(about refill: RefillID, at endpoint: EndpointName) -> Submission {
    Submission([.news(event, answer(about: refill, at: endpoint))], from: sender)
  }
}

extension ItemReader.Origin {
  /// As it is kept: the item's id stands beside it.
  fileprivate var kept: RawAnswer.Origin {
    switch self {
    case .asked: .asked
    case .found: .found
    case .pushed: .pushed
    }
  }
}
