package import Statecharts

extension StaffMember {
  /// Who looks after this person's refills at `moment`; nil: they do.
  package func cover(at moment: Instant) -> StaffID? {
    absence.flatMap { $0.contains(moment) ? $0.cover : nil }
  }
}

extension Collection<StaffMember> {
  /// Those whose refills `member` looks after at `moment`: their own, and those of everybody who is away and whom they
  /// cover, be it for another who covers and is away. Whose cover leads back to themselves is covered by each of that
  /// round.
  package func covered(by member: StaffID, at moment: Instant) -> Set<StaffID> {
    var found: Set<StaffID> = [member]
    var isGrowing = true
    while isGrowing {
      let more = filter { !found.contains($0.id) && $0.cover(at: moment).map(found.contains) == true }
      found.formUnion(more.map(\.id))
      isGrowing = !more.isEmpty
    }
    return found
  }
}
