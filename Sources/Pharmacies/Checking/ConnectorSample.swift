/// One answer of a system, as it was kept: for one item, a page of a search or a feed, or an event.
package struct ConnectorSample: Hashable, Sendable {
  /// Its file, for messages.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
