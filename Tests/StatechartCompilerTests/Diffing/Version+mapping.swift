import StatechartCompiler

extension Version {
  private static let late = "<state id=\"late\""
  private static let wherePacked = SampleChart.text.part(
    from: "<history", to: "<transition event=\"staff.hold\"")

  static let mapping = [
    Version(
      "A state is called otherwise",
      [
        (late, "<state id=\"overdue\""), ("target=\"late\"", "target=\"overdue\""),
        ("In('late')", "In('overdue')"),
      ],
      .needsMapping, "the state `late` is gone"),
    Version(
      "A state moves to another parent",
      [
        (SampleChart.text.part(from: late, to: "<state id=\"packed\""), ""),
        (
          "<state id=\"held\"",
          SampleChart.text.part(from: late, to: "<state id=\"packed\"") + "<state id=\"held\""
        ),
      ], .needsMapping, "the state `late` is in `progress` in place of `open`"),
    Version(
      "A state gets states inside",
      [("<state id=\"tooLate\">", "<state id=\"tooLate\"><state id=\"aBit\"/>")], .needsMapping,
      "the state `tooLate` has states inside"),
    Version(
      "A state loses the states inside it",
      [
        ("<initial><transition target=\"onTime\"/></initial>", ""),
        (SampleChart.text.part(from: "<state id=\"onTime\">", to: "</parallel>"), "</state>\n"),
      ], .needsMapping, "the state `pace` has no states inside any more"),
    Version(
      "A region is new", [("<state id=\"pace\">", "<state id=\"weather\"/><state id=\"pace\">")],
      .needsMapping,
      "the region `weather` is new"),
    Version(
      "A region is called otherwise", [("<state id=\"pace\">", "<state id=\"speed\">")], .needsMapping,
      "the region `pace` is the region `speed` now"),
    Version(
      "The parallel at the top is called otherwise",
      [("initial=\"life\"", "initial=\"parcel\""), ("<parallel id=\"life\">", "<parallel id=\"parcel\">")],
      .needsMapping, "the state `life` is gone"),
    Version(
      "A history is gone", [(wherePacked, ""), ("target=\"wherePacked\"", "target=\"packing\"")],
      .needsMapping,
      "the history `wherePacked` is gone"),
    Version(
      "A history is of another depth", [("type=\"deep\"", "type=\"shallow\"")], .needsMapping,
      "the history `wherePacked` is shallow"),
    Version(
      "A history moves to another parent",
      [
        (wherePacked, ""),
        ("<state id=\"open\" initial=\"packing\">", wherePacked + "<state id=\"open\" initial=\"packing\">"),
      ],
      .needsMapping, "the history `wherePacked` is in `progress` in place of `open`"),
    Version(
      "A clock is called otherwise", [("name=\"settled\"", "name=\"over\"")], .needsMapping,
      "the clock `settled` is gone"),
    Version(
      "A clock runs in another state",
      [
        ("<rx:clock name=\"settled\" event=\"clock.settled\" after=\"30d\"/>", ""),
        (
          "<transition event=\"staff.resume\"",
          "<rx:clock name=\"settled\" event=\"clock.settled\" after=\"30d\"/><transition event=\"staff.resume\""
        ),
      ], .needsMapping, "the clock `settled` runs in `held` in place of `delivered`"),
    Version(
      "A state gets a clock",
      [
        (
          "<transition event=\"staff.resume\"",
          "<rx:clock name=\"heldDue\" event=\"staff.resume\" after=\"9d\"/><transition event=\"staff.resume\""
        )
      ],
      .needsMapping, "the clock `heldDue` is new in `held`"),
    Version(
      "An event of a timer is gone",
      [
        ("event=\"clock.settled\" after", "event=\"clock.over\" after"),
        ("event=\"clock.settled\" target", "event=\"clock.over\" target"),
      ], .needsMapping, "the event `clock.settled` is gone"),
    Version(
      "A command is gone", [("command=\"printLabel\"", "command=\"print\"")], .needsMapping,
      "the command `printLabel` is gone"),
    Version(
      "A notice is gone", [("rx:notice=\"sent\"", "rx:notice=\"shipped\"")], .needsMapping,
      "the notice `sent` is gone"),
    Version(
      "An answer is gone", [("rx:answer=\"held\"", "rx:answer=\"packed\"")], .needsMapping,
      "the answer `held` is gone"),
    Version(
      "A delayed send has another id",
      [("sendid=\"nudge\"", "sendid=\"push\""), ("id=\"nudge\"/>", "id=\"push\"/>")], .needsMapping,
      "the delayed send `nudge as nudge` is gone"),
  ]
}
