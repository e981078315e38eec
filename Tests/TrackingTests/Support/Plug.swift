import Dispatch
import Store
import Tracking

/// Holds the door's thread until the test lets it go, so that what is submitted gathers.
final class Plug: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  /// Returns when the thread is held.
  func hold(_ door: DoorService) async {
    let semaphore = semaphore
    let (entered, continuation) = AsyncStream.makeStream(of: Void.self)
    Task {
      _ = try await door.withStore { _ throws(StoreError) in
        continuation.finish()
        semaphore.wait()
      }
    }
    for await _ in entered {}
  }

  func release() { semaphore.signal() }
}
