import StatechartCompiler
import Testing

@Suite("Comparing charts")
struct ChartComparisonTests {
  @Test(
    "A new version is what its worst difference makes it",
    arguments: Version.breaking + Version.mapping + Version.compatible)
  func verdict(_ version: Version) throws {
    for change in version.changes { try #require(SampleChart.text.contains(change.old), "\(change.old)") }
    let comparison = try version.comparison
    #expect(comparison.verdict == version.verdict, "\(comparison.text)")
    let worst = comparison.differences.filter { $0.compatibility == version.verdict }
    #expect(worst.contains { $0.what.contains(version.what) }, "\(comparison.text)")
    #expect(comparison.text.hasPrefix("\(version.verdict)\n"))
    #expect(comparison.differences.allSatisfy { $0.old != nil || $0.new != nil })
  }

  @Test("The same bytes are identical; other bytes of the same chart are layout only")
  func layout() throws {
    let model = try SampleChart.model()
    let same = ChartComparison(old: model, new: model, areSameBytes: true)
    #expect(same.verdict == .identical && same.text == "identical\n")
    let moved = try parseChart(
      SampleChart.replacing("<!-- A parcel,", with: "<!--\n A parcel"), file: "b", mode: .strict)
    let layout = ChartComparison(old: model, new: moved)
    #expect(layout.verdict == .layoutOnly && layout.text == "layout only\n")
  }

  @Test(
    "An event that only the daemon sends needs a mapping when it goes, and may lose the daemon as a sender")
  func own() throws {
    func model(_ events: String) throws -> ChartModel {
      try parseChart(Traced.chart(events + "<state id='a'/>"), file: "a", mode: .strict)
    }
    let old = try model("<rx:event name='order.failed' actor='system timer'/>")
    #expect(ChartComparison(old: old, new: try model("")).verdict == .needsMapping)
    let less = try model("<rx:event name='order.failed' actor='timer'/>")
    #expect(ChartComparison(old: old, new: less).verdict == .compatible)
  }

  @Test("The verdict comes first, then each difference with its places, what it means and what to do")
  func text() throws {
    let version = Version(
      "",
      [
        ("name=\"staff.hold\"", "name=\"staff.stop\""),
        ("event=\"staff.hold\" target", "event=\"staff.stop\" target"),
        ("ignore event=\"staff.hold\"", "ignore event=\"staff.stop\""),
        ("after=\"30d\"", "after=\"31d\""), ("name=\"settled\"", "name=\"over\""),
      ], .breaking, "")
    #expect(
      try version.comparison.text == """
        breaking

        breaking: the event `staff.hold` is gone
          parcel.scxml:7
          `staff` will go on sending it, whatever is done to stored refills. Keep it, with rx:ignore where it means nothing.

        needs a mapping: the clock `settled` is gone
          parcel.scxml:48
          It may run in stored refills. Say in a mapping which clock goes on in its place, or that it stops.

        needs a mapping: the clock `over` is new in `delivered`
          new.scxml:48
          For stored refills that stand there it was never armed, so it would never go off. Say in a mapping from when it runs for them, or that it does not.

        compatible: `open` no longer has: staff.hold → `held`
          parcel.scxml:20
          Stored refills that stand there no longer take it.

        compatible: `held` ignores other events
          parcel.scxml:36 / new.scxml:36
          It holds from the next event on.

        compatible: the event `staff.stop` is new
          new.scxml:7
          Nothing stored knows of it.

        compatible: `open` has: staff.stop → `held`
          new.scxml:20
          Stored refills that stand there can take it.

        """)
  }
}
