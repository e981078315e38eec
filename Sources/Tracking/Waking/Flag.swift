import Synchronization

/// Raised by one, and seen or taken down by another.
final class Flag: Sendable {
  private let state = Atomic(false)

  var isRaised: Bool { state.load(ordering: .acquiring) }

  /// Takes it down.
  /// - Returns: whether it was raised.
  func take() -> Bool { state.exchange(false, ordering: .acquiringAndReleasing) }

  func raise() { state.store(true, ordering: .releasing) }
}
