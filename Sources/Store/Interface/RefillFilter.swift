package import Refills
package import Statecharts

/// Which refills a list holds.
package struct RefillFilter: Hashable, Sendable {
  package var brands: Set<BrandName>
  /// Empty: any.
  package var progress: Set<RefillChart.Progress>
  package var isLive: Bool?
  /// Has a task of this owner.
  package var task: StaffTask.Owner?
  /// What a source said last of it is in this doubt.
  package var doubt: Doubt?
  /// Live, and it takes longer than was said.
  package var isLate = false
  /// Live, and one of these looks after it; empty: any, or none.
  package var owners: Set<StaffID> = []
  /// Nil: whether or not it was put off.
  package var rest: Rest?

  /// Whether a refill waits at the desk at a moment.
  package enum Rest: Hashable, Sendable {
    /// It was not put off until later than this.
    case awake(Instant)
    /// Live, and it was put off until later than this.
    case snoozed(Instant)
  }

  package init(
    brands: Set<BrandName>, progress: Set<RefillChart.Progress> = [], isLive: Bool? = nil,
    task: StaffTask.Owner? = nil, doubt: Doubt? = nil, isLate: Bool = false,
    owners: Set<StaffID> = [], rest: Rest? = nil
  ) {
    self.brands = brands
    self.progress = progress
    self.isLive = isLive
    self.task = task
    self.doubt = doubt
    self.isLate = isLate
    self.owners = owners
    self.rest = rest
  }
}
