import StatechartCompiler
import Statecharts
import Testing

@Suite("Conformance cases of others")
struct ConformanceTests {
  @Test("The suite is complete where it is present", .enabled(if: !ConformanceCase.all.isEmpty))
  func complete() {
    #expect(ConformanceCase.all.count == 96)
  }

  @Test(
    "Configurations and the order of entries, exits and logs are those of Appendix D",
    arguments: ConformanceCase.all)
  func replay(_ example: ConformanceCase) throws {
    let model = try parseChart(example.chart, file: example.name, mode: .conformance)
    let chart = try lower(model, version: "", extraEvents: example.script.eventNames)
    var driver = ReplayDriver(chart: chart)
    #expect(driver.run(example.script) == .ok)
    #expect(driver.trace == example.trace)
  }
}
