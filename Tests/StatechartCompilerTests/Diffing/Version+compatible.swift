import StatechartCompiler

extension Version {
  static let compatible = [
    Version(
      "A state is new",
      [
        (
          "<state id=\"held\"",
          "<state id=\"lost\"><transition event=\"staff.resume\" target=\"held\"/></state><state id=\"held\""
        )
      ],
      .compatible, "the state `lost` is new"),
    Version(
      "A state with a clock is new",
      [
        (
          "<state id=\"held\"",
          "<state id=\"lost\"><rx:clock name=\"lostDue\" event=\"staff.resume\" after=\"9d\"/></state><state id=\"held\""
        )
      ], .compatible, "the state `lost` is new"),
    Version(
      "A history is new",
      [
        (
          "<state id=\"tooLate\">",
          "<history id=\"before\"><transition target=\"onTime\"/></history><state id=\"tooLate\">"
        )
      ],
      .compatible, "the history `before` is new"),
    Version(
      "A transition is new",
      [
        (
          "<rx:ignore event=\"staff.hold\"/>",
          "<rx:ignore event=\"staff.hold\"/><transition event=\"staff.send\" target=\"onTheWay\"/>"
        )
      ],
      .compatible, "`held` has: staff.send → `onTheWay`"),
    Version(
      "A transition without event is new",
      [
        (
          "<rx:ignore event=\"staff.hold\"/>",
          "<rx:ignore event=\"staff.hold\"/><transition cond=\"isPaid\" target=\"packed\"/>"
        )
      ],
      .compatible, "`held` has: [isPaid] → `packed`"),
    Version(
      "A condition is another", [("isPaid &amp;&amp; !isFragile", "isPaid")], .compatible,
      "`packing` no longer has: staff.approve [isPaid and not isFragile] → `packed`"),
    Version(
      "A transition is internal no longer", [(" type=\"internal\"", "")], .compatible, "`onTheWay` has: nudge"
    ),
    Version(
      "A notice is a correction no longer", [("rx:correction=\"true\"", "")], .compatible,
      "`delivered` has: carrier.scanned"),
    Version(
      "Transitions stand in another order",
      [
        ("cond=\"isPaid &amp;&amp; !isFragile\"", "cond=\"isPaid\""),
        (
          "event=\"staff.approve\" cond=\"isPaid\" target=\"packed\"/>\n          <rx:clock",
          "event=\"staff.approve\" cond=\"isPaid &amp;&amp; !isFragile\" target=\"packed\"/>\n          <rx:clock"
        ),
      ],
      .compatible, "the transitions of `packing` stand in another order"),
    Version(
      "States stand in another order",
      [
        (SampleChart.text.part(from: "<state id=\"tooLate\">", to: "</parallel>"), "</state>"),
        (
          "<state id=\"onTime\">",
          "<state id=\"tooLate\"><transition event=\"carrier.delivered\" target=\"onTime\"/></state><state id=\"onTime\">"
        ),
      ], .compatible, "the states in `pace` stand in another order"),
    Version(
      "A region begins elsewhere", [("<transition target=\"onTime\"/>", "<transition target=\"tooLate\"/>")],
      .compatible, "`pace` begins otherwise"),
    Version(
      "A history has another default",
      [("<transition target=\"packing\"/>", "<transition target=\"late\"/>")],
      .compatible, "the history `wherePacked` has another default"),
    Version(
      "Something is done on entry",
      [("<rx:do command=\"printLabel\"/>", "<rx:do command=\"printLabel\"/><rx:do command=\"beep\"/>")],
      .compatible, "`packing` does other things on entry"),
    Version(
      "Something is done on exit",
      [("<cancel sendid=\"nudge\"/>", "<cancel sendid=\"nudge\"/><rx:do command=\"beep\"/>")],
      .compatible, "`onTheWay` does other things on exit"),
    Version(
      "Something is ignored", [("<rx:ignore event=\"carrier\"/>", "<rx:ignore event=\"carrier staff\"/>")],
      .compatible,
      "`done` ignores other events"),
    Version(
      "A clock is longer", [("after=\"30d\"", "after=\"31d\"")], .compatible,
      "the clock `settled` is counted otherwise"),
    Version(
      "A clock pauses no longer", [(" pauses=\"ours\"", "")], .compatible,
      "the clock `packingDue` is counted otherwise"),
    Version(
      "A clock is counted in days", [("business-hours", "days")], .compatible,
      "the clock `packingDue` is counted otherwise"),
    Version(
      "A clock runs from elsewhere", [("from=\"packingSince\"", "from=\"askedAt\"")], .compatible,
      "the clock `packingDue` is counted otherwise"),
    Version(
      "A clock brings another event",
      [
        ("<transition event=\"nudge\"", "<transition event=\"clock.settled\"/><transition event=\"nudge\""),
        ("event=\"clock.packingDue\" after", "event=\"staff.hold\" after"),
        (
          "<rx:guard name=\"isPaid\"/>",
          "<rx:event name=\"clock.packingDue\" actor=\"timer\"/><rx:guard name=\"isPaid\"/>"
        ),
      ],
      .compatible, "the clock `packingDue` brings `staff.hold` in place of `clock.packingDue`"),
    Version(
      "A stage is another", [("rx:stage=\"moving\"", "rx:stage=\"waiting\"")], .compatible,
      "stage of `onTheWay` is `waiting` in place of `moving`"),
    Version(
      "A closed state is live", [("<state id=\"delivered\" rx:closed=\"true\"", "<state id=\"delivered\"")],
      .compatible,
      "closed of `delivered` is not given in place of `true`"),
    Version(
      "A final state is one no longer",
      [("<final id=\"done\"", "<state id=\"done\""), ("</final>", "</state>")], .compatible,
      "the state `done` is no longer final"),
    Version(
      "An event is new",
      [
        (
          "<rx:guard name=\"isPaid\"/>",
          "<rx:event name=\"staff.lose\" actor=\"staff\"/><rx:guard name=\"isPaid\"/>"
        )
      ],
      .compatible, "the event `staff.lose` is new"),
    Version(
      "Somebody more may send an event", [("actor=\"patient\"", "actor=\"patient proxy\"")], .compatible,
      "the event `patient.asks` may be sent by `proxy`"),
    Version(
      "An event can be read from data", [(" decodable=\"false\"", "")], .compatible,
      "the event `staff.approve` can be read from data"),
    Version(
      "A guard is constant", [("name=\"isPaid\"", "name=\"isPaid\" constant=\"true\"")], .compatible,
      "the guard `isPaid` is constant"),
    Version(
      "A guard is gone", [("<rx:guard name=\"isFragile\" constant=\"true\"/>", "")], .compatible,
      "the guard `isFragile` is gone"),
    Version(
      "A guard is new",
      [("<rx:guard name=\"isPaid\"/>", "<rx:guard name=\"isPaid\"/><rx:guard name=\"isBig\"/>")], .compatible,
      "the guard `isBig` is new"),
  ]
}
