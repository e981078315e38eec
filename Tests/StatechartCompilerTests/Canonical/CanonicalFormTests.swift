import StatechartCompiler
import Testing

struct CanonicalFormTests {
  private func version(_ bytes: [UInt8]) throws -> String {
    try parseChart(bytes, file: "x", mode: .strict).version
  }

  @Test(
    "What only looks different is the same version",
    arguments: [
      ("<!-- A parcel, as small as it can be. -->", "<!-- Another comment. -->\n\n"),
      ("actor=\"staff lead\"", "actor='lead   staff'"),
      ("xmlns:rx=\"urn:refilld:chart:1\"", "xmlns:q=\"u\" xmlns:rx=\"urn:refilld:chart:1\""),
      ("<rx:guard name=\"isPaid\"/>", "<rx:guard constant=\"false\" name=\"isPaid\"></rx:guard>"),
      ("delay=\"48h\"", "delay=\"2d\""),
      ("isPaid &amp;&amp; !isFragile", "isPaid and ! isFragile"),
      ("pauses=\"ours\"/>", "pauses=\"ours\"/>\n\n      "),
    ])
  func layout(old: String, new: String) throws {
    #expect(try version(SampleChart.replacing(old, with: new)) == version(SampleChart.bytes))
  }

  @Test(
    "What means something else is another version",
    arguments: [
      ("name=\"parcel\"", "name=\"letter\""),
      ("actor=\"staff lead\"", "actor=\"staff\""),
      ("decodable=\"false\"", "decodable=\"true\""),
      ("constant=\"true\"", "constant=\"false\""),
      ("cond=\"isPaid &amp;&amp; !isFragile\"", "cond=\"isPaid &amp;&amp; isFragile\""),
      ("type=\"deep\"", "type=\"shallow\""),
      ("type=\"internal\"", "type=\"external\""),
      ("initial=\"packing\"", "initial=\"late\""),
      ("rx:acts=\"lead\"", "rx:acts=\"staff\""),
      ("rx:correction=\"true\"", "rx:correction=\"false\""),
      ("rx:notice=\"sent\"", "rx:notice=\"delivered\""),
      ("after=\"30d\"", "after=\"31d\""),
      ("calendar=\"business-hours\"", "calendar=\"business-days\""),
      ("pauses=\"ours\"", ""),
      ("<rx:ignore event=\"carrier\"/>", "<rx:ignore event=\"staff\"/>"),
      ("<raise event=\"overdue\"/>", "<rx:do command=\"overdue\"/>"),
      ("id=\"nudge\"/></onentry>", "/></onentry>"),
    ])
  func meaning(old: String, new: String) throws {
    let changed = SampleChart.replacing(old, with: new)
    try #require(changed != SampleChart.bytes)
    #expect(try version(changed) != version(SampleChart.bytes))
  }
}
