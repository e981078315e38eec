import StatechartCompiler
import Testing

/// A change to the sample chart that the parser refuses, on the line where `mark` first stands.
struct ParserRefusal: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let mark: String
  let code: ChartProblem.Code

  var testDescription: String { new }

  /// - Parameter mark: nil: the change itself.
  init(_ old: String, _ new: String, _ code: ChartProblem.Code, mark: String? = nil) {
    self.old = old
    self.new = new
    self.mark = mark ?? new
    self.code = code
  }

  private static let label = "<rx:do command=\"printLabel\"/>"
  private static let hold = "<transition event=\"staff.hold\" target=\"held\"/>"

  static let all = [
    ParserRefusal(label, "<script/>", .vocabulary),
    ParserRefusal(label, "<assign location=\"a\" expr=\"b\"/>", .vocabulary, mark: "<assign"),
    ParserRefusal(label, "<if cond=\"isPaid\"/>", .vocabulary),
    ParserRefusal(label, "<foreach/>", .vocabulary),
    ParserRefusal(label, "<log label=\"a\"/>", .vocabulary),
    ParserRefusal(label, "<send eventexpr=\"a\" event=\"b\"/>", .vocabulary),
    ParserRefusal(label, "<send event=\"b\" delay=\"1.5s\"/>", .value),
    ParserRefusal(label, "<send event=\"b\" delay=\"99999999999999999d\"/>", .value),
    ParserRefusal(label, "<send event=\"b\" type=\"x\"/>", .vocabulary),
    ParserRefusal(label, "<send delay=\"1s\"/>", .missing),
    ParserRefusal(label, "<cancel/>", .missing),
    ParserRefusal(label, "<raise event=\"a..b\"/>", .value),
    ParserRefusal(label, "<rx:do command=\"a-b\"/>", .value),
    ParserRefusal(label, "<rx:do command=\"a\"><raise event=\"b\"/></rx:do>", .vocabulary),
    ParserRefusal(label, "print", .vocabulary),
    ParserRefusal(label, "<x:y xmlns:x=\"urn:other\"/>", .vocabulary),
    ParserRefusal(hold, "<invoke/>", .vocabulary),
    ParserRefusal(hold, "<datamodel/>", .vocabulary),
    ParserRefusal(hold, "<rx:event name=\"a\" actor=\"b\"/>", .vocabulary),
    ParserRefusal(hold, "<transition event=\"*\" target=\"held\"/>", .value),
    ParserRefusal(hold, "<transition event=\"staff.*\" target=\"held\"/>", .value),
    ParserRefusal(hold, "<transition event=\"\" target=\"held\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" target=\" \"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" type=\"inner\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"true\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"a == 1\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"a || b\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"!!a\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"a &amp;&amp;\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"In(held)\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"In('')\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" cond=\"a and b and c and d and e\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" rx:correction=\"yes\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" rx:notice=\"A\"/>", .value),
    ParserRefusal(hold, "<transition event=\"a\" rx:closed=\"true\"/>", .vocabulary),
    ParserRefusal(hold, "<transition event=\"a\" rx:notic=\"b\"/>", .vocabulary),
    ParserRefusal("<rx:ignore event=\"staff.hold\"/>", "<rx:ignore/>", .missing),
    ParserRefusal(
      "<rx:ignore event=\"carrier\"/>", "<transition event=\"a\" target=\"held\"/>", .leavesFinal),
    ParserRefusal("id=\"packed\"", "id=\"Packed\"", .value),
    ParserRefusal("<state id=\"packed\"", "<state", .missing, mark: "<state rx:stage"),
    ParserRefusal("id=\"life\"", "id=\"life\" initial=\"pace\"", .vocabulary),
    ParserRefusal("initial=\"packing\"", "initial=\"packing\" rx:stages=\"a\"", .vocabulary),
    ParserRefusal("id=\"held\"", "id=\"held\" initial=\"held\"", .missing),
    ParserRefusal("rx:closed=\"true\"", "rx:closed=\"1\"", .value),
    ParserRefusal(
      "<state id=\"pace\">", "<state id=\"pace\" initial=\"onTime\">", .vocabulary, mark: "<initial>"),
    ParserRefusal("type=\"deep\"", "type=\"low\"", .value),
    ParserRefusal(
      "<transition target=\"packing\"/>", "<transition event=\"a\" target=\"packing\"/>", .vocabulary),
    ParserRefusal("<transition target=\"packing\"/>", "", .missing, mark: "<history"),
    ParserRefusal("after=\"30d\"", "after=\"0h\"", .value),
    ParserRefusal("after=\"30d\"", "after=\"30 days\"", .value),
    ParserRefusal("after=\"30d\"", "", .missing, mark: "<rx:clock name=\"settled\""),
    ParserRefusal("calendar=\"business-hours\"", "calendar=\"weeks\"", .value),
    ParserRefusal("pauses=\"ours\"", "pauses=\"true\"", .value),
    ParserRefusal("actor=\"staff lead\"", "", .missing, mark: "<rx:event"),
    ParserRefusal("actor=\"staff lead\"", "actor=\" \"", .value),
    ParserRefusal("payload=\"Shipment\"", "payload=\"shipment\"", .value),
    ParserRefusal("payload=\"Shipment\"", "decodable=\"false\"", .value),
    ParserRefusal("version=\"1.0\" encoding", "version=\"1.2\" encoding", .xml),
    ParserRefusal("<scxml xmlns", "<scxml datamodel=\"null\" xmlns", .vocabulary),
    ParserRefusal(" version=\"1.0\"\n", " version=\"2\"\n", .value),
    ParserRefusal("name=\"parcel\" ", "", .missing, mark: "<scxml"),
  ]
}
