import Statecharts

extension AnswerWords {
  /// `At 5:00 PM we said it was ready. The pharmacy changed that at 5:20 PM. Sorry.`
  func correction(_ correction: Correction, by source: Report.Source?) -> String {
    sentences([
      say(
        NewsPhrase.weSaid,
        [.atFirst: capitalised(at(correction.saidAt)), .said: say(SaidPhrase(correction.said))]),
      say(changed(by: source), [.when: at(correction.changedAt)]),
      say(NewsPhrase.sorry),
    ])
  }

  private func changed(by source: Report.Source?) -> NewsPhrase {
    switch source {
    case .pharmacy: .pharmacyChanged
    case .carrier: .carrierChanged
    case .staff, nil: .changed
    }
  }

  /// What became of the wish to cancel. What is over needs no warning that it may still come.
  func cancel(_ next: NextAnswer) -> String? {
    switch next.cancel {
    case .noCancel: nil
    case .cancelRequested: next.isOver ? nil : say(NewsPhrase.cancelAsked)
    case .cancelRefused: say(next.isOver ? NewsPhrase.notCancelled : .notCancelledMayCome)
    case .cancelConfirmed: say(NewsPhrase.cancelSaid)
    }
  }

  func unsure(_ next: NextAnswer) -> String? { next.isUnsure ? say(NewsPhrase.unsure) : nil }

  func pace(_ next: NextAnswer) -> String? {
    switch next.pace {
    case .onTime, .ended: nil
    case .paused: next.isWaitingOnPatient ? say(NewsPhrase.goOnWhenDone) : nil
    case .late: say(NewsPhrase.takesLonger)
    }
  }

  /// Silent while the patient's part holds it up: then nobody can say.
  func expectation(_ next: NextAnswer) -> String? {
    guard !next.isWaitingOnPatient, let moment = next.expectedBy else { return nil }
    return say(isToday(moment) ? NewsPhrase.moreByTime : .moreByDate, [.time: time(moment)])
  }
}
