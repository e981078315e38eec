/// How much of a fill's days must have passed before the next can be asked for.
package struct ScreeningRules: Hashable, Sendable {
  /// Per cent of the days' supply, 0 to 100; 75 to 80 is what payers and pharmacies ask for.
  package let usedPercent: Int
  /// The same for drugs on a schedule, and for those of which nobody said.
  package let usedPercentIfScheduled: Int

  package static let standard = ScreeningRules(unchecked: 75, ifScheduled: 85)

  /// Nil where a share is not 0 to 100 per cent.
  package init?(usedPercent: Int, usedPercentIfScheduled: Int) {
    guard (0...100).contains(usedPercent), (0...100).contains(usedPercentIfScheduled) else { return nil }
    self.init(unchecked: usedPercent, ifScheduled: usedPercentIfScheduled)
  }

  private init(unchecked usedPercent: Int, ifScheduled usedPercentIfScheduled: Int) {
    self.usedPercent = usedPercent
    self.usedPercentIfScheduled = usedPercentIfScheduled
  }

  func percent(for schedule: DrugSchedule) -> Int {
    schedule.isScheduled ? usedPercentIfScheduled : usedPercent
  }
}
