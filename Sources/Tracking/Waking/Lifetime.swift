import ServiceLifecycle

/// How long a service is wanted.
package enum Lifetime {
  /// Returns when the group is shut down or the task is cancelled.
  package static func ended() async {
    do {
      try await gracefulShutdown()
    } catch {
      // Thrown when the task is cancelled: the same end by a harder way.
      return
    }
  }
}
