import Refills
package import Statecharts
package import Store

extension MemoryStore {
  package func claimDispatches(at now: Instant, lease: Span, limit: Int) -> [DispatchRow] {
    let ready = claimable().filter { $0.wakesAt <= now || $0.wakesAt > now + DispatchRow.longestWait }
      .sorted { $0.wakesAt < $1.wakesAt }.prefix(limit)
    return ready.map(\.index).sorted().map { index in
      let row = contents.queue[index].row
      contents.queue[index].row = row.changed(to: .claimed, attempt: row.attempt + 1)
      contents.queue[index].wakesAt = now + lease
      contents.queue[index].opening = contents.opening
      return contents.queue[index].row
    }
  }

  package func nextDispatchDue() -> Instant? { claimable().map(\.wakesAt).min() }

  package func settle(_ settlements: [Settlement], at now: Instant) -> [Int] {
    settlements.indices.filter { position in
      let settlement = settlements[position]
      guard
        let index = contents.queue.firstIndex(where: {
          $0.row.id == settlement.id && $0.row.attempt == settlement.attempt && $0.row.state == .claimed
        })
      else { return false }
      let row = contents.queue[index].row
      contents.queue[index].wakesAt = nil
      switch settlement.result {
      case .delivered: contents.queue[index].row = row.changed(to: .delivered)
      case .told(let how): contents.queue[index].row = row.changed(to: .delivered, error: how)
      case .withdrawn(let reason): contents.queue[index].row = row.changed(to: .withdrawn, error: reason)
      case .dead(let error): contents.queue[index].row = row.changed(to: .dead, error: error)
      case .unknown(let error): contents.queue[index].row = row.changed(to: .unknown, error: error)
      case .again(let moment, let error, let counts):
        contents.queue[index].row = row.changed(
          to: .waiting, attempt: row.attempt - (counts ? 0 : 1), due: moment, error: error)
        contents.queue[index].wakesAt = moment
      }
      return true
    }
  }

  package func abandonedOnceRows(at now: Instant) -> [DispatchRow] {
    contents.queue.indices.compactMap { index in
      let queued = contents.queue[index]
      guard queued.row.state == .claimed, queued.row.isOnce, let end = queued.wakesAt,
        end <= now || queued.opening < contents.opening
      else { return nil }
      return queued.row
    }
  }

  /// Of each refill and lane the oldest open row, unless it was claimed and may be sent once only.
  private func claimable() -> [(index: Int, wakesAt: Instant)] {
    var lanes: Set<[String]> = []
    return contents.queue.enumerated().compactMap { index, queued in
      guard let wakesAt = queued.wakesAt,
        queued.row.content.goesAtOnce || lanes.insert([queued.row.refill.text, queued.row.lane]).inserted,
        !(queued.row.state == .claimed && queued.row.isOnce)
      else { return nil }
      return (index, wakesAt)
    }
  }
}
