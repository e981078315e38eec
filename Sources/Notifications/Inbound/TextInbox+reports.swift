import Refills
import Statecharts
import Store
import Tracking

extension TextInbox {
  /// What became of a text. A number that is not valid is not used again.
  func report(_ push: TextPush, on receipt: TextReceipt) async throws(StoreError) {
    guard let status = reports.status.word(in: push) else { return }
    let hasFailed = reports.failed.contains(status)
    guard hasFailed || reports.delivered.contains(status) else { return }
    guard let row = try await settled(receipt) else { return }
    let ending = reports.code?.word(in: push).flatMap { reports.ended[$0] }
    try await receipts.heard(of: row, by: .text, hasFailed: hasFailed, ending: ending, now: push.at)
  }

  /// A report can overtake the gateway's own answer, after which the row knows that the text went out: that is waited for
  /// a little.
  /// - Returns: nil where there is no such row.
  /// - Throws: `unavailable` where it is not done by then; who reports again then is heard.
  private func settled(_ receipt: TextReceipt) async throws(StoreError) -> DispatchRow? {
    for _ in 0..<Self.looks {
      let rows = try receipts.views.dispatches(of: receipt.refill, limit: SentLog.mostRows)
      guard let row = rows.first(where: { $0.id == receipt.message }) else { return nil }
      guard row.state == .claimed else { return row }
      await time.sleep(until: time.now() + Self.betweenLooks)
    }
    throw StoreError(.unavailable, "The text is still being sent.")
  }

  /// Together less than a gateway waits for an answer (Twilio: 15 s).
  private static let looks = 20
  private static let betweenLooks = Span.milliseconds(250)
}
