/// How long a transfer may take. Waiting for a free place in the client's queue counts against none of these.
package struct CurlTimeouts: Hashable, Sendable {
  /// Name lookup, TCP and TLS together, in ms.
  package var connectMilliseconds: Int
  /// The whole transfer from its start, in ms.
  package var totalMilliseconds: Int
  /// A transfer that stays below this many bytes a second for `lowSpeedSeconds` is given up; 0 switches the check off.
  /// Silence while the server thinks counts as slow.
  package var lowSpeedBytesPerSecond: Int
  /// See `lowSpeedBytesPerSecond`; libcurl measures it in whole seconds.
  package var lowSpeedSeconds: Int

  /// The defaults suit a small answer from a healthy server: a connection that needs more than 5 s will not get
  /// better, and 100 B/s for 10 s is a peer that drips to hold the connection.
  package init(
    connectMilliseconds: Int = 5_000, totalMilliseconds: Int = 30_000, lowSpeedBytesPerSecond: Int = 100,
    lowSpeedSeconds: Int = 10
  ) {
    self.connectMilliseconds = connectMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.lowSpeedBytesPerSecond = lowSpeedBytesPerSecond
    self.lowSpeedSeconds = lowSpeedSeconds
  }
}
