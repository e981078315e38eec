import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

extension SeedRun {
  /// A client sends something under a key of its own; the sender's name says which request it was.
  @discardableResult
  func request(
    _ changes: [Submission.Change], by actor: Actor, named name: String, expecting expected: Int64? = nil
  ) -> ClientRequest {
    people.requests += 1
    let number = people.requests
    let request = ClientRequest(
      number: number,
      submission: Submission(
        changes, from: Sender(actor, name: "\(name)#\(number)"),
        key: AnswerKey(client: name, key: "k\(number)"), requestDigest: [UInt8(truncatingIfNeeded: number)],
        render: ClientRequest.render), expected: expected)
    send(request)
    return request
  }

  func send(_ request: ClientRequest) {
    guard let life, !life.isDead else { return again(request) }
    people.underWay[request.number] = request
    life.enter(request.submission) { [unowned self] in answered(request, $0) }
  }

  private func again(_ request: ClientRequest) {
    people.askingAgain += 1
    after(.milliseconds(dice.number(1_000...60_000))) { [unowned self] in
      people.askingAgain -= 1
      send(request)
    }
  }

  private func answered(_ request: ClientRequest, _ answer: DoorAnswer) {
    people.underWay[request.number] = nil
    switch answer {
    case .answered(let outcome, let rendered):
      if request.isImpostor { ledger.broke(.sameKeySameAnswer, "a key was taken for another request") }
      if let told = request.told, clock.now() - told.at < StoredAnswer.keptFor {
        ledger.broke(.sameKeySameAnswer, "request \(request.number) was worked on twice")
      }
      if case .done(let refills) = outcome { acknowledged(refills, request) }
      tell(request, rendered)
    case .replayed(let rendered):
      if let told = request.told, told.body != rendered.body {
        ledger.broke(.sameKeySameAnswer, "request \(request.number) is answered otherwise than before")
      }
      tell(request, rendered)
    case .keyReused:
      if !request.isImpostor {
        ledger.broke(.sameKeySameAnswer, "request \(request.number) is taken for another")
      }
    case .inFlight, .unavailable: again(request)
    }
  }

  private func acknowledged(_ refills: [Refill], _ request: ClientRequest) {
    for refill in refills {
      ledger.edit(refill.id) { $0.acknowledged = max($0.acknowledged, refill.version) }
      if ledger.known[refill.id] == nil {
        ledger.broke(.acknowledgedIsDurable, "\(refill.id) was acknowledged and is not there")
      }
      if let known = ledger.known[refill.id], known.version < refill.version {
        ledger.broke(
          .acknowledgedIsDurable, "\(refill.id)@\(refill.version) was acknowledged before it was written")
      }
      if let expected = request.expected, refill.version != expected + 1 {
        ledger.broke(
          .oneDecision, "\(refill.id) moved from \(refill.version - 1), the client had \(expected)")
      }
    }
  }

  private func tell(_ request: ClientRequest, _ rendered: RenderedAnswer) {
    request.told = (rendered.body, clock.now())
    guard isFaulty else { return }
    if dice.chance(8) {
      count(.repeatedRequest)
      again(request)
    }
    if dice.chance(3), let key = request.submission.key {
      count(.keyUsedForAnother)
      send(
        ClientRequest(
          number: -request.number,
          submission: Submission(
            request.submission.changes, from: request.submission.sender, key: key, requestDigest: [0, 1],
            render: ClientRequest.render), isImpostor: true))
    }
  }
}
