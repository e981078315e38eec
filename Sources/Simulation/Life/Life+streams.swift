import Refills
import Statecharts
import Store
import Tracking

extension Life {
  /// What `StreamService` does for one consumer.
  func turnStream(_ index: Int) {
    guard let input = streams[index].input(at: run.clock.counted) else { return }
    streams[index].rest = .waiting
    for action in streams[index].loop.next(input, at: run.clock.now()) {
      do throws(StoreError) {
        try perform(action, index)
      } catch {
        streams[index].rest = .ready(.failed)
      }
    }
  }

  private func perform(_ action: StreamLoop.Action, _ index: Int) throws(StoreError) {
    let name = streams[index].name
    streams[index].desk.put(streams[index].loop.status)
    switch action {
    case .begin: go(index, try begin(name))
    case .read(let sequence, let limit): go(index, .read(try views.stream(after: sequence, limit: limit)))
    case .check(let refill):
      let rows = try views.dispatches(of: refill, limit: 1_000)
      go(index, .checked(waiting: Set(rows.compactMap { $0.openSequence(for: name) })))
    case .deliver(let rows): for row in rows { try deliver(row, index) }
    case .park(let rows):
      try write(
        rows.map {
          .parked(consumer: name, refill: $0.refill, sequence: $0.sequence, at: run.clock.now())
        })
      go(index, .parked)
    case .save(let cursor):
      try write([.cursor(consumer: name, sequence: cursor)])
      go(index, .saved)
    case .sleep(let moment):
      let endings = streams[index].endings
      streams[index].endings = []
      if !endings.isEmpty {
        go(index, .ended(endings))
      } else {
        let wakes = [moment.map(run.clock.counted(at:)), streams[index].newsAt]
        streams[index].rest = .sleeping(until: wakes.compactMap { $0 }.min())
      }
    case .end: break
    }
  }

  private func deliver(_ row: StreamRow, _ index: Int) throws(StoreError) {
    let name = streams[index].name
    if run.plant == .cursorBeforeDelivery {
      try store.commit([.cursor(consumer: name, sequence: row.sequence)])
    }
    let (switchboard, mailbox) = (switchboard, StreamEnd())
    run.starts(mailbox) { [unowned self] result in
      streams[index].endings.append(StreamEnding(row.sequence, result))
      streams[index].rest.ring(.ended([]))
    }
    Task(executorPreference: run.loom) {
      mailbox.put(await CalledConsumer(name: name, switchboard: switchboard).deliver(row))
    }
  }

  private func go(_ index: Int, _ input: StreamLoop.Input) { streams[index].rest = .ready(input) }

  private func begin(_ name: String) throws(StoreError) -> StreamLoop.Input {
    let cursor = try store.cursor(of: name)
    var waiting: Set<RefillID> = []
    for state in [DispatchRow.State.waiting, .claimed] {
      for row in try views.dispatches(in: state, limit: 10_000) where row.openSequence(for: name) != nil {
        waiting.insert(row.refill)
      }
    }
    return .began(cursor: cursor, waiting: waiting, isComplete: true)
  }
}
