package import Refills

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

  package init(
    brands: Set<BrandName>, progress: Set<RefillChart.Progress> = [], isLive: Bool? = nil,
    task: StaffTask.Owner? = nil, doubt: Doubt? = nil, isLate: Bool = false
  ) {
    self.brands = brands
    self.progress = progress
    self.isLive = isLive
    self.task = task
    self.doubt = doubt
    self.isLate = isLate
  }
}
