import CCurl

/// The curl thread: takes work from the inbox and the pumps, runs it on the poller, hands out the results. Everything
/// in here is touched by that thread alone.
final class Engine {
  private let inbox: Inbox
  private let configuration: CurlConfiguration
  private let poller: Poller
  private var lanes: Lanes<Job>
  private var running: [Transfer] = []
  private var spare: [Transfer] = []
  private var pumps: [any PumpPort] = []
  /// Of the last request that came from a pump: the next is likely to go to the same place.
  private var lastOrigin = (url: "", origin: "")

  init(inbox: Inbox, _ configuration: CurlConfiguration) throws(CurlError) {
    self.inbox = inbox
    self.configuration = configuration
    poller = try Poller(bell: inbox.bell, configuration)
    lanes = Lanes(maxPerOrigin: configuration.maxPerOrigin, maxRunning: configuration.maxRunning)
  }

  /// Returns after `Inbox.close`, when nothing runs any more.
  func run() {
    var isRung = true
    while true {
      if isRung, takeInbox() { break }
      isRung = false
      let nextPull = pull()
      let wereAllStarted = start()
      poller.fireTimer()
      // What ended at once has made room to fill: then look at bell and sockets, but do not sleep.
      let hasRoom = collect() || !wereAllStarted
      let nextFlush = flush()
      isRung = poller.wait(hasRoom ? 0 : min(nextPull, nextFlush))
      _ = collect()
    }
    close()
  }

  /// True if it is time to end.
  private func takeInbox() -> Bool {
    let contents = inbox.take()
    pumps += contents.pumps
    for job in contents.jobs {
      if job.isWanted {
        lanes.enter(job, origin: job.origin)
      } else {
        inbox.started(1)
        settle(job, .failure(.cancelled(mayHaveReachedServer: false)))
      }
    }
    contents.cancelled.forEach(cancel)
    return contents.isClosing
  }

  private func cancel(_ slot: Slot) {
    func isIt(_ job: Job?) -> Bool {
      if case .slot(let other) = job?.receiver { other === slot } else { false }
    }
    inbox.started(lanes.remove(where: isIt).count)
    guard let transfer = running.first(where: { isIt($0.job) }) else {
      slot.settle(.failure(.cancelled(mayHaveReachedServer: false)))
      return
    }
    unsafe curl_multi_remove_handle(poller.multi, transfer.easy)
    finish(transfer, .failure(.cancelled(mayHaveReachedServer: transfer.mayHaveReachedServer)))
  }

  /// Asks the pumps for work; returns in how many ms one wants to be asked again.
  private func pull() -> Int64? {
    var next: Int64?
    for pump in pumps {
      next = min(next, pump.pull { lanes.enter($0, origin: origin(of: $0)) })
    }
    return next
  }

  private func origin(of job: Job) -> String {
    guard case .http(let request) = job.work else { return job.origin }
    if request.url != lastOrigin.url { lastOrigin = (request.url, job.origin) }
    return lastOrigin.origin
  }

  /// False if one of them ended without being started.
  private func start() -> Bool {
    var left = 0
    var wereAllStarted = true
    while let (job, lane) = lanes.next() {
      if case .slot = job.receiver { left += 1 }
      wereAllStarted = start(job, lane) && wereAllStarted
    }
    inbox.started(left)
    return wereAllStarted
  }

  private func start(_ job: Job, _ lane: Lanes<Job>.Lane) -> Bool {
    let transfer: Transfer
    do throws(CurlError) {
      if let idle = spare.popLast() { transfer = idle } else { transfer = try Transfer() }
    } catch {
      lanes.leave(lane)
      settle(job, .failure(error))
      return false
    }
    transfer.begin(job, lane: lane)
    transfer.position = running.count
    running.append(transfer)
    do throws(CurlError) {
      switch job.work {
      case .http(let request): try transfer.prepare(request, configuration)
      case .mail(let mail, let server):
        try transfer.prepare(mail, server)
        transfer.isUnwanted = { [inbox] in !job.isWanted || inbox.isClosing }
      }
      guard unsafe curl_multi_add_handle(poller.multi, transfer.easy) == CURLM_OK else { throw .outOfMemory }
      return true
    } catch {
      finish(transfer, .failure(error))
      return false
    }
  }

  /// Hands out what libcurl has finished. True if there was anything.
  private func collect() -> Bool {
    var result = CURLE_OK
    var found = false
    while let easy = unsafe ccurl_multi_finished(poller.multi, &result) {
      found = true
      unsafe curl_multi_remove_handle(poller.multi, easy)
      guard let context = unsafe ccurl_get_private(easy) else { continue }
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      finish(transfer, transfer.outcome(result))
    }
    return found
  }

  private func finish(_ transfer: Transfer, _ outcome: Slot.Outcome) {
    let last = running.removeLast()
    if last !== transfer {
      last.position = transfer.position
      running[transfer.position] = last
    }
    lanes.leave(transfer.lane)
    let job = transfer.job
    transfer.job = nil
    transfer.isUnwanted = { false }
    transfer.body = []
    spare.append(transfer)
    if let job { settle(job, outcome) }
  }

  private func settle(_ job: Job, _ outcome: Slot.Outcome) {
    switch job.receiver {
    case .slot(let slot): slot.settle(outcome)
    case .pump(let pump, let tag): pump.finished(tag, outcome)
    }
  }

  /// Lets the pumps deliver what is due; returns in how many ms the next is.
  private func flush() -> Int64? {
    guard !pumps.isEmpty else { return nil }
    let now = Poller.now()
    var next: Int64?
    var hasEnded = false
    for pump in pumps {
      next = min(next, pump.flush(now))
      hasEnded = hasEnded || pump.hasEnded
    }
    if hasEnded { pumps.removeAll { $0.hasEnded } }
    return next
  }

  private func close() {
    for job in lanes.remove(where: { _ in true }) {
      if case .slot = job.receiver { inbox.started(1) }
      settle(job, .failure(.shutDown(mayHaveReachedServer: false)))
    }
    for transfer in running.reversed() {
      unsafe curl_multi_remove_handle(poller.multi, transfer.easy)
      finish(transfer, .failure(.shutDown(mayHaveReachedServer: transfer.mayHaveReachedServer)))
    }
    for pump in pumps { pump.end() }
  }

  /// The earlier of two; nil is never.
  private func min(_ one: Int64?, _ other: Int64?) -> Int64? {
    guard let one, let other else { return one ?? other }
    return Swift.min(one, other)
  }
}
