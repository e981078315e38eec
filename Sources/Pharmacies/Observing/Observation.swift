package import Refills

/// What one answer says of one item, before anybody asks whether it is news.
package struct Observation: Hashable, Sendable {
  /// The system's own id.
  package let item: String
  /// Our id, where the system gives it back.
  package let reference: String?
  package let meaning: StatusMap.Meaning
  /// What the patient is asked to do while the status stays so.
  package let asks: OpenAction.Kind?
  /// What this system asks of patients at other times, and does not ask now.
  package let asksNoMore: Set<OpenAction.Kind>
  package var report: Report
  /// What the patient pays. A refill keeps no prices: they are for people who look at the answer.
  package let prices: [Price]
  /// SHA-256 of the item's canonical JSON.
  package let digest: [UInt8]
  /// Names of the fields that are there and cannot be read; each counts as not given.
  package let unread: [String]
  /// Whether the connector's file names the status.
  package let isNamed: Bool
  /// Codes beside the status that the file does not name.
  package let unknownReasons: [String]
  /// How we came by it.
  package let origin: ItemReader.Origin
  package let raw: RawItem

  /// What goes through the door; nil where the status is known and no news.
  package var event: RefillChart.Event? {
    switch meaning {
    case .event(.prescriptionSigned):
      .prescriptionSigned(Evidence(system: report.endpoint?.text ?? "", reference: item))
    case .event(.orderRefused):
      .orderRefused(
        OrderProblem(text: "The pharmacy's system says “\(report.status)”.", endpoint: report.endpoint))
    case .event(let kind): RefillChart.Event(kind: kind, carrying: report)
    case .unmapped: .pharmacyUnmapped(report)
    case .nothing: nil
    }
  }

  /// Who says it: a pharmacy's or carrier's news is its own, what its word is only evidence for is the service's.
  package var sender: Sender {
    if case .event(let kind) = meaning, StatusMap.evidence.contains(kind) { return .system }
    return Sender(report.source == .carrier ? .carrier : .pharmacy, name: report.endpoint?.text ?? "")
  }

  /// What the patient is asked from now on, and what no longer, in the service's words.
  /// - Parameter open: what the patient is asked already.
  package func actions(open: [OpenAction]) -> [RefillChart.Event] {
    let kinds = Set(open.map(\.kind))
    let opened = asks.flatMap {
      kinds.contains($0) ? nil : RefillChart.Event.actionOpened(OpenAction(kind: $0))
    }
    let closed = asksNoMore.intersection(kinds).sorted { $0.rawValue < $1.rawValue }
      .map { RefillChart.Event.actionClosed(ActionClosing(kind: $0)) }
    return [opened].compactMap(\.self) + closed
  }
}
