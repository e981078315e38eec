import Statecharts
import Synchronization

/// What came to people's phones: texts by number, e-mails by address.
final class DemoPhone: Sendable {
  /// Of one number or address; older ones are forgotten.
  private static let most = 50

  /// One text or e-mail.
  struct Item: Hashable, Sendable {
    let at: Instant
    /// Of an e-mail.
    var subject: String?
    let words: String
    /// The person wrote it.
    var isOwn = false
  }

  private let items = Mutex<[String: [Item]]>([:])

  func take(_ item: Item, for address: String) {
    items.withLock { items in
      items[address, default: []].append(item)
      if items[address, default: []].count > Self.most { items[address]?.removeFirst() }
    }
  }

  /// The oldest first.
  func items(of address: String) -> [Item] { items.withLock { $0[address] ?? [] } }
}
