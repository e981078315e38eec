package import Refills

extension MessagePolicy {
  struct Nobody: Error { let reason: PolicyReason }

  /// Where a notice of the patient goes: safety everywhere; else by text, or by e-mail where that is not to be had or
  /// fails.
  func route(_ notice: PendingNotice, _ it: NoticeCase) -> Result<Sending, Nobody> {
    let purpose = notice.notice.purpose(of: it.refill.record)
    let agreed = it.patient.contacts.filter { $0.agreed(to: purpose) }
    let inUse = agreed.filter { $0.ending == nil }
    guard !inUse.isEmpty else {
      return .failure(Nobody(reason: agreed.isEmpty ? .noConsent : .contactsEnded))
    }
    let open = inUse.filter { gateways.contains($0.channel) }
    guard !open.isEmpty else {
      let hasEmail = inUse.contains { $0.channel == .email }
      return .failure(Nobody(reason: hasEmail ? .noMailServer : .noTextGateway))
    }
    let left = open.filter { !it.failed.contains($0.channel) }
    guard !left.isEmpty else { return .failure(Nobody(reason: .channelsFailed)) }
    let (texts, emails) = (left.filter { $0.channel == .text }, left.filter { $0.channel == .email })
    switch notice.noticeClass {
    case .safety: return .success(Sending(texts + emails))
    case .correction, .act, .good, .late:
      return .success(texts.isEmpty ? Sending(emails) : Sending(texts, otherwise: emails))
    case .pageOnly:
      let wanted = emails.filter { $0.consent(to: .care)?.wantsEveryStep == true }
      return wanted.isEmpty ? .failure(Nobody(reason: .notWanted)) : .success(Sending(wanted))
    }
  }
}

extension Contact {
  /// Whether news for this purpose may go here, were the contact in use. Texts about money want a consent of their own;
  /// by e-mail whoever agreed to news of their care is told no more than that there is news.
  fileprivate func agreed(to purpose: Consent.Purpose) -> Bool {
    switch purpose {
    case .care: consent != nil
    case .billing: billing != nil || channel == .email && consent != nil
    }
  }

  /// How much a message for this purpose may say here.
  package func level(for purpose: Consent.Purpose) -> Consent.Level {
    consent(to: purpose)?.level ?? .neutral
  }
}
