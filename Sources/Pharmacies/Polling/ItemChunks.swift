/// A list of items that grows by whole pieces: no million of them is ever moved, and nothing is left behind.
struct ItemChunks {
  /// Items in one piece: 160 KB.
  private static let length = 1_024

  private var chunks: [[WatchedItem]] = []
  private(set) var count = 0

  /// O(1).
  subscript(index: Int) -> WatchedItem {
    get { chunks[index / Self.length][index % Self.length] }
    _modify { yield &chunks[index / Self.length][index % Self.length] }
  }

  /// O(1).
  mutating func append(_ item: WatchedItem) {
    if count % Self.length == 0 {
      var chunk: [WatchedItem] = []
      chunk.reserveCapacity(Self.length)
      chunks.append(chunk)
    }
    chunks[count / Self.length].append(item)
    count += 1
  }
}
