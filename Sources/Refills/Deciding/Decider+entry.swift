import Foundation
import Statecharts

extension Decider {
  /// The journal's row for an input that changed nothing.
  /// - Parameter timers: clocks that are spent all the same.
  func entry(
    for refill: Refill, _ input: Input, timers: [TimerChange] = [], refusal: Refusal
  ) -> JournalEntry {
    entry(
      for: refill, input, from: refill, timers: timers, notices: [], isCorrection: false,
      refusal: refusal.code
    )
  }

  func entry(
    for refill: Refill, _ input: Input, from before: Refill, timers: [TimerChange],
    notices: [RefillChart.Notice],
    isCorrection: Bool, refusal: String? = nil
  ) -> JournalEntry {
    JournalEntry(
      refill: refill.id, version: refill.version, at: input.at, kind: input.event.kind, sender: input.sender,
      payload: payload(of: input.event), chart: RefillChart.table.version,
      from: before.version == 0 ? [] : before.regions.stateIDs, to: refill.regions.stateIDs,
      guardsAsked: refusal == nil ? log.guardsAsked : 0, guardAnswers: refusal == nil ? log.guardAnswers : 0,
      timers: timers, notices: notices, isCorrection: isCorrection, refusal: refusal)
  }

  /// The payload as JSON with sorted keys; empty where it cannot be written, which no payload type of ours allows.
  private func payload(of event: RefillChart.Event) -> [UInt8] {
    if let json = event.report?.json { return json }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(EventPayload(event: event)))
    } catch {
      return []
    }
  }
}

/// Lets an event's payload be written as one JSON value.
private struct EventPayload: Encodable {
  let event: RefillChart.Event

  func encode(to encoder: any Encoder) throws { try event.encodePayload(to: encoder) }
}

extension RefillChart.Regions {
  /// The chart's ids of the atomic states, in the order of the regions.
  package var stateIDs: [String] {
    [progress.rawValue, patientPart.rawValue, cancel.rawValue, tracking.rawValue, pace.rawValue]
  }
}
