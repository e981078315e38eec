import Refills
package import Store
import Synchronization

/// Makes events of rows of the stream. Described for their readers in `docs/events.md`.
package final class EventCatalogue: Sendable {
  /// Sets of states that are remembered as they were read; far more than a chart lets happen.
  private static let mostRemembered = 4_096

  private let source: String
  private let remembered = Mutex<[String: RegionStates]>([:])

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

  /// Few sets of states come again and again, and reading one costs more than all the rest of an event.
  private func states(_ text: String) -> RegionStates? {
    if let known = remembered.withLock({ $0[text] }) { return known }
    guard let states = RegionStates(text: text) else { return nil }
    remembered.withLock { remembered in
      if remembered.count >= Self.mostRemembered { remembered = [:] }
      remembered[text] = states
    }
    return states
  }
}
