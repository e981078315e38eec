import StatechartCompiler
import Testing

/// A change to the sample chart that breaks one rule, on the line where `mark` first stands.
struct CheckRefusal: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let mark: String
  let code: ChartProblem.Code
  let says: String

  var testDescription: String { "\(code.name): \(new)" }

  /// - Parameters:
  ///   - says: a part of the message.
  ///   - mark: nil: the change itself.
  init(_ code: ChartProblem.Code, _ says: String, _ old: String, _ new: String, mark: String? = nil) {
    self.old = old
    self.new = new
    self.mark = mark ?? new
    self.code = code
    self.says = says
  }

  static let all = names + states + transitions + events

  private static let pace = "<state id=\"pace\">"
  private static let resume = "<rx:event name=\"staff.resume\" actor=\"staff\"/>"
  private static let fragile = "<rx:guard name=\"isFragile\" constant=\"true\"/>"
  private static let asks = "<transition event=\"patient.asks\" cond=\"In('late')\" target=\"tooLate\"/>"
  private static let hold = "<transition event=\"staff.hold\" target=\"held\"/>"
  private static let backOnTime = "<transition event=\"carrier.delivered\" target=\"onTime\"/>"
  private static let printing = "<rx:do command=\"printLabel\"/>"

  private static let names = [
    Self(.duplicate, "'packed' stands already", "id=\"tooLate\"", "id=\"packed\"", mark: "id=\"packed\">"),
    Self(
      .duplicate, "'packingDue' stands already", "name=\"settled\"", "name=\"packingDue\"",
      mark: "after=\"30d\""),
    Self(.duplicate, "'staff.hold' stands", resume, "<rx:event name=\"staff.hold\" actor=\"lead\"/>"),
    Self(.duplicate, "'isPaid' stands", fragile, "<rx:guard name=\"isPaid\" constant=\"true\"/>"),
    Self(.unknown, "no state 'hold'", "target=\"held\"", "target=\"hold\""),
    Self(.unknown, "no state 'pack'", "<transition target=\"packing\"/>", "<transition target=\"pack\"/>"),
    Self(.unknown, "no state 'lost'", "In('late')", "In('lost')"),
    Self(.unknown, "no guard 'isHeavy'", "!isFragile", "!isHeavy"),
    Self(.unknown, "asks the guard 'isHeavy'", fragile, fragile + "<rx:guard name=\"isHeavy\"/>"),
    Self(.unknown, "has the id 'nug'", "sendid=\"nudge\"", "sendid=\"nug\""),
    Self(.swiftName, "'default' means", "name=\"settled\"", "name=\"default\""),
    Self(.swiftName, "'init' means", "rx:answer=\"late\"", "rx:answer=\"init\""),
    Self(
      .swiftName, "both become 'staffHold'", resume, resume + "<rx:event name=\"staffHold\" actor=\"lead\"/>"),
    Self(.swiftName, "the type 'Stage'", pace, "<state id=\"stage\">"),
    Self(.swiftName, "payload 'Event'", "payload=\"Shipment\"", "payload=\"Event\""),
    Self(.swiftName, "payload 'Pace'", "payload=\"Shipment\"", "payload=\"Pace\""),
  ]

  private static let states = [
    Self(
      .unreachable, "leads to 'lost'", pace,
      pace + "<state id=\"lost\"><transition event=\"staff.send\" target=\"onTime\"/></state>"),
    Self(
      .unreachable, "leads to 'wherePacked'", "target=\"wherePacked\"", "target=\"packed\"", mark: "<history"),
    Self(.unreachable, "while 'onTime' is active", "In('late')", "In('tooLate')"),
    Self(.unreachable, "while 'onTime' is active", "In('late')", "!In('pace')"),
    Self(.unreachable, "while 'onTime' is active", "In('late')", "isPaid and !isPaid"),
    Self(.unreachable, "while 'onTime' is active", "In('late')", "In('late') and !In('open')"),
    Self(
      .stuck, "out of 'tooLate'", backOnTime, "<transition event=\"carrier.delivered\"/>",
      mark: "id=\"tooLate\""),
    Self(.stuck, "out of 'tooLate'", backOnTime, "<rx:ignore event=\"staff\"/>", mark: "id=\"tooLate\""),
    Self(
      .unattended, "act in 'held'", "rx:acts=\"lead\" rx:answer=\"held\"",
      "rx:acts=\"nobody\" rx:answer=\"held\""),
    Self(
      .unattended, "act in 'packed'", "rx:acts=\"staff\" rx:answer=\"packed\"",
      "rx:acts=\"nobody\" rx:answer=\"packed\""),
    Self(.fact, "'held' has no acts", "rx:acts=\"lead\" rx:answer=\"held\"", "rx:answer=\"held\""),
    Self(.fact, "'held' has no answer", "rx:answer=\"held\"", "", mark: "id=\"held\""),
    Self(.fact, "'onTheWay' has no stage", "rx:stage=\"moving\"", "", mark: "id=\"onTheWay\""),
    Self(
      .fact, "'done' has no acts", "rx:acts=\"nobody\" rx:answer=\"delivered\">\n        <rx:ignore",
      "rx:answer=\"delivered\">\n        <rx:ignore", mark: "<final id"),
    Self(.fact, "rx:acts is not inherited", "initial=\"packing\"", "initial=\"packing\" rx:acts=\"staff\""),
    Self(
      .conflict, "'inner' is a parallel inside", "<state id=\"tooLate\">",
      "<state id=\"tooLate\"><parallel id=\"inner\"><state id=\"one\"/><state id=\"two\"/></parallel>"),
    Self(
      .conflict, "cannot be active at the same time", "event=\"staff.hold\" target=\"held\"",
      "event=\"staff.hold\" target=\"held onTheWay\""),
    Self(.conflict, "cannot be active at the same time", "initial=\"packing\"", "initial=\"packing late\""),
    Self(
      .conflict, "begins them anew", "<state id=\"tooLate\">",
      "<transition event=\"patient.asks\" target=\"tooLate\"/><state id=\"tooLate\">",
      mark: "<transition event=\"patient.asks\" target"),
    Self(.conflict, "leaves 'life'", asks, "<transition event=\"staff.hold\" target=\"held\"/>" + asks),
    Self(
      .stuck, "out of 'tooLate'", backOnTime, "<transition event=\"carrier.delivered\" target=\"tooLate\"/>",
      mark: "id=\"tooLate\""),
  ]

  private static let transitions = [
    Self(
      .neverWins, "for 'staff.hold'", hold, hold + "<transition event=\"staff.hold\" target=\"onTheWay\"/>"),
    Self(
      .neverWins, "for 'staff.hold'", hold,
      hold + "<transition event=\"staff.hold\" cond=\"isPaid\" target=\"onTheWay\"/>"),
    Self(
      .neverWins, "for 'staff.hold'", hold,
      "<transition event=\"staff\" target=\"held\"/>\n<transition event=\"x staff.hold\" target=\"held\"/>",
      mark: "<transition event=\"x staff"),
    Self(
      .neverWins, "for 'staff.approve'", "<transition event=\"staff.approve\" cond=\"isPaid &amp;",
      "<transition event=\"staff.approve\" cond=\"isPaid\" target=\"packed\"/>\n"
        + "<transition event=\"staff.approve\" cond=\"isPaid &amp;",
      mark: "<transition event=\"staff.approve\" cond=\"isPaid &amp;"),
    Self(.neverWins, "for 'staff.hold'", hold, hold + "<rx:ignore event=\"staff.hold\"/>"),
    Self(
      .neverWins, "for 'carrier.delivered'", backOnTime,
      "<transition target=\"onTime\"/>\n" + backOnTime, mark: backOnTime),
    Self(
      .neverWins, "without an event", backOnTime,
      "<transition target=\"onTime\"/>\n<transition cond=\"isPaid\" target=\"onTime\"/>",
      mark: "<transition cond=\"isPaid\""),
    Self(
      .endless, "onTime → …", asks, asks + "<transition cond=\"isPaid\"><rx:do command=\"nag\"/></transition>"
    ),
  ]

  private static let events = [
    Self(
      .neverSent, "nobody sends 'staff.lost'", hold,
      hold + "<transition event=\"staff.lost\" target=\"held\"/>"),
    Self(
      .neverSent, "nobody sends 'staf'", "<rx:ignore event=\"staff.hold\"/>", "<rx:ignore event=\"staf\"/>"),
    Self(
      .neverSent, "nobody sends 'done.state.pace'", hold,
      hold + "<transition event=\"done.state.pace\" target=\"held\"/>"),
    Self(
      .neverHandled, "nothing handles 'staff.sing'", resume,
      resume + "<rx:event name=\"staff.sing\" actor=\"lead\"/>"),
    Self(
      .neverHandled, "nothing handles 'staff.resume'",
      "<transition event=\"staff.resume\" target=\"wherePacked\"/>",
      "<transition event=\"staff.send\" target=\"wherePacked\"/>", mark: "<rx:event name=\"staff.resume\""),
    Self(.neverHandled, "nothing handles 'cheer'", printing, "<raise event=\"cheer\"/>"),
    Self(.neverHandled, "nothing handles 'cheer'", printing, "<send event=\"cheer\"/>"),
    Self(
      .clock, "handles 'clock.settled'", "<transition event=\"clock.settled\" target=\"done\"/>", "",
      mark: "<rx:clock name=\"settled\""),
    Self(
      .clock, "handles 'clock.packingDue'", "<transition event=\"clock.packingDue\" target=\"late\"/>",
      "<rx:ignore event=\"clock.packingDue\"/>", mark: "<rx:clock name=\"packingDue\""),
    Self(.clock, "nothing cancels this", "<cancel sendid=\"nudge\"/>", "", mark: "<send event=\"nudge\""),
    Self(
      .clock, "nothing cancels this", " id=\"nudge\"/></onentry>",
      "/></onentry><onentry><send event=\"nudge\" id=\"nudge\"/></onentry>"),
    Self(
      .neverHandled, "nothing handles 'staff.resume'",
      "<transition event=\"staff.resume\" target=\"wherePacked\"/>",
      "<rx:ignore event=\"staff.resume\"/><transition event=\"staff.send\" target=\"wherePacked\"/>",
      mark: "<rx:event name=\"staff.resume\""),
  ]
}
