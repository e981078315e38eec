import Notifications
import Store
import Synchronization
import Tracking

/// A webhook whose deliveries are counted by us, for receivers that do not count.
final class CountingConsumer: StreamConsumer {
  private let webhook: WebhookConsumer
  private let wanted: Int
  private let state = Mutex((requests: 0, taken: Set<Int64>()))
  private let bell = Bell()

  init(_ webhook: WebhookConsumer, wanted: Int) {
    self.webhook = webhook
    self.wanted = wanted
  }

  var name: String { webhook.name }
  var places: Int { webhook.places }

  /// Deliveries that were answered well, and events among them.
  var counts: (requests: Int, distinct: Int) { state.withLock { ($0.requests, $0.taken.count) } }

  func deliver(_ row: StreamRow) async -> StreamResult { await webhook.deliver(row) }

  func serve(_ line: StreamLine) async {
    let inner = StreamLine { inner in
      let endings = inner.takeEndings()
      line.end(endings)
      self.count(endings)
    }
    line.onRows {
      var rows: [StreamRow] = []
      while let row = line.take() { rows.append(row) }
      inner.hand(rows)
    }
    await webhook.serve(inner)
  }

  /// Returns when every event was taken.
  func allTaken() async { await bell.waitForRing() }

  private func count(_ endings: [StreamEnding]) {
    let isLast = state.withLock { state in
      let before = state.taken.count
      for ending in endings where ending.result == .taken {
        state.requests += 1
        state.taken.insert(ending.sequence)
      }
      return before < wanted && state.taken.count >= wanted
    }
    if isLast { bell.ring() }
  }
}
