import StatechartCompiler
import Testing

/// Bytes that are no chart, and what the build says of them.
struct BadChart: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  /// Where the first problem stands.
  let line: Int
  let column: Int
  let code: ChartProblem.Code
  /// A part of the message.
  let says: String

  init(
    _ description: String, _ bytes: [UInt8], at line: Int, _ column: Int, _ code: ChartProblem.Code,
    _ says: String
  ) {
    testDescription = description
    self.bytes = bytes
    self.line = line
    self.column = column
    self.code = code
    self.says = says
  }

  private static let deep = 10_000
  private static let huge = 100_000_000

  static let all = [
    BadChart(
      "A page of another kind", Array("<html>\n<p>Hello<br></p></html>".utf8), at: 2, 13, .xml, "close <br>"),
    BadChart("A picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], at: 1, 1, .xml, "UTF-8"),
    BadChart(
      "Text", Array("The patient asks.\nThen the pharmacy fills.".utf8), at: 1, 1, .xml,
      "begin with an element"),
    BadChart("Nothing", [], at: 1, 1, .xml, "begin with an element"),
    BadChart("Half a chart", Array(SampleChart.bytes.prefix(2000)), at: 37, 42, .xml, "does not end here"),
    BadChart(
      "A document type", SampleChart.replacing("<!-- A parcel", with: "<!DOCTYPE scxml>\n<!-- A parcel"),
      at: 2, 1,
      .xml, "document types"),
    BadChart(
      "An entity in a document type",
      Array("<!DOCTYPE a [<!ENTITY lol \"lol\"><!ENTITY l2 \"&lol;&lol;\">]>\n<a>&l2;</a>".utf8), at: 1, 1,
      .xml,
      "document types"),
    BadChart(
      "An entity of a file", SampleChart.replacing("name=\"isPaid\"", with: "name=\"&file;\""), at: 12, 19,
      .xml,
      "only &amp;"),
    BadChart(
      "A processing instruction", SampleChart.replacing("<rx:guard", with: "<?php ?><rx:guard"), at: 12, 3,
      .xml,
      "processing instructions"),
    BadChart(
      "100 MB of spaces", Array(repeating: 0x20, count: huge), at: 1, 1, .xml, "\(XMLLimits.bytes) bytes"),
    BadChart(
      "100 MB of elements inside each other",
      Array(repeatElement(Array("<a>".utf8), count: huge / 3).joined()),
      at: 1, 1, .xml, "\(XMLLimits.bytes) bytes"),
    BadChart(
      "10,000 elements inside each other", Array(repeatElement(Array("<a>\n".utf8), count: deep).joined()),
      at: XMLLimits.depth + 1, 1, .xml, "\(XMLLimits.depth) levels"),
    BadChart(
      "10,000 states inside each other",
      Array(
        ("<scxml xmlns=\"http://www.w3.org/2005/07/scxml\">"
          + String(repeating: "\n<state id=\"a\">", count: deep) + String(repeating: "</state>", count: deep)
          + "</scxml>").utf8), at: XMLLimits.depth + 1, 1, .xml, "\(XMLLimits.depth) levels"),
    BadChart(
      "A guard in prose", SampleChart.replacing("cond=\"isPaid\"", with: "cond='the patient has paid'"),
      at: 24, 45,
      .value, "'the patient has paid' is no condition"),
    BadChart(
      "A loop without events",
      SampleChart.replacing(
        "<state id=\"onTime\">",
        with: "<state id=\"onTime\">\n<transition cond=\"isPaid\"><rx:do command=\"a\"/></transition>"),
      at: 58, 1, .endless, "onTime → …"),
    BadChart(
      "Two states that lead to each other without events",
      Array(
        SampleChart.text.replacing(
          "<state id=\"onTime\">", with: "<state id=\"onTime\">\n<transition target=\"tooLate\"/>"
        )
        .replacing("<state id=\"tooLate\">", with: "<state id=\"tooLate\">\n<transition target=\"onTime\"/>")
        .utf8),
      at: 58, 1, .endless, "onTime → tooLate → …"),
  ]
}
