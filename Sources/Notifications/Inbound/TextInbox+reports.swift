import Refills
import Statecharts
import Store
import Tracking

extension TextInbox {
  /// What became of a text stands with its row from then on. One that did not arrive goes the next way; a number that
  /// is not valid is not used again. A report that comes twice changes nothing.
  func report(_ push: TextPush, on receipt: TextReceipt) async throws(StoreError) {
    guard let status = reports.status.word(in: push) else { return }
    let hasFailed = reports.failed.contains(status)
    guard hasFailed || reports.delivered.contains(status) else { return }
    guard let refill = try views.refill(receipt.refill) else { return }
    let rows = try views.dispatches(of: receipt.refill, limit: SentLog.mostRows)
    guard let row = rows.first(where: { $0.id == receipt.message }), row.state == .delivered,
      var told = row.lastError.flatMap(Told.init),
      let way = told.ways.lastIndex(where: { $0.channel == .text }), told.ways[way].isOpen
    else { return }
    let patient = refill.record.patient
    if hasFailed, let cause = reports.code?.word(in: push).flatMap({ reports.ended[$0] }) {
      try await end(textsOf: patient, cause, at: push.at)
    }
    told.ways[way].receipt = hasFailed ? Told.undelivered : Told.delivered
    let hasArrived = told.ways.contains { !$0.hasFailed }
    try await note(receipt.message, told.text, hasFailed && !hasArrived)
    if hasFailed { sent.forget(patient) }
  }

  private func end(
    textsOf patient: PatientID, _ cause: ContactEnding.Cause, at now: Instant
  ) async throws(StoreError) {
    guard let known = try directory.patient(patient) else { return }
    let places = Set(known.contacts.filter { $0.channel == .text && $0.ending == nil }.compactMap(\.place))
    let changes = places.map { Submission.Change.contact(patient, $0, ContactEnding(cause, at: now)) }
    if !changes.isEmpty { try await doorway.submitOwn(changes) }
  }
}
