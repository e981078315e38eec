/// How one delivery of an event to a consumer ended.
package enum StreamResult: Hashable, Sendable {
  case taken
  /// It was not taken; whether the consumer is away or minds this event is seen from how others end. `after` is what
  /// the other side asked for, in milliseconds.
  case failed(String, after: Int64?)
  /// Not now, through no fault of the event or the consumer. Counts as no try.
  case busy(milliseconds: Int64, String)
  /// This event can never be sent.
  case unsendable(String)
  /// The consumer wants no more, for good.
  case gone(String)
}

/// The end of one delivery.
package struct StreamEnding: Hashable, Sendable {
  /// The row's.
  package let sequence: Int64
  package let result: StreamResult

  package init(_ sequence: Int64, _ result: StreamResult) {
    self.sequence = sequence
    self.result = result
  }
}
