import Testing

/// A small chart of two regions, filled with transitions.
struct Circle: Sendable, CustomTestStringConvertible {
  private let a: String
  private let b: String
  private let off: String
  private let on: String
  /// What the message names.
  let path: String

  var testDescription: String { "a: \(a) b: \(b) off: \(off) on: \(on)" }

  /// Each parameter is what stands in the state of that name, beside what makes it a good chart.
  init(a: String = "", b: String = "", off: String = "", on: String = "", path: String = "") {
    self.a = a
    self.b = b
    self.off = off
    self.on = on
    self.path = path
  }

  var bytes: [UInt8] {
    let facts = "rx:stage=\"s\" rx:acts=\"p\" rx:answer=\"w\""
    return Array(
      """
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:rx="urn:refilld:chart:1" version="1.0" name="circle">
        <rx:event name="go" actor="x"/>
        <rx:event name="ask" actor="x"/>
        <rx:guard name="g"/>
        <rx:guard name="h"/>
        <parallel id="top">
          <state id="first">
            <state id="a" \(facts)>
              \(a)
              <transition event="go" target="b"/>
            </state>
            <state id="b" \(facts)>
              \(b)
              <transition event="go" target="a"/>
            </state>
          </state>
          <state id="second">
            <state id="off">
              \(off)
              <transition event="ask" cond="g" target="on"/>
            </state>
            <state id="on">
              \(on)
              <transition event="ask" cond="h" target="off"/>
            </state>
          </state>
        </parallel>
      </scxml>
      """.utf8)
  }

  static let endless = [
    Circle(
      a: "<transition cond=\"g\" target=\"b\"/>", b: "<transition cond=\"h\" target=\"a\"/>",
      path: "a → b → …"),
    Circle(
      a: "<transition cond=\"g\" target=\"b\"/>", b: "<transition cond=\"!h\" target=\"a\"/>",
      path: "a → b → …"),
    Circle(a: "<transition cond=\"g\"><rx:do command=\"x\"/></transition>", path: "a → …"),
    Circle(a: "<transition cond=\"g\" target=\"a\"/>", path: "a → …"),
    Circle(
      a: "<transition cond=\"In('off')\" target=\"b\"/>", b: "<transition cond=\"In('off')\" target=\"a\"/>",
      path: "a → b → …"),
    // Each move of the first region lets the second one move, and the other way round.
    Circle(
      a: "<transition cond=\"In('off')\" target=\"b\"/>",
      b: "<transition cond=\"In('on')\" target=\"a\"/>",
      off: "<transition cond=\"In('b')\" target=\"on\"/>",
      on: "<transition cond=\"In('a')\" target=\"off\"/>",
      path: "a → b → on → …"),
    Circle(
      a: "<onentry><raise event=\"loud\"/></onentry><transition event=\"loud\" target=\"b\"/>",
      b: "<onentry><raise event=\"quiet\"/></onentry><transition event=\"quiet\" target=\"a\"/>",
      path: "a → b → …"),
    Circle(
      a: "<transition event=\"tick\"><raise event=\"tick\"/></transition>",
      b: "<onexit><raise event=\"tick\"/></onexit>", path: "a → …"),
  ]

  static let harmless = [
    Circle(a: "<transition cond=\"g\" target=\"b\"/>", b: "<transition cond=\"!g\" target=\"a\"/>"),
    Circle(a: "<transition cond=\"g and h\" target=\"b\"/>", b: "<transition cond=\"!h\" target=\"a\"/>"),
    Circle(
      a: "<transition cond=\"In('on')\" target=\"b\"/>", b: "<transition cond=\"!In('on')\" target=\"a\"/>"),
    Circle(
      a: "<transition cond=\"In('on')\" target=\"b\"/>", b: "<transition cond=\"In('off')\" target=\"a\"/>"),
    Circle(a: "<transition event=\"tick\" target=\"b\"/>", b: "<onexit><raise event=\"tick\"/></onexit>"),
    Circle(a: "<transition event=\"tick\"/>", b: "<onexit><raise event=\"tick\"/></onexit>"),
  ]
}
