/// The limits of a client. Every one is finite.
package struct CurlConfiguration: Hashable, Sendable {
  /// Transfers to one scheme, host and port that run at once. Default 8: what a browser's worth of politeness allows
  /// a small vendor's server. The others wait, in order, without their timeouts running.
  package var maxPerOrigin: Int
  /// Transfers that run at once in all. Default 512: each may hold a file descriptor, and 1,024 is a usual limit.
  package var maxRunning: Int
  /// Requests that wait in all; the next one fails with `queueFull`. Default 4,096.
  package var maxWaiting: Int
  /// Idle connections that are kept. Default 256; keeping them is worth 14 to 30 handshakes' cost a request.
  package var maxIdleConnections: Int
  /// Idle connections older than this are not used again, in seconds. Default 300: longer than a usual poll interval.
  package var maxIdleSeconds: Int
  /// How long a looked-up name is kept, in seconds. Default 60, so that a moved service is found again.
  package var nameCacheSeconds: Int
  /// Streams at once on one HTTP/2 connection. Default 100, the least that RFC 9113 section 6.5.2 recommends.
  package var maxStreamsPerConnection: Int
  /// The User-Agent header of all requests that do not bring their own.
  package var userAgent: String

  package init(
    maxPerOrigin: Int = 8, maxRunning: Int = 512, maxWaiting: Int = 4_096, maxIdleConnections: Int = 256,
    maxIdleSeconds: Int = 300, nameCacheSeconds: Int = 60, maxStreamsPerConnection: Int = 100,
    userAgent: String = "refilld"
  ) {
    self.maxPerOrigin = max(1, maxPerOrigin)
    self.maxRunning = max(1, maxRunning)
    self.maxWaiting = max(0, maxWaiting)
    self.maxIdleConnections = max(1, maxIdleConnections)
    self.maxIdleSeconds = max(1, maxIdleSeconds)
    self.nameCacheSeconds = max(0, nameCacheSeconds)
    self.maxStreamsPerConnection = max(1, maxStreamsPerConnection)
    self.userAgent = userAgent
  }
}
