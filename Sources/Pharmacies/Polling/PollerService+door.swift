import Refills
import Statecharts
import Store
import Tracking

extension PollerService {
  /// Brings findings through the door: those of one refill in their order, refills side by side, since the door
  /// commits together what waits together.
  func bring(_ findings: [PollFinding]) async {
    let byRefill = Dictionary(grouping: findings, by: \.refill)
    await withDiscardingTaskGroup { group in
      for (_, findings) in byRefill {
        group.addTask {
          for finding in findings { await self.bring(finding) }
        }
      }
    }
  }

  private func bring(_ finding: PollFinding) async {
    switch finding.what {
    case .news(let observation): await bring(observation, of: finding)
    case .learned(let item):
      _ = await submit(.orderAccepted(OrderReceipt(item: item)), finding.refill, from: .system)
    case .fresh: await say(.trackingFresh, finding)
    case .gone: await say(.trackingUnavailable, finding)
    case .silent: await say(.trackingStale, finding)
    }
  }

  /// Tells the door how much our knowledge is worth.
  private func say(_ event: RefillChart.Event, _ finding: PollFinding) async {
    if case .unavailable = await submit(event, finding.refill, from: .system) {
      source.withLoop { loop in _ = loop.at(finding.endpoint) { $0.unsay(finding.refill, finding.what) } }
    }
  }

  private func bring(_ observation: Observation, of finding: PollFinding) async {
    let settled: Lane.Settled
    if let event = observation.event {
      let actor: Actor = observation.report.source == .carrier ? .carrier : .pharmacy
      let sender = Sender(actor, name: finding.endpoint.text)
      settled = Self.settled(by: await submit(event, finding.refill, from: sender))
    } else {
      settled = .taken
    }
    let now = time.now()
    source.withLoop { loop in
      _ = loop.at(finding.endpoint) { $0.settle(finding.refill, observation, settled, at: now) }
    }
  }

  private func submit(_ event: RefillChart.Event, _ refill: RefillID, from sender: Sender) async -> DoorAnswer
  {
    await doorway.submit(Submission([.input(refill, event, expecting: nil)], from: sender))
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
}
