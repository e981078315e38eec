import Refills

/// Stands where a decoder is asked for and nothing is to be decoded: the events of clocks carry nothing.
struct NoPayload: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    throw Self.nothing
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.nothing }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Self.nothing }

  private static let nothing = DecodingError.dataCorrupted(
    DecodingError.Context(codingPath: [], debugDescription: "an event of a clock carries nothing"))
}

extension RefillChart.Clock {
  /// What happens when this clock is over; nil only for a chart whose clock's event has a payload.
  var firing: RefillChart.Event? {
    do {
      return try RefillChart.Event(kind: event, from: NoPayload())
    } catch {
      return nil
    }
  }
}
