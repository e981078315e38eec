package import Statecharts

/// One place among the listeners; it is free again when this goes.
package final class StreamListener: Sendable {
  private let bell: Bell
  private let leave: @Sendable () -> Void

  init(bell: Bell, leave: @escaping @Sendable () -> Void) {
    self.bell = bell
    self.leave = leave
  }

  deinit { leave() }

  /// Returns when something may be new, at that moment, at the end, or when the task is cancelled.
  package func wait(until moment: Instant, by time: any TimeSource) async {
    await bell.wait(until: moment, by: time)
  }
}
