import Foundation
import Refills
import Statecharts
import Testing

@Suite("A report in the journal")
struct JournaledReportTests {
  @Test("It is what a coder writes, whatever is in it")
  func sameAsCoder() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for seed in 0..<300 {
      var report = try PackedSample.report(seed: UInt64(seed))
      report.reason = seed % 3 == 0 ? nil : "a/b: out of stock {1, 2} [~]"
      report.contradiction = nil
      report.reroutedTo = nil
      #expect(try Array(encoder.encode(report)) == report.json)
    }
  }

  @Test(
    "Words that need escaping are left to the coder",
    arguments: ["line\nbreak", "a \"quote\"", "back\\slash", "ü", "\u{7F}", "\u{0}"])
  func escaping(word: String) throws {
    var report = try PackedSample.report(seed: 4)
    (report.contradiction, report.reroutedTo) = (nil, nil)
    report.reason = word
    #expect(report.json == nil)
    report.reason = nil
    #expect(report.json != nil)
    report.parcel = Parcel(number: word)
    #expect(report.json == nil)
  }

  @Test("Where it was sent on to is left to the coder")
  func rerouted() throws {
    var report = try PackedSample.report(seed: 4)
    (report.contradiction, report.reason, report.reroutedTo) = (nil, nil, nil)
    #expect(report.json != nil)
    report.reroutedTo = PharmacyPlace(endpoint: try #require(EndpointName("next")))
    #expect(report.json == nil)
  }
}
