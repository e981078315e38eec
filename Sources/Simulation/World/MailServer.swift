import Curl
import Notifications
import Refills
import Statecharts
import Store

extension SeedRun {
  /// A message arrives at the mail server; what it says and to whom is held against the truth at this moment.
  func mailed(
    _ mail: CurlMail, _ row: DispatchRow?,
    _ answer: @escaping @Sendable (Result<MailReply, CurlError>) -> Void
  ) {
    guard let row, case .dispatch(.notice(let notice, let isCorrection)) = row.content else { return }
    let text = String(decoding: mail.message.prefix(1_000), as: UTF8.self)
    if !text.contains("Message-ID: <\(row.id.text)@") {
      ledger.broke(.messageHasOneID, "\(row.id) left under another id")
    }
    if let known = ledger.known[row.refill] {
      let regions = known.refill.regions
      if !notice.isTrue(of: regions) {
        ledger.broke(
          .messageIsTrue, "\(row.id) says \(notice.rawValue) of \(row.refill) in \(regions.stateIDs)")
      }
      let patient = ledger.patients[known.refill.record.patient]
      let agreed = patient?.contacts.filter { $0.consent != nil }.map(\.address) ?? []
      if mail.recipients.contains(where: { !agreed.contains($0) }) {
        ledger.broke(.optOutHolds, "\(row.id) went to somebody who had said stop")
      }
    }
    trace("mail \(row.id) \(notice.rawValue) \(isCorrection) try \(row.attempt)")
    guard !strikesLife(.deathBeforeSend) else { return }
    let result: Result<MailReply, CurlError>
    if strikes(.mailUnreachable) {
      result = .failure(CurlError(.couldNotConnect, "Nobody is there."))
    } else if strikes(.mailRefusedForNow) {
      result = .failure(CurlError(.mailRefusedForNow, "Not now.", reply: MailReply(code: 451, text: "later")))
    } else if strikes(.mailRefused) {
      ledger.refused.insert(row.id)
      result = .failure(CurlError(.mailRefused, "No.", reply: MailReply(code: 550, text: "no")))
    } else {
      ledger.accepted[row.id, default: 0] += 1
      result =
        strikes(.mailAcceptedThenLost)
        ? .failure(CurlError(.mailUnknown, "The reply is lost.", mayHaveReachedServer: true))
        : .success(MailReply(code: 250, text: "OK"))
    }
    guard !strikesLife(.deathMidSend) else { return }
    afterLatency(2_000) { answer(result) }
  }
}
