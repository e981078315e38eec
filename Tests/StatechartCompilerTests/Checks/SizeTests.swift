import StatechartCompiler
import Testing

@Suite("Charts that are too large")
struct SizeTests {
  private static func chart(_ inside: String) -> [UInt8] {
    Array(
      """
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:rx="urn:refilld:chart:1" version="1.0" name="large"
             initial="a">
      <rx:event name="go" actor="staff"/>
      <rx:guard name="isOpen"/>
      \(inside)
      </scxml>
      """.utf8)
  }

  private static func state(_ inside: String) -> String {
    "<state id=\"a\" rx:stage=\"s\" rx:acts=\"staff\" rx:answer=\"a\">\(inside)</state>"
  }

  @Test("More transitions than anyone can read are refused where they are too many")
  func transitions() throws {
    let many = String(repeating: "<transition event=\"go\" cond=\"isOpen\"/>", count: 2_100)
    let error = try #require(throws: ChartProblems.self) {
      try checkChart(Self.chart(Self.state(many)), file: "large.scxml")
    }
    let problem = try #require(error.problems.first)
    #expect(problem.code == .tables && problem.position.line == 5)
    #expect(problem.message.contains("more than 2048 transitions"))
  }

  @Test("More events than anyone can name are refused with how many there are")
  func events() throws {
    let raises = (0..<1_100).map { "<raise event=\"e\($0)\"/>" }.joined()
    let inside = Self.state("<transition event=\"go\" cond=\"isOpen\">\(raises)</transition>")
    let error = try #require(throws: ChartProblems.self) {
      try checkChart(Self.chart(inside), file: "large.scxml")
    }
    let problem = try #require(error.problems.first)
    #expect(problem.code == .tables && problem.message.contains("1101"), "\(problem)")
  }

  @Test("Tangled transitions without events end in an answer", .timeLimit(.minutes(1)))
  func tangled() throws {
    let there = (1..<60).map { "<transition cond=\"isOpen\" target=\"b\($0)\"/>" }.joined()
    let states = (1..<60).map { "<state id=\"b\($0)\">\(there)</state>" }.joined(separator: "\n")
    let inside = "<state id=\"a\">\(there)</state>\n" + states
    let error = try #require(throws: ChartProblems.self) {
      try checkChart(Self.chart(inside), file: "large.scxml")
    }
    #expect(!error.problems.isEmpty)
  }
}
