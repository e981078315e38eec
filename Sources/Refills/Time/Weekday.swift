/// A day of the week, in the order of ISO 8601.
package enum Weekday: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// 0 for Monday to 6 for Sunday.
  static func index(ofDay day: Int) -> Int {
    // 1970-01-01 was a Thursday.
    let shifted = (day + 3) % 7
    return shifted < 0 ? shifted + 7 : shifted
  }
}
