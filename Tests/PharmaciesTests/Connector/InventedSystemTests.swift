import Foundation
import Pharmacies
import Refills
import Testing

/// The page about connectors, followed to the end: a system that was made up for it.
@Suite("A system that nobody knows")
struct InventedSystemTests {
  static let chapter = "Trying it on a system that nobody knows"

  private func connector() throws -> Connector {
    try Connector(yaml: try DocumentationTests.yaml(of: Self.chapter), file: "numbered.yaml")
  }

  private func check(_ samples: String...) throws -> ConnectorCheckResult {
    ConnectorCheck.run(
      connector: try connector(),
      samples: samples.map { ConnectorSample(name: "a.json", bytes: Array($0.utf8)) })
  }

  @Test("Its connector has less than 60 lines")
  func length() throws {
    let lines = try DocumentationTests.yaml(of: Self.chapter).split(separator: "\n")
    #expect(lines.count < 60)
  }

  @Test("Its answers are understood, one by one and page by page")
  func answers() throws {
    let job = #"""
      {"no":4711,"yours":"R-1","stage":{"n":35,"why":["NOSTOCK"]},"ts":1772359200000,"back":1773054000000,
       "due":"2026-03-12","count":{"now":30,"all":90},"bill":[{"what":"Copay","usd":"11.40"}]}
      """#
    let result = try check(#"{"job":\#(job)}"#, #"{"meta":{"page":1,"more":true},"jobs":[\#(job)]}"#)
    #expect(result.isClean, "\(result.text)")
    #expect(result.items.count == 2)
    for item in result.items {
      let report = item.observation.report
      #expect(item.observation.item == "4711")
      #expect(item.observation.reference == "R-1")
      #expect(item.observation.event?.kind == .pharmacyHoldOutOfStock)
      #expect(report.reportedAt?.rfc3339 == "2026-03-01T10:00:00Z")
      #expect(report.heldUntil?.rfc3339 == "2026-03-09T11:00:00Z")
      #expect(report.promisedAt?.rfc3339 == "2026-03-12T23:59:00Z")
      #expect(report.quantity == Quantity(thousandths: 30_000, ofThousandths: 90_000))
      #expect(item.observation.prices.map(\.text) == ["11.40 USD"])
    }
  }

  @Test("Its pages are turned by number, and what it says of a failure is one")
  func pages() throws {
    let search = try #require(try connector().search)
    let page = try JSONReader.read(Array(#"{"meta":{"more":true},"jobs":[]}"#.utf8))
    #expect(search.next(after: page, number: 1) == .number(2))
    #expect(search.value(of: "since", since: Read.asked, page: nil) == .string("1772359200000"))
    #expect(try !check(#"{"oops":12}"#).isClean)
  }

  @Test("A stage that it never spoke of goes to support")
  func unknown() throws {
    let result = try check(#"{"job":{"no":1,"stage":{"n":55}}}"#)
    #expect(result.items.first?.observation.event?.kind == .pharmacyUnmapped)
    #expect(!result.isClean)
  }
}
