package import Refills
import Statecharts
package import Tracking

extension PollFinding {
  /// What the door is told.
  package var submission: Submission {
    let event: RefillChart.Event
    switch what {
    case .news(let observation): return observation.submission(about: refill, at: endpoint)
    case .learned(let item): event = .orderAccepted(OrderReceipt(item: item, endpoint: endpoint))
    case .fresh: event = .trackingFresh
    case .gone: event = .trackingUnavailable
    case .silent: event = .trackingStale
    }
    return Submission([.input(refill, event, expecting: nil)], from: .system)
  }

  /// Whether it may ask something of the patient, or show that it was done; a word that moves nothing may, too.
  package var mayAsk: Bool {
    guard case .news(let observation) = what else { return false }
    return observation.asks != nil || !observation.asksNoMore.isEmpty
  }

  /// What the patient is asked from now on, and what no longer, once the door has taken the news itself.
  /// - Parameter record: of the refill, with what the patient is asked already. A pharmacy that has sent it on asks nothing.
  package func asking(of record: RefillRecord?) -> [Submission] {
    guard case .news(let observation) = what, let record, record.pharmacy?.endpoint == endpoint else {
      return []
    }
    return observation.actions(open: record.openActions).map {
      Submission([.input(refill, $0, expecting: nil)], from: .system)
    }
  }
}

extension Lane.Settled {
  /// What an answer of the door's means for the news that it was given to.
  init(_ answer: DoorAnswer) {
    self =
      switch answer {
      case .unavailable: .lost
      case .answered(.refused(.early(let until), _), _): .later(until)
      case .answered(.refused(.askAgain, _), _): .doubted
      // Known, older, or not for this refill: the door is done with it, and the same content is not brought again.
      case .answered, .replayed, .keyReused, .inFlight: .taken
      }
  }
}
