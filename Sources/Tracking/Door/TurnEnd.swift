import Store

/// What a turn on the door's thread leaves to do once it is over.
struct TurnEnd: Sendable {
  /// The disk failed.
  var fatal: StoreError?
  var news = CommitNews()
  /// Tells the one who waits.
  let answer: @Sendable () -> Void
}
