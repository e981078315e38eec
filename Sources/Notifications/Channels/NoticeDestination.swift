import Foundation
package import Logging
import Refills
import Statecharts
package import Store
package import Tracking

/// Where notices to patients go: looks up whom a row is about, asks the policy, writes the words, and sends them.
package struct NoticeDestination: Destination {
  let views: any Views
  let directory: any Directory
  let doorway: any Doorway
  let policy: MessagePolicy
  let writer: MessageWriter
  let email: EmailChannel
  let texts: (any TextSending)?
  let sent: SentLog
  let holds: MessageHolds?
  let time: any TimeSource
  let log: Logger
  let isShadow: Bool
  private let voices: [BrandName: ClinicVoice]

  /// - Parameters:
  ///   - texts: nil where there is no gateway for texts; the policy sends none then.
  ///   - holds: nil: nobody holds anything, and there is no brake.
  ///   - isShadow: decides everything, sends nothing and calls nobody; each row says what would have been said.
  package init(
    views: any Views, directory: any Directory, doorway: any Doorway, policy: MessagePolicy,
    writer: MessageWriter, voices: [ClinicVoice], email: EmailChannel, texts: (any TextSending)? = nil,
    sent: SentLog, holds: MessageHolds? = nil, isShadow: Bool = false, time: any TimeSource, log: Logger
  ) {
    self.views = views
    self.directory = directory
    self.doorway = doorway
    self.policy = policy
    self.writer = writer
    self.voices = ClinicVoice.byBrand(voices)
    self.email = email
    self.texts = texts
    self.sent = sent
    self.holds = holds
    self.isShadow = isShadow
    self.time = time
    self.log = log
  }

  package func deliver(_ row: DispatchRow) async -> DeliveryResult {
    // What was tried before stands in front of every later reason: the next try has to know it.
    var ways = row.lastError.flatMap(Told.init)?.ways ?? []
    let result = await tried(row, &ways).keeping(ways)
    log.debug(
      "notice tried",
      metadata: [
        "message": "\(row.id)", "refill": "\(row.refill)", "attempt": "\(row.attempt)", "result": "\(result)",
      ])
    return result
  }

  private func tried(_ row: DispatchRow, _ ways: inout [Told.Way]) async -> DeliveryResult {
    guard case .dispatch(.notice(let kind, let isCorrection)) = row.content else {
      return .rejected("the row is no notice; it came to the wrong destination")
    }
    let notice = PendingNotice(id: row.id, notice: kind, isCorrection: isCorrection)
    do throws(StoreError) {
      guard let refill = try views.refill(row.refill) else { return .rejected("there is no such refill") }
      guard let patient = try directory.patient(refill.record.patient) else {
        return .rejected("there is no such patient")
      }
      guard let voice = voices[refill.record.brand] else {
        return .failed(
          "the brand \(refill.record.brand) has no name, phone and sender: configure them", after: nil)
      }
      let passage = Passage(
        row: row, notice: notice, refill: refill, patient: patient, voice: voice,
        zone: Self.zone(of: patient), now: time.now())
      switch try decide(passage, after: ways) {
      case .withdraw(let reason): return .withdrawn(reason: reason.rawValue)
      case .notBefore(let moment, let reason):
        return .notBefore(milliseconds: (moment - passage.now).milliseconds, reason: reason.rawValue)
      case .call(let reason) where isShadow:
        return .withdrawn(reason: Self.shadow + Self.called + reason.rawValue)
      case .send where !admits(passage):
        sent.takeBack(row.id, to: patient.id)
        return await brake(passage)
      case .send(let sending) where isShadow: return .withdrawn(reason: Self.shadow + said(passage, sending))
      case .call(let reason):
        if let failure = await call(passage) { return failure }
        return .withdrawn(reason: Self.called + reason.rawValue)
      case .send(let sending):
        if sending.call != nil, let failure = await call(passage) { return failure }
        let result = await send(passage, sending, &ways)
        if !result.wasTaken {
          sent.takeBack(row.id, to: patient.id)
          holds?.takeBack(notice, of: refill.record, at: passage.now)
        }
        return result
      }
    } catch {
      return .failed("the store could not be read: \(error.code.name)", after: nil)
    }
  }

  /// Before what would have become of a notice.
  static let shadow = "shadow mode; "
  /// Before the reason why nothing could be sent.
  static let called = "support was asked to call: "

  private func decide(_ it: Passage, after ways: [Told.Way]) throws(StoreError) -> PolicyDecision {
    let later = try waiting(after: it.row)
    let peers = try peers(of: it)
    let isHeld = holds?.holding(it.notice.notice, of: it.refill.record) != nil
    let failed = Told.closedChannels(of: ways)
    return try sent.decide(it.row.id, to: it.patient.id, at: it.now) { sent in
      let decision = policy.decide(
        NoticeCase(
          it.notice, madeAt: it.row.createdAt, of: it.refill, to: it.patient, in: it.zone, sent: sent,
          later: later, peers: peers, failed: failed, isHeld: isHeld, at: it.now))
      guard case .send(let sending) = decision else { return (decision, nil) }
      return (decision, it.message(sending))
    }
  }

  /// A zone that is not known to this machine counts as not known.
  private static func zone(of patient: Patient) -> TimeZone? {
    patient.zone.flatMap { TimeZone(identifier: $0) }
  }

  /// Notices of the refill that were made after this one and wait for their turn; the queue lists rows in the order
  /// in which they were made.
  private func waiting(after row: DispatchRow) throws(StoreError) -> [PendingNotice] {
    let rows = try views.dispatches(of: row.refill, limit: SentLog.mostRows)
    return rows.drop { $0.id != row.id }.dropFirst().compactMap { later in
      later.state == .waiting ? PendingNotice(later) : nil
    }
  }

  /// What waits about the patient's other refills. Only texts are counted and only corrections told together, so only for
  /// them it is looked up.
  private func peers(of it: Passage) throws(StoreError) -> [NoticeCase.Peer] {
    let mayText =
      policy.gateways.contains(.text)
      && it.patient.contacts.contains { $0.channel == .text && $0.ending == nil }
    guard mayText || it.notice.noticeClass == .correction else { return [] }
    var peers: [NoticeCase.Peer] = []
    for other in try views.refills(of: it.patient.id, limit: SentLog.mostRefills)
    where other.id != it.refill.id && other.changedAt > it.now - SentLog.stale {
      for row in try views.dispatches(of: other.id, limit: SentLog.mostRows)
      where row.state == .waiting || row.state == .claimed {
        guard let notice = PendingNotice(row), notice.noticeClass != .pageOnly,
          MessagePolicy.isTrue(notice, of: other)
        else { continue }
        peers.append(NoticeCase.Peer(notice, madeAt: row.createdAt))
      }
    }
    return peers
  }
}

extension PendingNotice {
  /// Nil for a row that is no notice.
  init?(_ row: DispatchRow) {
    guard case .dispatch(.notice(let kind, let isCorrection)) = row.content else { return nil }
    self.init(id: row.id, notice: kind, isCorrection: isCorrection)
  }
}

extension DeliveryResult {
  /// The same, with the ways that were gone standing in front of its reason.
  fileprivate func keeping(_ ways: [Told.Way]) -> DeliveryResult {
    func kept(_ reason: String) -> String { ways.isEmpty ? reason : Told(ways, reason: reason).text }
    return switch self {
    case .delivered, .told, .unknown: self
    case .withdrawn(let reason): .withdrawn(reason: kept(reason))
    case .failed(let reason, let after): .failed(kept(reason), after: after)
    case .notBefore(let wait, let reason): .notBefore(milliseconds: wait, reason: kept(reason))
    case .rejected(let reason): .rejected(kept(reason))
    }
  }

  fileprivate var wasTaken: Bool {
    switch self {
    case .delivered, .told: true
    case .withdrawn, .failed, .notBefore, .rejected, .unknown: false
    }
  }
}
