import Foundation
import Refills
import Statecharts
import Store
import Synchronization
import Tracking

extension Life {
  /// What `OutboxService` does.
  func turnOutbox() {
    let woken: OutboxLoop.Input
    switch outboxRest {
    case .ready(let input): woken = input
    case .sleeping: woken = .ended(takeEnds())
    case .waiting: return
    }
    outboxRest = .waiting
    outbox.isHeld = !gate.mayLeave
    for action in outbox.next(woken, at: run.clock.now()) {
      switch action {
      case .deliver(let row): deliver(row)
      case .bring(let news):
        enter(inOrder: news.map(\.submission)) { [unowned self] answers in
          outboxRest = .ready(.brought(answers))
        }
      case .turn(let turn): outboxRest = .ready(perform(turn))
      case .sleep(let moment):
        let ended = takeEnds()
        outboxRest =
          ended.isEmpty ? .sleeping(until: moment.map(run.clock.counted(at:))) : .ready(.ended(ended))
      case .end: break
      }
    }
  }

  private func perform(_ turn: OutboxTurn) -> OutboxLoop.Input {
    do throws(StoreError) {
      let found = try turn.perform(on: store, at: run.clock.now())
      if !found.claimed.isEmpty {
        run.trace("claim \(found.claimed.map { "\($0.id.text.suffix(4)) \($0.lane) \($0.attempt)" })")
      }
      return .turned(found)
    } catch {
      return .failed
    }
  }

  private func deliver(_ row: DispatchRow) {
    delivering += 1
    if delivering > OutboxLoop.inFlightLimit {
      run.ledger.broke(.bounded, "\(delivering) deliveries at once")
    }
    let (destinations, ends) = (destinations, ends)
    Task(executorPreference: run.loom) {
      let result = await Switchboard.$row.withValue(row) { await destinations.deliver(row) }
      ends.all.withLock { $0.append((row, result)) }
    }
  }

  /// Deliveries that ended ring the bell.
  func noticeEnds() {
    if ends.all.withLock({ !$0.isEmpty }), case .sleeping = outboxRest {
      outboxRest = .ready(.ended(takeEnds()))
    }
  }

  private func takeEnds() -> [(row: DispatchRow, result: DeliveryResult)] {
    let taken = ends.all.withLock { ends in
      defer { ends = [] }
      return ends
    }
    delivering -= taken.count
    // Where this process keeps its files is no part of what happened.
    for end in taken {
      run.trace("end \(end.row.id.text.suffix(4)) \(end.result)".replacing(run.clinic.folder.path, with: ""))
    }
    return taken
  }
}
