import Refills
import Statecharts
import Store
import Tracking

extension Life {
  /// What `StreamService` does for one consumer.
  func turnStream(_ index: Int) {
    guard let input = streams[index].rest.input(.woke) else { return }
    streams[index].rest = .waiting
    let action = streams[index].loop.next(input, at: run.clock.now())
    do throws(StoreError) {
      try perform(action, index)
    } catch {
      streams[index].rest = .ready(.failed)
    }
  }

  private func perform(_ action: StreamLoop.Action, _ index: Int) throws(StoreError) {
    let name = streams[index].name
    switch action {
    case .begin: go(index, try begin(name))
    case .read(let sequence, let limit): go(index, .read(try store.journal(after: sequence, limit: limit)))
    case .check(let refill):
      let rows = try views.dispatches(of: refill, limit: 1_000)
      go(index, .checked(isWaiting: rows.contains { $0.isOpen(for: name) }))
    case .deliver(let row):
      if run.plant == .cursorBeforeDelivery {
        try store.commit([.cursor(consumer: name, sequence: row.sequence)])
      }
      let (consumer, switchboard, mailbox) = (name, switchboard, StreamEnd())
      run.starts(mailbox) { [unowned self] result in go(index, .ended(result)) }
      Task(executorPreference: run.loom) {
        let result = await CalledConsumer(name: consumer, switchboard: switchboard)
          .deliver(row, id: StreamEvent.id(of: row))
        mailbox.put(result)
      }
    case .park(let row):
      try write([
        .parked(consumer: name, refill: row.entry.refill, sequence: row.sequence, at: run.clock.now()),
        .cursor(consumer: name, sequence: row.sequence),
      ])
      go(index, .parked)
    case .save(let cursor):
      try write([.cursor(consumer: name, sequence: cursor)])
      go(index, .saved)
    case .sleep(let moment): streams[index].rest = .sleeping(until: moment.map(run.clock.counted(at:)))
    }
  }

  private func go(_ index: Int, _ input: StreamLoop.Input) { streams[index].rest = .ready(input) }

  private func begin(_ name: String) throws(StoreError) -> StreamLoop.Input {
    let cursor = try store.cursor(of: name)
    var open: [DispatchRow] = []
    for state in [DispatchRow.State.waiting, .claimed] {
      open += try views.dispatches(in: state, limit: 10_000)
    }
    return .began(
      cursor: cursor, waiting: Set(open.filter { $0.isOpen(for: name) }.map(\.refill)), isComplete: true)
  }
}
