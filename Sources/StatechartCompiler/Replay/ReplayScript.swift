/// What is done to a chart and where it should stand afterwards, in the form of the SCION conformance scripts.
package struct ReplayScript: Decodable, Sendable, Equatable {
  /// One event.
  package struct Step: Decodable, Sendable, Equatable {
    /// How long to wait before the event, in milliseconds of virtual time, not negative.
    package let after: Int64
    /// The event's name.
    package let event: String
    /// Ids of the atomic states that are active afterwards, in any order.
    package let nextConfiguration: Set<String>

    package init(after: Int64 = 0, event: String, nextConfiguration: Set<String>) {
      self.after = after
      self.event = event
      self.nextConfiguration = nextConfiguration
    }

    private enum CodingKeys: String, CodingKey { case after, event, nextConfiguration }
    private enum EventKeys: String, CodingKey { case name }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      after = try container.decodeIfPresent(Int64.self, forKey: .after) ?? 0
      guard after >= 0 else {
        throw DecodingError.dataCorruptedError(
          forKey: .after, in: container,
          debugDescription: "time runs forwards only; write 0 or more milliseconds")
      }
      event = try container.nestedContainer(keyedBy: EventKeys.self, forKey: .event)
        .decode(String.self, forKey: .name)
      nextConfiguration = try container.decode(Set<String>.self, forKey: .nextConfiguration)
    }
  }

  /// Ids of the atomic states that are active after the start.
  package let initialConfiguration: Set<String>
  package let events: [Step]

  package init(initialConfiguration: Set<String>, events: [Step]) {
    self.initialConfiguration = initialConfiguration
    self.events = events
  }

  /// The names of the events that the script sends: what `lower` needs as `extraEvents`.
  package var eventNames: [String] { events.map(\.event) }
}
