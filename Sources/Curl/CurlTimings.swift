/// When each step of a transfer was done, in µs since the transfer began. A step that did not happen is 0 (a kept
/// connection has no lookup and no handshake).
package struct CurlTimings: Hashable, Sendable {
  package var nameLookup: Int64
  package var connect: Int64
  package var tlsHandshake: Int64
  package var firstByte: Int64
  package var total: Int64
}
