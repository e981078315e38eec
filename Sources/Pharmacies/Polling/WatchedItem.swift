import Refills
import Statecharts
import Store

/// What is remembered of one item while its refill is followed: 152 bytes and, where they are longer than 15, the
/// item's id and its validator. What few items have is in `Oddity`.
struct WatchedItem {
  enum Told: UInt8 {
    case nothing
    /// Readings arrive.
    case fresh
    /// Nothing is heard.
    case silent
    /// There is no such item.
    case gone

    init(_ tracking: RefillChart.Tracking) {
      self =
        switch tracking {
        case .fresh: .fresh
        case .stale: .silent
        case .unavailable: .gone
        case .notStarted, .notSupported: .nothing
        }
    }
  }

  let refill: RefillKey
  /// Readings missed in a row.
  var missed: UInt16 = 0
  /// Why the last reading brought nothing, by its number in `ErrorTexts`; 0: it was good.
  var error: UInt16 = 0
  var rhythm: AskRhythm
  var isLive: Bool
  /// It was sent on from here: of how well it can be read nothing is said.
  var isFormer: Bool
  var isInFlight = false
  /// Somebody wishes that it is asked about again, at its place in the queue or as soon as the present question is
  /// answered.
  var isWantedAgain = false
  /// The next question goes past caches, and its answer confirms what it repeats.
  var isToConfirm = false
  /// The question that is on its way goes past caches.
  var isPastCaches = false
  /// The question that is on its way has a condition: a 304 says something.
  var isConditional = false
  /// What the door was told of how much our knowledge is worth.
  var told: Told
  /// It waits to be written.
  var isDirty = false
  /// False in a slot that holds nothing any more.
  var isUsed = true
  /// There is an `Oddity` of it.
  var isOdd = false
  /// The validator is a date and no tag.
  var isDated = false

  /// The system's own id: given with the refill, or learned from a search by our reference; empty: not known.
  var id: String
  /// ETag or, where there is none, Last-Modified of the last answer, as it came; empty: none.
  var validator: String
  /// Of the last content that was seen, taken by the door or on its way to it.
  var seen: ContentDigest
  /// Of the last content that went through the door.
  var settled: ContentDigest
  /// Of the last body as it came: equal bytes are not even read.
  var body = ContentDigest.none

  var readAt: Instant
  /// The entry of the queue that counts; `never`: not asked by itself.
  var dueAt = Instant.never
  var askedAt = Instant.never
  var changedAt: Instant
  var promisedAt: Instant

  init(_ tracked: TrackedItem, _ key: RefillKey, mark: ReadingMark?) {
    refill = key
    id = tracked.item ?? ""
    rhythm = tracked.rhythm
    isLive = tracked.isLive
    isFormer = tracked.isFormer
    changedAt = tracked.progressSince
    promisedAt = tracked.promisedAt ?? .never
    told = Told(tracked.tracking)
    settled = ContentDigest(stored: mark?.digest ?? [])
    seen = settled
    validator = mark?.entityTag ?? mark?.lastModified ?? ""
    isDated = mark?.entityTag == nil && mark?.lastModified != nil
    readAt = mark?.readAt ?? .never
  }

  /// Takes over what changed in the refill; what was read is kept.
  mutating func update(_ new: TrackedItem) {
    rhythm = new.rhythm
    isLive = new.isLive
    isFormer = new.isFormer
    changedAt = new.progressSince
    promisedAt = new.promisedAt ?? .never
    told = Told(new.tracking)
  }

  /// Another item is meant from now on: nothing of it was read.
  mutating func forget() {
    seen = .none
    settled = .none
    body = .none
    validator = ""
    readAt = .never
    missed = 0
  }

  /// When nothing can open its refill again and it need not be asked about any more; nil while it is live.
  var endsAt: Instant? { isLive ? nil : changedAt + RefillFacts.reopenWindow }
}

extension Instant {
  /// Stands for no moment where an optional would take twice the room.
  static let never = Instant(milliseconds: .min)

  /// Later than all that happens.
  static let farAway = Instant(milliseconds: .max)

  var ifAny: Instant? { self == .never ? nil : self }
}
