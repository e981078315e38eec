import Refills
import Statecharts
import Store

/// A submission while it is decided.
struct DoorWork {
  /// Why a submission ends without a change, and what the journal keeps of the try.
  struct Stop {
    let outcome: Outcome
    var entry: JournalEntry?
    /// The answer that brought it.
    var heard: Write?

    /// What of the try is kept.
    var writes: [Write] { [entry.map(Write.refusal), heard].compactMap(\.self) }
  }

  /// Most refills that one submission moves along with what it is about.
  static let mostFollowUps = 64

  var view: BatchView
  let sender: Sender
  let now: Instant
  var writes: [Write] = []
  /// The matter beside a refill that the submission is about.
  var kept: BesideKept?
  /// One for each change that touched a refill.
  var touched: [Refill] = []
}
