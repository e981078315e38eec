import Refills
import Statecharts
import Store

/// What is remembered of one item while its refill is followed.
struct WatchedItem {
  var tracked: TrackedItem
  /// The system's own id: given with the refill, or learned from a search by our reference.
  var id: String?
  /// What survives a restart; its digest is of the last content that went through the door.
  var mark: ReadingMark
  /// Digest of the last content that was seen, taken by the door or on its way to it.
  var seen: [UInt8]
  /// Digest of the last body as it came: equal bytes are not even read.
  var body: [UInt8] = []
  /// The entry of the queue that counts; nil: not asked by itself.
  var dueAt: Instant?
  var askedAt: Instant?
  /// What was seen last counts from then on, and is brought to the door again.
  var recallAt: Instant?
  var isInFlight = false
  /// Asked again as soon as the present question is answered.
  var isWantedAgain = false
  /// The next question goes past caches, and its answer confirms what it repeats.
  var isToConfirm = false
  /// Digest of the content that is to be confirmed.
  var doubted: [UInt8]?
  /// The door knows that readings arrive.
  var isFresh: Bool
  /// The door was told that nothing is heard, or that the item is gone.
  var isSilent: Bool
  var isGone: Bool
  var isDirty = false
  var lastError: String?

  init(_ tracked: TrackedItem, mark: ReadingMark) {
    self.tracked = tracked
    self.mark = mark
    id = tracked.item
    seen = mark.digest
    isFresh = tracked.tracking == .fresh
    isSilent = tracked.tracking == .stale
    isGone = tracked.tracking == .unavailable
  }

  /// Takes over what changed in the refill; what was read is kept.
  mutating func update(_ new: TrackedItem) {
    tracked = new
    if let item = new.item, item != id {
      id = item
      seen = []
      body = []
      mark = ReadingMark(endpoint: mark.endpoint, item: item, nextAt: mark.nextAt)
    }
    isFresh = new.tracking == .fresh
    isSilent = new.tracking == .stale
    isGone = new.tracking == .unavailable
  }
}
