import Synchronization

/// What rows of the queue out say, by the words in which they say it: a few notices and errands, over and over.
enum StoredContents {
  /// Texts that are remembered. Those of the stream name a row of the journal each, and come seldom.
  private static let most = 1_024
  private static let known = Mutex<[String: DispatchRow.Content]>([:])

  /// - Parameter what: names the row for the message.
  /// - Throws: `unreadable` where this version does not know it.
  static func content(_ text: String, of what: String) throws -> DispatchRow.Content {
    if let content = known.withLock({ $0[text] }) { return content }
    let content = try StoredJSON.value(DispatchRow.Content.self, from: text, of: what)
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[text] = content
    }
    return content
  }
}
