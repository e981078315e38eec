import Foundation
import Refills
import Statecharts
import Store
import Tracking

extension NoticeDestination {
  /// Tries after which a way that does not work is left for the next one: with the ladder of notices, some minutes.
  static let patience = 5

  /// One message a contact. What may still arrive at one of them is tried again, with the same id, and goes to nobody
  /// twice who has it. Where none of the first took it, those behind them are tried.
  /// - Parameter ways: those that were gone before; what this try adds.
  func send(_ it: Passage, _ sending: Sending, _ ways: inout [Told.Way]) async -> DeliveryResult {
    let first = await tries(it, sending.contacts, sending, &ways)
    let isOver = !first.contains(where: \.isWaiting) || it.row.attempt >= Self.patience
    if first.contains(.taken) { return isOver ? told(it, sending, ways) : await ended(it, first) }
    if !sending.otherwise.isEmpty, isOver {
      let second = await tries(it, sending.otherwise, sending, &ways)
      if second.contains(.taken) {
        // It went another way than was counted on; what the row says counts.
        sent.forget(it.patient.id)
        return told(it, sending, ways)
      }
      return await ended(it, first + second)
    }
    return await ended(it, first)
  }

  private func told(_ it: Passage, _ sending: Sending, _ ways: [Told.Way]) -> DeliveryResult {
    .told(Told(ways, promise: it.promise, saysMore: sending.saysMore).text)
  }

  /// Nobody took it. As long as somebody may, it is tried again; else a person sees it, and calls where the patient
  /// must know.
  private func ended(_ it: Passage, _ outcomes: [SendOutcome]) async -> DeliveryResult {
    for outcome in outcomes {
      if case .notBefore(let wait, let reason) = outcome {
        return .notBefore(milliseconds: wait, reason: reason)
      }
      if case .failed(let text, let after) = outcome { return .failed(text, after: after) }
    }
    if it.notice.noticeClass.mustBeTold, let failure = await call(it) { return failure }
    let words = outcomes.lazy.compactMap { outcome -> String? in
      switch outcome {
      case .refused(let text, _), .unknown(let text): text
      case .taken, .failed, .notBefore: nil
      }
    }.first
    return .rejected(words ?? PolicyReason.channelsFailed.rawValue)
  }

  private func tries(
    _ it: Passage, _ contacts: [Contact], _ sending: Sending, _ ways: inout [Told.Way]
  ) async -> [SendOutcome] {
    var outcomes: [SendOutcome] = []
    for contact in contacts {
      if let place = contact.place, let at = sent.taken(it.row.id, at: place) {
        let way = Told.Way(contact.channel, at: at)
        // The row may say so already.
        if !ways.contains(way) { ways.append(way) }
        outcomes.append(.taken)
        continue
      }
      let outcome = await send(it, to: contact, saysMore: sending.saysMore)
      switch outcome {
      case .taken:
        ways.append(Told.Way(contact.channel, at: it.now))
        if let place = contact.place { sent.note(it.row.id, takenAt: place, at: it.now) }
      case .unknown: ways.append(Told.Way(contact.channel, at: it.now, receipt: Told.unknown))
      case .refused(_, let cause?): await end(contact, of: it.patient, cause, at: it.now)
      case .refused, .failed, .notBefore: break
      }
      outcomes.append(outcome)
    }
    return outcomes
  }

  private func message(_ it: Passage, to contact: Contact, saysMore: Bool) -> MessageText {
    writer.message(
      for: it.notice, level: level(it, of: contact), in: it.patient.language, facts: facts(it),
      from: it.voice, of: it.refill.id, saysMore: saysMore)
  }

  private func line(_ it: Passage, to contact: Contact, saysMore: Bool) -> String {
    writer.line(
      for: it.notice, level: level(it, of: contact), in: it.patient.language, facts: facts(it),
      from: it.voice,
      of: it.refill.id, saysMore: saysMore)
  }

  private func level(_ it: Passage, of contact: Contact) -> Consent.Level {
    contact.level(for: it.notice.notice.purpose(of: it.refill.record))
  }

  private func facts(_ it: Passage) -> MessageFacts {
    MessageFacts(of: it.refill, zone: it.zone ?? policy.eastern, at: it.now)
  }

  /// What the message would say, and by which ways.
  func said(_ it: Passage, _ sending: Sending) -> String {
    sending.contacts.map { contact in
      let said =
        switch contact.channel {
        case .email: message(it, to: contact, saysMore: sending.saysMore).subject
        case .text: line(it, to: contact, saysMore: sending.saysMore)
        }
      return "by \(contact.channel.rawValue): \(said)"
    }.joined(separator: "; ")
  }

  private func send(_ it: Passage, to contact: Contact, saysMore: Bool) async -> SendOutcome {
    switch contact.channel {
    case .email:
      let message = message(it, to: contact, saysMore: saysMore)
      return await email.send(message, id: it.row.id, from: it.voice, to: contact.address, at: it.now)
    case .text:
      guard let texts else { return .refused(PolicyReason.noTextGateway.rawValue) }
      guard let number = TextNumber(contact.address) else {
        return .refused("the number is not one to which texts can be sent: correct it", ending: .notValid)
      }
      let body = line(it, to: contact, saysMore: saysMore)
      return await texts.send(
        OutgoingText(id: it.row.id, refill: it.refill.id, to: number, body: body), at: it.now)
    }
  }
}

extension SendOutcome {
  fileprivate var isWaiting: Bool {
    switch self {
    case .failed, .notBefore: true
    case .taken, .refused, .unknown: false
    }
  }
}
