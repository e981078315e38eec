import Logging
import Refills
import Statecharts
import Store
import Tracking

extension PollerService {
  /// Findings that are handed to the door together: a quarter of what may wait there, so that others find room.
  static let broughtAtOnce = 1_024

  /// Brings findings through the door in their order.
  func bring(_ findings: [PollFinding]) async {
    var rest = findings[...]
    while !rest.isEmpty {
      await bringTogether(rest.prefix(Self.broughtAtOnce))
      rest = rest.dropFirst(Self.broughtAtOnce)
    }
  }

  private func bringTogether(_ findings: ArraySlice<PollFinding>) async {
    let answers = await doorway.submit(inOrder: findings.map(submission))
    let now = time.now()
    source.withLoop { loop in
      for (finding, answer) in zip(findings, answers) {
        Self.settle(finding, Self.settled(by: answer), in: &loop, at: now)
      }
    }
    for (finding, answer) in zip(findings, answers) {
      if case .answered(.done, _) = answer { await ask(finding) }
    }
  }

  /// What the door is told.
  private func submission(of finding: PollFinding) -> Submission {
    let event: RefillChart.Event
    switch finding.what {
    case .news(let observation): return observation.submission(about: finding.refill, at: finding.endpoint)
    case .learned(let item): event = .orderAccepted(OrderReceipt(item: item))
    case .fresh: event = .trackingFresh
    case .gone: event = .trackingUnavailable
    case .silent: event = .trackingStale
    }
    return Submission([.input(finding.refill, event, expecting: nil)], from: .system)
  }

  private static func settle(
    _ finding: PollFinding, _ settled: Lane.Settled, in loop: inout PollLoop, at now: Instant
  ) {
    _ = loop.at(finding.endpoint) { lane in
      if case .news(let observation) = finding.what {
        lane.settle(finding.refill, observation, settled, at: now)
      } else if case .lost = settled {
        lane.unsay(finding.refill, finding.what)
      }
    }
  }

  private static func settled(by answer: DoorAnswer) -> Lane.Settled {
    switch answer {
    case .unavailable: .lost
    case .answered(.refused(.early(let until), _), _): .later(until)
    case .answered(.refused(.askAgain, _), _): .doubted
    // Known, older, or not for this refill: the door is done with it, and the same content is not brought again.
    case .answered, .replayed, .keyReused, .inFlight: .taken
    }
  }

  /// News that asks something of the patient, or shows that it was done.
  private func ask(_ finding: PollFinding) async {
    guard case .news(let observation) = finding.what, observation.event != nil,
      observation.asks != nil || !observation.asksNoMore.isEmpty
    else { return }
    do throws(StoreError) {
      let open = try views.refill(finding.refill)?.record.openActions ?? []
      for event in observation.actions(open: open) {
        _ = await doorway.submit(
          Submission([.input(finding.refill, event, expecting: nil)], from: .system))
      }
    } catch {
      logger.error(
        "What a pharmacy asks of a patient could not be kept.",
        metadata: ["endpoint": "\(finding.endpoint)", "error": "\(error)"])
    }
  }
}
