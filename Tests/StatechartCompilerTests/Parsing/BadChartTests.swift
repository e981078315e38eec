import StatechartCompiler
import Testing

@Suite("Bytes that are no chart")
struct BadChartTests {
  @Test("Each is refused with file, line and column", .timeLimit(.minutes(1)), arguments: BadChart.all)
  func refused(_ chart: BadChart) throws {
    let error = try #require(throws: ChartProblems.self) { try checkChart(chart.bytes, file: "a/b.scxml") }
    let told = try #require(error.problems.first { $0.code == chart.code }, "\(error)")
    #expect(told.position == SourcePosition(line: chart.line, column: chart.column), "\(error)")
    #expect(told.message.contains(chart.says), "\(told.message)")
    #expect(error.description.contains("a/b.scxml:\(chart.line):\(chart.column): error: "))
  }

  @Test("What is too long is refused for that alone: nothing of it is looked at")
  func unread() throws {
    // What is wrong from the first byte on would be told first by whoever reads it.
    let error = #expect(throws: XMLError.self) {
      try readXML(Array(repeating: 0xFF, count: XMLLimits.bytes + 1))
    }
    #expect(error?.code == .limit)
    let shorter = #expect(throws: XMLError.self) {
      try readXML(Array(repeating: 0xFF, count: XMLLimits.bytes))
    }
    #expect(shorter?.code == .encoding)
  }

  @Test("What is too deep is refused at that depth: nothing beyond is looked at")
  func unreadDepth() throws {
    let opened = String(repeating: "<a>", count: XMLLimits.depth + 1)
    for rest in ["", "<", "&wrong;", "</b>", String(repeating: "<a>", count: 1000)] {
      let error = #expect(throws: XMLError.self) { try readXML(Array((opened + rest).utf8)) }
      #expect(
        error?.code == .limit && error?.position.column == XMLLimits.depth * 3 + 1, "\(rest.prefix(10))")
    }
  }
}
