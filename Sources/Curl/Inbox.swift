import CCurl
import Glibc
import Synchronization

/// What other threads want from the curl thread, and the bell that wakes it. An eventfd and not `curl_multi_wakeup`:
/// the thread sleeps in epoll, which that call does not reach.
final class Inbox: Sendable {
  struct Contents {
    var jobs: [Job] = []
    var cancelled: [Slot] = []
    var pumps: [any PumpPort] = []
    var isClosing = false
  }

  private struct State {
    var contents = Contents()
    /// The bell has been rung and not been answered: ringing again would be a system call for nothing.
    var isRung = false
    var isClosed = false
    var closeWaiters: [CheckedContinuation<Void, Never>] = []
  }

  /// Readable when there is something to take.
  let bell: Int32
  private let state = Mutex(State())
  private let waiting = Atomic(0)
  private let maxWaiting: Int

  init(maxWaiting: Int) throws(CurlError) {
    bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard bell >= 0 else { throw .descriptors }
    self.maxWaiting = maxWaiting
  }

  /// Nil if the job was taken, else why not.
  func submit(_ job: Job) -> CurlError? {
    if waiting.add(1, ordering: .relaxed).newValue > maxWaiting {
      started(1)
      return CurlError(
        .queueFull, "\(maxWaiting) requests are waiting already: send less, or try again later.")
    }
    let isOpen = state.withLock { state in
      guard !state.contents.isClosing else { return false }
      state.contents.jobs.append(job)
      ring(&state)
      return true
    }
    if isOpen { return nil }
    started(1)
    return .shutDown(mayHaveReachedServer: false)
  }

  /// Takes jobs off the count of those that wait. Any thread.
  func started(_ count: Int) {
    if count > 0 { waiting.subtract(count, ordering: .relaxed) }
  }

  func cancel(_ slot: Slot) {
    state.withLock { state in
      state.contents.cancelled.append(slot)
      ring(&state)
    }
  }

  /// False if the client is shut down.
  func add(_ pump: any PumpPort) -> Bool {
    state.withLock { state in
      guard !state.contents.isClosing else { return false }
      state.contents.pumps.append(pump)
      ring(&state)
      return true
    }
  }

  func wake() {
    state.withLock { ring(&$0) }
  }

  /// Asks the thread to end; it takes no new work from now on.
  func close() {
    state.withLock { state in
      state.contents.isClosing = true
      ring(&state)
    }
  }

  var isClosing: Bool {
    state.withLock { $0.contents.isClosing }
  }

  /// Returns when the thread has ended and everything it held is free.
  func closed() async {
    await withCheckedContinuation { continuation in
      let isClosed = state.withLock { state in
        if !state.isClosed { state.closeWaiters.append(continuation) }
        return state.isClosed
      }
      if isClosed { continuation.resume() }
    }
  }

  /// For the curl thread: everything since the last call.
  func take() -> Contents {
    state.withLock { state in
      if state.isRung {
        var count: UInt64 = 0
        _ = unsafe read(bell, &count, MemoryLayout<UInt64>.size)
        state.isRung = false
      }
      let contents = state.contents
      state.contents = Contents(isClosing: contents.isClosing)
      return contents
    }
  }

  /// For the curl thread, as its last act. Nobody rings after it, so the descriptor can be given back.
  func threadEnded() {
    let waiters = state.withLock { state in
      state.isClosed = true
      Glibc.close(bell)
      defer { state.closeWaiters = [] }
      return state.closeWaiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Writing under the lock is what makes closing the descriptor safe; the write cannot block.
  private func ring(_ state: inout State) {
    guard !state.isRung, !state.isClosed else { return }
    var one: UInt64 = 1
    _ = unsafe write(bell, &one, MemoryLayout<UInt64>.size)
    state.isRung = true
  }
}
