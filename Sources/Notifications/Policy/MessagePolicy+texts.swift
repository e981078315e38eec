import Foundation
import Refills
import Statecharts

extension MessagePolicy {
  /// How often it is looked whether news that goes first has gone.
  static let mergePoll = Span.minutes(1)

  /// What is sent by text has its hours and its number.
  func decideText(_ it: NoticeCase, _ route: Sending) -> PolicyDecision {
    let quiet = it.zone.map(QuietHours.ofPatient) ?? .zoneUnknown(eastern: eastern)
    if let morning = quiet.end(at: it.now) { return atNight(it, route, until: morning) }
    if it.noticeClass.passesCaps { return .send(route) }
    let weight = it.noticeClass.weight
    if it.sent.contains(where: { $0.stands(for: it, weighing: weight) }) { return .withdraw(.merged) }
    if let hold = hold(it.notice, it) { return .notBefore(quiet.opening(on: hold.day), hold.reason) }
    let first = it.peers.contains { peer in
      outranks(peer, it) && hold(peer.notice, it) == nil
    }
    if first { return .notBefore(it.now + Self.mergePoll, .merging) }
    let saysMore = it.peers.contains { $0.notice.noticeClass.weight <= weight }
    return .send(Sending(route.contacts, otherwise: route.otherwise, saysMore: saysMore))
  }

  /// News of safety goes by whatever wakes nobody, and a person decides whether to call; the rest waits.
  private func atNight(_ it: NoticeCase, _ route: Sending, until morning: Instant) -> PolicyDecision {
    guard it.noticeClass == .safety else { return .notBefore(morning, .quietHours) }
    let silent = route.contacts.filter { $0.channel != .text }
    return silent.isEmpty ? .call(.quietHours) : .send(Sending(silent, call: .quietHours))
  }

  private func hold(_ notice: PendingNotice, _ it: NoticeCase) -> (day: CalendarDate, reason: PolicyReason)? {
    guard !notice.noticeClass.passesCaps else { return nil }
    return caps.hold(
      takesLast: notice.noticeClass.takesLastText || notice.notice.isReady,
      after: it.sent.filter(\.isText).map(\.at), in: it.zone ?? eastern, at: it.now)
  }

  /// The heaviest goes, and of those the latest.
  func outranks(_ peer: NoticeCase.Peer, _ it: NoticeCase) -> Bool {
    let (peerWeight, weight) = (peer.notice.noticeClass.weight, it.noticeClass.weight)
    guard peerWeight == weight else { return peerWeight > weight }
    return (peer.madeAt, peer.notice.id.text) > (it.madeAt, it.notice.id.text)
  }
}

extension SentMessage {
  /// A text that said that there is other news stands for what waited then and weighs no more; for corrections an
  /// e-mail does too.
  func stands(for it: NoticeCase, weighing weight: Int) -> Bool {
    (isText || it.noticeClass == .correction) && saysMore && refill != it.refill.id && it.madeAt < at
      && at <= it.now && weight <= self.weight
  }
}
