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
    let rows = try views.dispatches(of: receipt.refill, limit: SentLog.mostRows)
    guard let row = rows.first(where: { $0.id == receipt.message }) else { return }
    let ending = reports.code?.word(in: push).flatMap { reports.ended[$0] }
    try await receipts.heard(of: row, by: .text, hasFailed: hasFailed, ending: ending, now: push.at)
  }

  private var receipts: Receipts {
    Receipts(views: views, directory: directory, doorway: doorway, sent: sent, note: note)
  }
}
