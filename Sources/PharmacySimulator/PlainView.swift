import Foundation

/// A fill in plain JSON, as the connector `json` reads it.
enum PlainView {
  static func fill(_ fill: Fill, _ state: Fill.State) -> [String: Any] {
    var item: [String: Any] = [
      "id": fill.id, "reference": fill.reference, "status": state.status.rawValue,
      "updatedAt": written(state.since),
    ]
    if let reason = state.reason { item["reason"] = ["code": reason] }
    if let readyAt = state.readyAt { item["readyAt"] = written(readyAt) }
    if let reroutedTo = state.reroutedTo { item["reroutedTo"] = reroutedTo }
    if let handedOverAt = state.handedOverAt { item["handedOverAt"] = written(handedOverAt) }
    switch state.status {
    case .shipped, .outForDelivery, .deliveryProblem, .delivered:
      item["parcel"] = [
        "carrier": "Parcel Co", "number": "PC\(fill.id)", "link": "https://parcels.example/PC\(fill.id)",
      ]
    default: break
    }
    return item
  }

  /// Milliseconds since 1970 as RFC 3339.
  static func written(_ milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// Nil where the text is no time.
  static func milliseconds(_ text: String) -> Int64? {
    let styles = [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)]
    return styles.lazy.compactMap { try? $0.parse(text) }.first
      .map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) }
  }
}
