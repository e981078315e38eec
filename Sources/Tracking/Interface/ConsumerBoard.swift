/// How the consumers of the stream are doing, for those who watch, and a button.
package protocol ConsumerBoard: Sendable {
  /// By name, in order.
  func consumers() -> [(name: String, status: StreamStatus)]
  /// Lets one that is disabled, or waits for its next try, go on at once.
  /// - Returns: false: there is none of this name.
  func enable(_ name: String) -> Bool
}
