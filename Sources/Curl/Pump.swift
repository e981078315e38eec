import Synchronization

/// The client's second face, for a poller: requests are pulled from a source and answers are looked at on the curl
/// thread, without a task or a continuation for each. Only findings leave it, in batches. The client holds it until it
/// is stopped.
package final class Pump<Source: PumpSource>: Sendable {
  /// Requests of one pump in flight or waiting at once.
  package static var defaultMaxInFlight: Int { 64 }
  /// A finding is delivered at the latest this much later, in ms.
  private static var maxDelayMilliseconds: Int64 { 5 }
  /// The source is asked at least this often, in ms, so that a wall clock that was set is noticed.
  private static var maxSleepMilliseconds: Int64 { 1_000 }

  private struct State {
    var inFlight = 0
    var isStopped = false
    /// When the source wants to be asked, in ms since 1970.
    var nextAsk: Int64? = .min
    var findings: [Source.Finding] = []
    /// When the first of `findings` is due, in monotonic ms.
    var due: Int64?
  }

  private let source: Source
  private let inbox: Inbox
  private let maxInFlight: Int
  private let clock: @Sendable () -> Int64
  private let state = Mutex(State())
  /// Findings in the order in which they were made, at most `PumpBatches.maxBatch` at a time. One consumer. It ends
  /// after `stop` when nothing is in flight, or when the client is shut down.
  package let batches: PumpBatches<Source.Finding>

  /// Begins at once. Throws `shutDown` if the client is.
  /// - Parameter clock: the time for the source, in ms since 1970. A clock that does not go by itself needs `wake`
  ///   after it was moved.
  package init(
    _ client: CurlClient, source: Source, maxInFlight: Int = Pump.defaultMaxInFlight,
    clock: @escaping @Sendable () -> Int64
  ) throws(CurlError) {
    self.source = source
    self.maxInFlight = max(1, maxInFlight)
    self.clock = clock
    let inbox = client.inbox
    self.inbox = inbox
    batches = PumpBatches { inbox.wake() }
    guard inbox.add(self) else { throw .shutDown(mayHaveReachedServer: false) }
  }

  /// The source has something new: it is asked at once. Any thread.
  package func wake() {
    state.withLock { $0.nextAsk = .min }
    inbox.wake()
  }

  /// Asks for no more; what is in flight is finished and delivered. Any thread.
  package func stop() {
    state.withLock { $0.isStopped = true }
    inbox.wake()
  }
}

extension Pump: PumpPort {
  func pull(_ enter: (Job) -> Void) -> Int64? {
    guard !batches.isFull else { return nil }
    var now: Int64?
    while true {
      let (isOpen, nextAsk) = state.withLock { (!$0.isStopped && $0.inFlight < maxInFlight, $0.nextAsk) }
      guard isOpen, let nextAsk else { return nil }
      let time = now ?? clock()
      now = time
      guard nextAsk <= time else { return min(nextAsk - time, Self.maxSleepMilliseconds) }
      // A wake that comes while the source is asked must not be overwritten by its answer.
      state.withLock { $0.nextAsk = nil }
      switch source.next(now: time) {
      case .ask(let request, let tag):
        state.withLock { state in
          state.inFlight += 1
          state.nextAsk = .min
        }
        enter(Job(work: .http(request), receiver: .pump(self, tag: tag)))
      case .wait(let until):
        state.withLock { state in
          if state.nextAsk == nil { state.nextAsk = until }
        }
        if let until, until <= time { return 1 }
      }
    }
  }

  func finished(_ tag: UInt64, _ outcome: Slot.Outcome) {
    let finding = source.finished(tag, outcome, now: clock())
    state.withLock { state in
      state.inFlight -= 1
      state.nextAsk = .min
      guard let finding else { return }
      if state.findings.isEmpty { state.due = Poller.now() + Self.maxDelayMilliseconds }
      state.findings.append(finding)
    }
  }

  func flush(_ now: Int64) -> Int64? {
    let (ready, wait, isLast) = state.withLock { state in
      let isLast = state.isStopped && state.inFlight == 0
      guard let due = state.due else { return ([Source.Finding](), nil as Int64?, isLast) }
      if now < due, state.findings.count < PumpBatches<Source.Finding>.maxBatch, !isLast {
        return ([], due - now, false)
      }
      let ready = state.findings
      state.findings = []
      state.due = nil
      return (ready, nil, isLast)
    }
    if !ready.isEmpty { batches.put(ready) }
    if isLast { batches.end() }
    return wait
  }

  var hasEnded: Bool {
    state.withLock { $0.isStopped && $0.inFlight == 0 && $0.findings.isEmpty }
  }

  func end() {
    state.withLock { $0.isStopped = true }
    _ = flush(.max)
    batches.end()
  }
}
