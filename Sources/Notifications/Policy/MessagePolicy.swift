package import Foundation
package import Refills
package import Statecharts

/// Decides at the moment of sending whether, when and where a notice goes. Pure: what it must know comes in.
package struct MessagePolicy: Hashable, Sendable {
  /// Long enough for a pharmacy's second thought, short enough that a message is still news.
  package static let defaultWindow = Span.minutes(5)

  /// After a message, what is not urgent waits for the end of this; then the latest of a refill goes.
  package let window: Span
  package let caps: TextCaps
  /// Channels for which this clinic has a gateway.
  package let gateways: Set<Contact.Channel>
  /// For patients whose zone is not known.
  package let eastern: TimeZone

  package init(
    window: Span = MessagePolicy.defaultWindow, caps: TextCaps = TextCaps(),
    gateways: Set<Contact.Channel> = [.email], eastern: TimeZone
  ) {
    self.window = window
    self.caps = caps
    self.gateways = gateways
    self.eastern = eastern
  }

  package func decide(_ it: NoticeCase) -> PolicyDecision {
    if let reason = needless(it) { return .withdraw(reason) }
    if let undoOver = Self.undoOver(it) { return .notBefore(undoOver, .canBeUndone) }
    if it.later.contains(where: { replaces($0, it) }) { return .withdraw(.overtaken) }
    switch route(it.notice, it) {
    case .failure(let nobody):
      return it.noticeClass.mustBeTold ? .call(nobody.reason) : .withdraw(nobody.reason)
    case .success(let route):
      // What a patient must know to come to no harm does not wait for the end of a hold.
      if it.isHeld {
        return it.noticeClass == .safety ? .call(.held) : .notBefore(it.now + Self.holdPoll, .held)
      }
      if let merged = mergeCorrections(it) { return merged }
      let route = saysMore(it) ? route.sayingMore : route
      if let end = windowEnd(it) { return .notBefore(end, .window) }
      return route.contacts.contains { $0.channel == .text } ? decideText(it, route) : .send(route)
    }
  }

  // MARK: Whether

  /// The chart's states say it; of a correction the record knows what we had said, and whether it is so again.
  package static func isTrue(_ notice: PendingNotice, of refill: Refill) -> Bool {
    guard notice.notice.isTrue(of: refill.regions) else { return false }
    // Whoever was told not to take it is not sent to fetch it.
    if refill.record.isDiscontinued, notice.notice.leadsToMedicine { return false }
    guard notice.notice == .correction, let correction = refill.record.correction else { return true }
    return correction.said != refill.progress.answer
  }

  /// Why the notice would tell the patient nothing, or something that is not so.
  private func needless(_ it: NoticeCase) -> PolicyReason? {
    guard Self.isTrue(it.notice, of: it.refill) else { return .notTrue }
    let told = it.sent.filter { $0.refill == it.refill.id }
    if it.notice.notice == .late {
      let promise = it.refill.record.moments[.promisedAt]
      return told.contains { $0.notice == .late && $0.promise == promise } ? .lateSaid : nil
    }
    let last = told.max { $0.at < $1.at }
    if it.notice.notice == .windowOver, let last, last.notice == .collectReminder,
      it.now - last.at <= Self.reminding
    {
      return .reminded
    }
    return it.notice.notice.saysOneThing && last?.notice == it.notice.notice && !it.notice.isCorrection
      ? .alreadySaid : nil
  }

  /// So long after the last reminder to collect another message about the same counter would take the place of news.
  private static let reminding = Span.days(2)

  /// Nothing leaves the house before the provider's time to take a decision back is over.
  private static func undoOver(_ it: NoticeCase) -> Instant? {
    guard it.notice.notice == .approved, it.refill.progress == .approved,
      let due = it.refill.record.clocks[.undoOver]?.due
    else { return nil }
    return min(max(due, it.now + undoPoll), it.now + longestUndo)
  }

  /// The clock's own firing moves the refill on; until it has, it is looked at again so often.
  private static let undoPoll = Span.seconds(1)
  /// Far more than the time to take a decision back: what is due later, a clock that was ahead has set, and it is put
  /// right meanwhile.
  private static let longestUndo = Span.minutes(1)

  /// How often it is looked whether what is held may go.
  static let holdPoll = Span.minutes(1)

  /// Whether a later notice makes this one needless: it weighs as much, holds, and would reach the patient. News of
  /// safety is replaced by nothing but itself.
  private func replaces(_ later: PendingNotice, _ it: NoticeCase) -> Bool {
    guard later.noticeClass.weight >= it.noticeClass.weight,
      it.noticeClass != .safety || later.notice == it.notice.notice, Self.isTrue(later, of: it.refill),
      case .success = route(later, it)
    else { return false }
    return true
  }

  // MARK: When

  private func windowEnd(_ it: NoticeCase) -> Instant? {
    guard !it.noticeClass.passesWindow else { return nil }
    // What seems to have been sent later than now, a clock that was ahead has sent: nobody knows when.
    guard let last = it.sent.map(\.at).filter({ $0 <= it.now }).max(), it.now < last + window else {
      return nil
    }
    return last + window
  }
}
