import Refills
import Statecharts
import Store

extension Ledger {
  func claimed(_ rows: [DispatchRow]) {
    for row in rows { attempts[row.id] = row.attempt }
  }

  func settled(_ settlements: [Settlement]) {
    for settlement in settlements {
      if attempts[settlement.id] != settlement.attempt {
        broke(
          .ownAttempt,
          "attempt \(settlement.attempt) of \(settlement.id) ended its attempt \(attempts[settlement.id] ?? 0)"
        )
      }
    }
  }

  /// After a start: what was said to have happened is there.
  func checkDurable(on store: (any RefillStore)?) {
    guard let store else { return }
    do throws(StoreError) {
      for id in unchecked.sorted() {
        guard let known = known[id] else { continue }
        let version = try store.refill(id)?.version ?? 0
        if version < known.version || version < known.acknowledged {
          broke(
            .acknowledgedIsDurable, "\(id)@\(max(known.version, known.acknowledged)) is back at \(version)")
        }
      }
      unchecked = []
    } catch {
      // A process that dies while it is looked at tells nothing; the next start is looked at as well.
      guard error.code == .other else { return broke(.acknowledgedIsDurable, "\(error)") }
    }
  }
}
