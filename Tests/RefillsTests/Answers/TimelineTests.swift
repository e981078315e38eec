import Foundation
import Refills
import Statecharts
import Testing

@Suite("The patient's history")
struct TimelineTests {
  private let now = SampleRefill.now

  private func entry(
    _ kind: RefillChart.EventKind, at moment: Instant, from: String, to: String, report: Report? = nil,
    isCorrection: Bool = false, refusal: String? = nil
  ) throws -> JournalEntry {
    JournalEntry(
      refill: try SampleRefill(.ready).refill.id, version: 1, at: moment, kind: kind,
      sender: Sender(.pharmacy, name: "a"),
      payload: try report.map { Array(try JSONEncoder().encode($0)) } ?? [],
      chart: "", from: [from], to: [to], isCorrection: isCorrection, refusal: refusal)
  }

  private func report(at moment: Instant, contradiction: String? = nil) -> Report {
    Report(
      source: .pharmacy, reportedAt: moment, seenAt: now, status: "x", reason: SampleRefill.drug,
      contradiction: contradiction)
  }

  @Test("Steps stand at the time that the pharmacy gave, in order")
  func order() throws {
    let steps = Timeline([
      try entry(.screeningBegin, at: now - .hours(9), from: "received", to: "screening"),
      try entry(.pharmacyReady, at: now, from: "sent", to: "ready", report: report(at: now - .hours(3))),
      try entry(.orderAccepted, at: now - .hours(5), from: "sending", to: "sent"),
    ]).steps
    #expect(steps.map(\.kind) == [.requested, .sent, .ready])
    #expect(steps.last?.at == now - .hours(3))
  }

  @Test("Nobody's step is shown: clocks, refusals, repeats and contradictions")
  func nobodysSteps() throws {
    let steps = Timeline([
      try entry(.clockWindowOver, at: now, from: "ready", to: "readyWindowOver"),
      try entry(.pharmacyReady, at: now, from: "preparing", to: "preparing", refusal: "outdated"),
      try entry(.pharmacyReady, at: now, from: "ready", to: "ready"),
      try entry(
        .pharmacyReady, at: now, from: "preparing", to: "ready",
        report: report(at: now, contradiction: "both")),
      try entry(.trackingStale, at: now, from: "fresh", to: "stale"),
    ]).steps
    #expect(steps.isEmpty)
  }

  @Test("A step that nobody reported is not filled in")
  func skipped() throws {
    let steps = Timeline([try entry(.carrierDelivered, at: now, from: "sent", to: "delivered")]).steps
    #expect(steps.map(\.kind) == [.delivered])
  }

  @Test("A correction says so")
  func correction() throws {
    let steps = Timeline([
      try entry(.pharmacyPreparing, at: now, from: "ready", to: "preparing", isCorrection: true)
    ]).steps
    let words = AnswerWords(in: .english, context: try SampleRefill(.ready).context())
    #expect(
      steps.map(words.text(of:)) == ["The pharmacy is filling it, Mon, Mar 2, 2:05 PM (corrected)"])
  }

  @Test("Every step has words of its own in both languages", arguments: Language.allCases)
  func everyStep(language: Language) throws {
    let words = AnswerWords(in: language, context: try SampleRefill(.ready).context())
    let texts = TimelineStep.Kind.allCases.map { words.text(of: TimelineStep(kind: $0, at: now)) }
    #expect(Set(texts).count == texts.count)
    #expect(texts.allSatisfy { !$0.contains(SampleRefill.drug) })
  }
}
