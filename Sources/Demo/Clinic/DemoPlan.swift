import PharmacySimulator

/// What the demo's pharmacy does with orders: quick enough that somebody who looks for a minute sees it all.
enum DemoPlan {
  private static let hour: Int64 = 3_600_000

  /// At the door within a day.
  private static let courier = FillPlan([
    .init(after: 0, .received), .init(after: 2 * hour, .preparing), .init(after: 5 * hour, .packed),
    .init(after: 7 * hour, .shipped), .init(after: 10 * hour, .outForDelivery),
    .init(after: 13 * hour, .delivered),
  ])

  /// - Parameters:
  ///   - reference: the clinic's id of the refill.
  ///   - way: as the order says it.
  static func plan(_ reference: String, _ way: String?) -> FillPlan {
    if way == "courier" { return courier }
    if way == "mail" { return .mail }
    let number = reference.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
    return [.pickUp, .pickUp, .outOfStock, .changeOfMind][number % 4]
  }
}
