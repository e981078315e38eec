package import Refills
package import Statecharts
package import Store
import Synchronization

/// Which messages are held now, by a person or by the brake: read once at the start, and kept in step with what is
/// written.
package final class MessageHolds: Sendable {
  /// Writes on the store's own thread.
  package typealias Writing = @Sendable ([Write]) async throws(StoreError) -> Void

  private struct Contents {
    var holds: [MessageHold]
    var brake: MessageBrake
    /// Kinds of which the brake is being written down.
    var braking: Set<MessageBrake.Key> = []
    var randomness: any RandomNumberGenerator & Sendable
  }

  private let write: Writing
  private let contents: Mutex<Contents>

  package init(
    _ views: any Views, brake: MessageBrake = MessageBrake(),
    randomness: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(), write: @escaping Writing
  ) throws(StoreError) {
    self.write = write
    contents = Mutex(Contents(holds: try views.holds(), brake: brake, randomness: randomness))
  }

  /// Those that are in force, oldest first.
  package var all: [MessageHold] { contents.withLock { $0.holds } }

  /// The oldest that holds a message with this notice about that refill; nil: it may go.
  package func holding(_ notice: RefillChart.Notice, of record: RefillRecord) -> MessageHold? {
    contents.withLock { contents in contents.holds.first { $0.scope.covers(notice, of: record) } }
  }

  /// In force from when this returns, also after a restart.
  package func hold(
    _ scope: MessageScope, by name: String, reason: String, at now: Instant
  ) async throws(StoreError) -> MessageHold {
    let id = contents.withLock { HoldID(at: now, using: &$0.randomness) }
    let hold = MessageHold(id: id, scope: scope, by: name, reason: reason, since: now)
    try await write([.hold(hold)])
    contents.withLock { $0.holds.append(hold) }
    return hold
  }

  /// What it held goes on with the next look, if it is still true. The brake leaves such messages alone for a day.
  /// - Throws: `conflict` where it is not in force.
  package func release(_ id: HoldID, by name: String, at now: Instant) async throws(StoreError) {
    try await write([.release(id, by: name, at: now)])
    contents.withLock { contents in
      for hold in contents.holds where hold.id == id {
        guard let endpoint = hold.scope.endpoint, let notice = hold.scope.notice else { continue }
        contents.brake.letGo(MessageBrake.Key(endpoint, notice), at: now)
      }
      contents.holds.removeAll { $0.id == id }
    }
  }

  // MARK: The brake

  /// What went out before this start.
  package func learn(_ rates: [NoticeRate]) { contents.withLock { $0.brake.learn(rates) } }

  /// For a day the brake leaves these messages alone.
  func letGo(_ notice: RefillChart.Notice, from endpoint: EndpointName, at now: Instant) {
    contents.withLock { $0.brake.letGo(MessageBrake.Key(endpoint, notice), at: now) }
  }

  /// Counts a message that is about to go; false: it is one too many. News of safety always goes: silence would do more
  /// harm.
  func admit(_ notice: PendingNotice, of record: RefillRecord, at now: Instant) -> Bool {
    guard let key = Self.key(notice, record) else { return true }
    return contents.withLock { $0.brake.admit(key, at: now) }
  }

  func takeBack(_ notice: PendingNotice, of record: RefillRecord, at moment: Instant) {
    guard let key = Self.key(notice, record) else { return }
    contents.withLock { $0.brake.takeBack(key, at: moment) }
  }

  /// Holds all messages of its kind from this endpoint.
  /// - Returns: nil where they are held already.
  func brake(
    _ notice: PendingNotice, of record: RefillRecord, at now: Instant
  ) async throws(StoreError) -> MessageHold? {
    guard let key = Self.key(notice, record), holding(notice.notice, of: record) == nil,
      contents.withLock({ $0.braking.insert(key).inserted })
    else { return nil }
    defer { contents.withLock { _ = $0.braking.remove(key) } }
    let limit = contents.withLock { $0.brake.limit(of: key, at: now) }
    return try await hold(
      MessageScope(endpoint: key.endpoint, notice: key.notice), by: MessageHold.brake,
      reason: "more than \(limit) within an hour; look whether \(key.endpoint) is right, then release it",
      at: now)
  }

  private static func key(_ notice: PendingNotice, _ record: RefillRecord) -> MessageBrake.Key? {
    guard notice.noticeClass != .safety, let endpoint = record.pharmacy?.endpoint else { return nil }
    return MessageBrake.Key(endpoint, notice.notice)
  }
}
