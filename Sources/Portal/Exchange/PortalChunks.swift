/// A body that comes bit by bit.
package protocol PortalChunks: AnyObject, Sendable {
  /// The next bytes, when there are some; nil: it is the end. For one at a time.
  func next() async -> [UInt8]?
}
