import Refills
package import Store
import Synchronization

/// Makes events of rows of the stream. Described for their readers in `docs/events.md`.
package final class EventCatalogue: Sendable {
  private let source: String
  private let texts = Mutex(StateTexts())

  /// - Parameter source: a URI that names this installation, such as its public address.
  package init(source: String) {
    self.source = source
  }

  /// Nil where the row tells of a state that this chart does not have.
  package func event(of row: StreamRow) -> CloudEvent? {
    guard let to = states(row.to) else { return nil }
    let from = row.from == "[]" ? nil : states(row.from)
    guard let type = EventType(from: from, to: to) else { return nil }
    let change = RefillChange(
      refill: row.refill, external: row.external, sequence: row.version, from: from, to: to,
      cause: row.kind, stage: to.stage, correction: row.isCorrection)
    return CloudEvent(
      id: row.id, source: source, type: type, subject: row.refill.text, time: row.at, data: change)
  }

  private func states(_ text: String) -> RegionStates? { texts.withLock { $0.states(text) } }
}
