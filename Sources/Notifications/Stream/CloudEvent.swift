package import Statecharts

/// An event in the form of CloudEvents 1.0.
package struct CloudEvent: Hashable, Sendable {
  package static let structuredType = "application/cloudevents+json"
  package static let dataType = "application/json"
  static let specVersion = "1.0"

  /// The same in every attempt and for every consumer; unique within `source`.
  package let id: String
  /// A URI that names this installation.
  package let source: String
  package let type: EventType
  /// The refill's id.
  package let subject: String
  package let time: Instant
  package let data: RefillChange

  package init(
    id: String, source: String, type: EventType, subject: String, time: Instant, data: RefillChange
  ) {
    self.id = id
    self.source = source
    self.type = type
    self.subject = subject
    self.time = time
    self.data = data
  }
}
