/// Hears of every call on the files of a `WatchedFolder`, on whatever thread makes it.
protocol FileObserver: AnyObject, Sendable {
  /// - Returns: nil to let the call through.
  func before(_ call: FileCall) -> FileFailure?
  /// Only after a call that went well.
  func after(_ call: FileCall)
}
