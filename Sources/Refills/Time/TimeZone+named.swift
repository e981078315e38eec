package import Foundation
import Statecharts

extension TimeZone {
  /// A zone by its IANA name, for example `America/New_York`.
  ///
  /// - Throws: `unknownZone`: the name is wrong, or this build has no zones at all, as happens when Foundation is
  ///   linked statically.
  package static func named(_ name: String) throws(TimeError) -> TimeZone {
    if let zone = TimeZone(identifier: name) { return zone }
    throw TimeError(
      code: .unknownZone,
      message: "no time zone “\(name.prefix(64))”: write an IANA name such as America/New_York, "
        + "and link Foundation dynamically, since a static build has no named zones")
  }

  /// Milliseconds that this zone's wall time is ahead of UTC at a moment.
  func offset(at moment: Instant) -> Int64 {
    let seconds = (Double(moment.milliseconds) / 1000).rounded(.down)
    return Int64(secondsFromGMT(for: Date(timeIntervalSince1970: seconds))) * 1000
  }
}
