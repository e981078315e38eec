import Refills
import Store

extension Door {
  /// Takes an answer of a pharmacy's as an input, and keeps it beside what came of that: above all where nothing did.
  mutating func news(
    _ event: RefillChart.Event?, _ answer: RawAnswer, in work: inout DoorWork
  ) throws(StoreError) -> DoorWork.Stop? {
    guard let kept = try work.view.refill(answer.refill) else {
      return DoorWork.Stop(outcome: .noSuchRefill(answer.refill))
    }
    let patient = kept.record.patient
    guard let event else {
      work.writes.append(.heard(answer, of: patient, refusal: nil, isJournaled: false))
      return nil
    }
    let written = work.writes.count
    let input = Input(event, from: work.sender, at: work.now)
    if var stop = try self.input(input, for: answer.refill, in: &work) {
      if case .refused(let refusal, _) = stop.outcome {
        stop.heard = .heard(answer, of: patient, refusal: refusal.code, isJournaled: stop.entry != nil)
      }
      return stop
    }
    guard case .decision(let decision)? = work.writes.dropFirst(written).last else { return nil }
    work.writes.append(.heard(answer, of: patient, refusal: decision.entry.refusal, isJournaled: true))
    return nil
  }
}
