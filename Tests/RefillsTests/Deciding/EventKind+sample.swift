import Foundation
import Refills
import Statecharts
import Testing

extension RefillChart.EventKind {
  /// An event of this kind that carries something plausible. Not for reports, nor for what only the domain can make.
  func sample(at now: Instant) throws -> RefillChart.Event {
    if self == .orderReplaced {
      var random = SystemRandomNumberGenerator()
      return .orderReplaced(Replacement(by: RefillID(at: now, using: &random)))
    }
    if self == .workAssigned { return .workAssigned(Assignment(to: nil)) }
    let decoder = JSONDecoder()
    try decoder.userInfo[EventOfKind.key] = self
    return try decoder.decode(EventOfKind.self, from: Data(Self.everything(at: now).utf8)).event
  }

  /// Each payload reads its own members and leaves the others alone.
  private static func everything(at now: Instant) -> String {
    """
    {"reason": "tooSoon", "text": "words", "action": {"kind": "labs"}, "kind": "labs", "system": "elsewhere", \
    "reference": "r-1", "state": "NY", "item": "item-1", "owner": "support", "cause": "pharmacy.unmapped", \
    "at": \(now.milliseconds), "until": \((now + .hours(1)).milliseconds)}
    """
  }
}

/// The event of a kind, with its payload.
struct EventOfKind: Decodable {
  static var key: CodingUserInfoKey { get throws { try #require(CodingUserInfoKey(rawValue: "kind")) } }

  let event: RefillChart.Event

  init(from decoder: any Decoder) throws {
    let key = try Self.key
    let kind = try #require(decoder.userInfo[key] as? RefillChart.EventKind)
    event = try RefillChart.Event(kind: kind, from: decoder)
  }
}
