import Store

extension Service {
  /// - Throws: `pruned` (410) where rows after the cursor are not there any more.
  func requireWhole(after cursor: Int64) throws(Problem) {
    let start = try read { () throws(StoreError) in try parts.views.prunedThrough() }
    guard cursor < start else { return }
    throw Problem(
      "pruned", 410, "Gone",
      "Events after this cursor were pruned, since they were kept long enough. Read the refills anew, then go on after "
        + "“cursor”.", extra: ["cursor": "\(start)"])
  }
}
