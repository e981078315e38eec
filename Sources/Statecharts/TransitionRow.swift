/// What a step needs to know of one transition, without references.
struct TransitionRow: Sendable {
  let source: Int
  /// Range into `ChartTables.terms`.
  let terms: Range<Int>
  let actions: Range<Int>
  let isIgnoring: Bool
  let isInternal: Bool
  let isSourceCompound: Bool
  /// True where a history takes part, so that `leaves` and `plan` depend on what is remembered.
  let isDynamic: Bool
  /// Whatever of this is active is left. Empty for a targetless transition.
  let leaves: StateSet
  /// What is entered.
  let plan: EntryPlan
}
