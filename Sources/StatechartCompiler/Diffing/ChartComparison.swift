/// Two versions of a chart, and what the new one means for refills that are stored under the old one.
///
/// Stored of a refill are: the chart's hash; the ids of all its active states; what each history remembers,
/// by ids; its running clocks by name, each with its due time; and names in its record, its journal and its
/// queue (events that caused tasks, notices and commands on their way, answers that were given before a
/// correction).
///
/// The verdict is that of the worst difference:
///
/// - **Identical**: the same bytes. **Layout only**: the same canonical form, so also the same hash.
/// - **Breaking**, because nothing that is said about stored refills can help: the chart has another *name*
///   (it is another chart); a *region* of the parallel at the top is gone and no new region has any of its
///   states (what it told apart has no place any more, and two regions in one cannot both stand); an *event*
///   that people or other systems send is gone, or one of them may no longer send it, or it carries another
///   *payload*, or its payload can no longer be read from bytes (they go on sending it as before, and no
///   mapping reaches them; what the daemon itself and its timers send changes with the daemon).
/// - **Needs a mapping**, because what is stored is not legal as it is, or would be forgotten, but can be
///   told what it is now: a *state* is gone, or has another parent (all ancestors are stored), or changed
///   between one without and one with states inside; a parallel has another *region* (stored refills stand in
///   none of its states); a *history* is gone, has another type or parent (what it remembers is of the wrong
///   depth or place); a *clock* is gone or runs in another state (a due time is stored under its name, and
///   only its own state stops it), or is new in a state that was there before (for refills that stand there
///   it was never armed, so it would never go off); an event of the daemon's own, a delayed *send* with its
///   id, a *command*, a *notice* or an *answer* is gone (its name may stand in a record, a queue or the
///   journal, and could no longer be read).
/// - **Compatible**: everything else. New states, histories, events, guards, transitions and actions
///   invalidate nothing. Changed transitions, conditions, initials, defaults and actions hold from the next
///   event on; what was done on entry is not done again. A changed length, calendar, start or event of a
///   clock leaves due times that are set as they are: they are never recomputed. Changed facts (`stage`,
///   `acts`, `answer`, `ask`, `closed`) are read from the chart, not from the record. A final state that is
///   one no longer, or the other way round, is stood in alike.
package struct ChartComparison: Sendable, Equatable {
  package let verdict: Compatibility
  /// The worst first; among equals as they stand in the old file, then in the new one. Empty where the
  /// canonical forms are the same.
  package let differences: [ChartDifference]
  private let oldFile: String
  private let newFile: String

  /// - Parameters:
  ///   - old: the chart under whose hash refills are stored.
  ///   - new: the chart under which they shall go on.
  ///   - areSameBytes: whether the two files have the same bytes.
  package init(old: ChartModel, new: ChartModel, areSameBytes: Bool = false) {
    (oldFile, newFile) = (old.file, new.file)
    guard old.canonicalForm != new.canonicalForm else {
      verdict = areSameBytes ? .identical : .layoutOnly
      differences = []
      return
    }
    var search = DifferenceSearch(old: ComparedChart(old), new: ComparedChart(new))
    search.compare()
    differences = search.found.enumerated().sorted { one, other in
      let (first, second) = (one.element, other.element)
      if first.compatibility != second.compatibility { return first.compatibility > second.compatibility }
      if first.place != second.place { return first.place < second.place }
      return one.offset < other.offset
    }.map(\.element)
    verdict = differences.map(\.compatibility).max() ?? .compatible
  }

  /// The verdict on a line of its own, then each difference: its class and what it is, where it stands, what
  /// it means.
  package var text: String {
    differences.reduce("\(verdict)\n") { text, difference in
      let places = [
        difference.old.map { "\(oldFile):\($0.line)" }, difference.new.map { "\(newFile):\($0.line)" },
      ].compactMap(\.self)
      return text
        + """

        \(difference.compatibility): \(difference.what)
          \(places.joined(separator: " / "))
          \(difference.meaning)

        """
    }
  }
}

extension ChartDifference {
  /// What the old file has stands before what only the new one has.
  fileprivate var place: (Int, Int) { old.map { (0, $0.line) } ?? (1, new?.line ?? 0) }
}
