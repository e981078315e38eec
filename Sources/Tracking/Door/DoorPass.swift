package import Store

/// What became of a batch: how each submission is answered, whom the commits wake, and whether the process
/// must end.
package struct DoorPass: Sendable {
  /// As many as there were submissions, in their order.
  package var answers: [DoorAnswer] = []
  package var news = CommitNews()
  /// Whether it was written as it was decided, so that what was decided on top of it holds.
  package var isAsDecided = true
  /// The disk failed: nothing may be tried again in this process.
  package var fatal: StoreError?

  /// What came of later submissions as well.
  package mutating func add(_ later: DoorPass) {
    answers += later.answers
    news.add(later.news)
    isAsDecided = isAsDecided && later.isAsDecided
    fatal = fatal ?? later.fatal
  }
}
