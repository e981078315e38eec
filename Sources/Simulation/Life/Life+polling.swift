import Curl
import Pharmacies
import Refills
import Statecharts
import Store
import Tracking

extension Life {
  /// How often silence is told and marks are written: rarer than in the product, where it costs nothing.
  static let tick = Span.hours(2)
  private static let sayingsATick = 1_000

  /// What the pump does on the curl thread.
  func turnPump() {
    pumpWake = nil
    guard !run.isQuiet else { return }
    while true {
      switch poll.next(now: run.clock.now().milliseconds) {
      case .ask(let request, let tag): ask(request, tag)
      case .wait(let until):
        pumpWake = until.map { run.clock.counted(at: Instant(milliseconds: $0)) }
        return
      }
    }
  }

  private func ask(_ request: CurlRequest, _ tag: UInt64) {
    asking += 1
    run.asked(request) { [weak self] outcome in
      guard let self, !isDead else { return }
      asking -= 1
      let findings = poll.finished(tag, outcome, now: run.clock.now().milliseconds)
      pumpWake = .zero
      if let findings { bring(findings) }
    }
  }

  /// What `PollerService` does with findings.
  func bring(_ findings: [PollFinding]) {
    guard !findings.isEmpty else { return }
    enter(inOrder: findings.map(\.submission)) { [unowned self] answers in
      poll.settle(findings, answers, at: run.clock.now())
      pumpWake = .zero
      for (finding, answer) in zip(findings, answers) {
        if finding.mayAsk, case .answered(.done(let refills), _) = answer {
          let record = refills.last?.record ?? run.ledger.known[finding.refill]?.refill.record
          for submission in finding.asking(of: record) { enter(submission) { _ in } }
        }
      }
    }
  }

  func tickPoller() {
    bring(poll.takeSayings(limit: Self.sayingsATick))
    let marks = poll.takeMarks()
    guard !marks.isEmpty else { return }
    do throws(StoreError) {
      try write(marks.map(Write.reading))
    } catch {
      run.trace("marks not written: \(error.code.name)")
    }
  }
}
