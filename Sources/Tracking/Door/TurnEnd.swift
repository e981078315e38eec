import Store

/// What a turn on the door's thread leaves to do once it is over.
struct TurnEnd: Sendable {
  /// Why it did not do what it was for.
  var failure: StoreError?
  var news = CommitNews()
  /// Tells the one who waits.
  let answer: @Sendable () -> Void
}
