import Synchronization

/// What a `FaultProxy` is to do and has done. The threads of its connections hold this and not the proxy.
final class FaultBook: Sendable {
  private struct Page {
    var fault: FaultProxy.Fault?
    var requests = 0
    var done: [FaultProxy.Fault: Int] = [:]
    var longestBomb = 0
  }

  private let page = Mutex(Page())

  var fault: FaultProxy.Fault? {
    get { page.withLock { $0.fault } }
    set { page.withLock { $0.fault = newValue } }
  }

  var requests: Int { page.withLock { $0.requests } }
  var longestBomb: Int { page.withLock { $0.longestBomb } }

  func count(_ fault: FaultProxy.Fault) -> Int { page.withLock { $0.done[fault] ?? 0 } }

  /// Counts a request.
  /// - Returns: what is to happen to its answer.
  func begin() -> FaultProxy.Fault? {
    page.withLock { page in
      page.requests += 1
      return page.fault
    }
  }

  func happened(_ fault: FaultProxy.Fault) { page.withLock { $0.done[fault, default: 0] += 1 } }

  func took(bomb bytes: Int) { page.withLock { $0.longestBomb = max($0.longestBomb, bytes) } }
}
