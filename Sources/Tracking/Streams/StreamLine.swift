package import Store
import Synchronization

/// Between the loop of a consumer and the consumer itself: rows go one way, what became of them the other.
package final class StreamLine: Sendable {
  private struct State {
    var rows: [StreamRow] = []
    /// `rows[..<head]` have left.
    var head = 0
    var endings: [StreamEnding] = []
    var onRows: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())
  private let arrived = Bell()
  private let onEndings: @Sendable (StreamLine) -> Void

  /// - Parameter onEndings: called when there is something for `takeEndings`.
  package init(onEndings: @escaping @Sendable (StreamLine) -> Void) {
    self.onEndings = onEndings
  }

  // MARK: The loop's end

  package func hand(_ rows: [StreamRow]) {
    let onRows = state.withLock { state in
      state.rows += rows
      return state.onRows
    }
    if let onRows { onRows() } else { arrived.ring() }
  }

  package func takeEndings() -> [StreamEnding] {
    state.withLock { state in
      defer { state.endings = [] }
      return state.endings
    }
  }

  // MARK: The consumer's end

  /// The next row; nil: there is none now.
  package func take() -> StreamRow? {
    state.withLock { state in
      guard state.head < state.rows.count else { return nil }
      defer {
        state.head += 1
        if state.head == state.rows.count {
          state.rows.removeAll(keepingCapacity: true)
          state.head = 0
        }
      }
      return state.rows[state.head]
    }
  }

  /// Waits until there is a row, and returns at most so many; none: the task was cancelled. For one at a time.
  package func next(atMost limit: Int) async -> [StreamRow] {
    while !Task.isCancelled {
      var rows: [StreamRow] = []
      while rows.count < limit, let row = take() { rows.append(row) }
      if !rows.isEmpty { return rows }
      await arrived.wait(until: nil, by: SystemTime())
    }
    return []
  }

  /// From now on calls this when rows have come, and once now, for who does not wait in `next`.
  package func onRows(_ body: @escaping @Sendable () -> Void) {
    state.withLock { $0.onRows = body }
    body()
  }

  package func end(_ endings: [StreamEnding]) {
    state.withLock { $0.endings += endings }
    onEndings(self)
  }
}
