package import Store

/// Where rows of the queue out go; one for notices, one for errands to pharmacies, one a stream consumer.
package protocol Destination: Sendable {
  /// Tries once. For a row that may be sent once only, anything but a certain failure is `unknown`.
  func deliver(_ row: DispatchRow) async -> DeliveryResult
}

/// How one try ended; the retry ladder decides when the next one is.
package enum DeliveryResult: Hashable, Sendable {
  case delivered
  /// It arrived; by which ways is kept with the row.
  case told(String)
  /// Nothing was sent, because policy or truth says no.
  case withdrawn(reason: String)
  /// It did not arrive, for certain; try again. `after` is what the other side asked for, in milliseconds.
  case failed(String, after: Int64?)
  /// Not now, through no fault of the row: quiet hours, a full budget. Burns no attempt.
  case notBefore(milliseconds: Int64, reason: String)
  /// It will never arrive.
  case rejected(String)
  /// It may have arrived, and sending it again could do harm.
  case unknown(String)
}
