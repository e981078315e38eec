import Store

extension RebuildReport {
  /// For people, in one line.
  var text: String {
    var words = ["Made anew from the journal: \(refills) refills and \(timers) clocks"]
    if kept > 0 {
      words.append("\(kept) refills kept as they were, erased or written before the journal held records")
    }
    if added > 0 {
      words.append("\(added) rows put back into the queue out as given up, see refilld message list")
    }
    if removed > 0 { words.append("\(removed) rows of the queue out removed that the journal does not know") }
    return words.joined(separator: "; ") + "."
  }
}
