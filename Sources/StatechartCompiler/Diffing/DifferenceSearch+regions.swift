extension DifferenceSearch {
  /// Regions of the parallel at the top that have no place any more, and those in which no stored refill
  /// stands.
  ///
  /// A region has its place in the one with its id. If there is none, in the new one that has most of its
  /// states, if any: one for each, since one region cannot stand in two places at once.
  mutating func compareRegions() {
    let before = old.regions(of: old.parallel)
    // Beside the parallel there may be other states now; it is the same parallel all the same.
    let same = old.parallel.flatMap { new.real($0.id) }.flatMap {
      $0.parent.isEmpty && $0.node.kind == .parallel ? $0.node : nil
    }
    var free = new.regions(of: same ?? new.parallel)
    var homeless: [ComparedChart.Region] = []
    for region in before {
      if let same = free.firstIndex(where: { $0.id == region.id }) {
        free.remove(at: same)
      } else {
        homeless.append(region)
      }
    }
    for region in homeless {
      let best = free.indices.max { shared(region, free[$0]) < shared(region, free[$1]) }
      if let best, shared(region, free[best]) > 0 || before.count == 1 {
        let home = free.remove(at: best)
        note(
          .needsMapping, "\(name(of: region)) is \(name(of: home)) now",
          "Stored refills name the old one. Say in a mapping where each state of \(name(of: region)) goes.",
          old: region.position, new: home.position)
      } else {
        note(
          .breaking, "\(name(of: region)) is gone",
          "Stored refills stand in it beside the others, and no region has its states. "
            + "Keep it, or begin a new chart.",
          old: region.position)
      }
    }
    for region in free {
      note(
        .needsMapping, "\(name(of: region)) is new",
        "Stored refills stand in none of its states. Say in a mapping in which one they do.",
        new: region.position)
    }
  }

  private func shared(_ one: ComparedChart.Region, _ other: ComparedChart.Region) -> Int {
    one.leaves.intersection(other.leaves).count
  }

  private func name(of region: ComparedChart.Region) -> String {
    region.id.isEmpty ? "the chart as one region" : "the region `\(region.id)`"
  }
}
