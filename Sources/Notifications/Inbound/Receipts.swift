package import Refills
package import Statecharts
package import Store
package import Tracking

/// Takes down what becomes of messages that went out.
package struct Receipts: Sendable {
  /// Writes what was heard of a row that went out; puts it back into the queue where it is to go another way.
  package typealias Noting = @Sendable (MessageID, String, _ again: Bool) async throws(StoreError) -> Void

  let views: any Views
  let directory: any Directory
  let doorway: any Doorway
  let sent: SentLog
  let note: Noting

  package init(
    views: any Views, directory: any Directory, doorway: any Doorway, sent: SentLog, note: @escaping Noting
  ) {
    self.views = views
    self.directory = directory
    self.doorway = doorway
    self.sent = sent
    self.note = note
  }

  /// It stands with the row from then on. A message that did not arrive goes the next way. What is heard twice, or of a
  /// row that did not go this way, changes nothing.
  /// - Parameter ending: why no message to these places will arrive; nil: others may.
  func heard(
    of row: DispatchRow, by channel: Contact.Channel, hasFailed: Bool, ending: ContactEnding.Cause?,
    at places: Set<ContactPlace>? = nil, now: Instant
  ) async throws(StoreError) {
    guard let refill = try views.refill(row.refill),
      let patient = try directory.patient(refill.record.patient),
      row.state == .delivered, var told = row.lastError.flatMap(Told.init),
      let way = told.ways.lastIndex(where: { $0.channel == channel }), told.ways[way].isOpen
    else { return }
    let own = Set(
      patient.contacts.filter { $0.channel == channel && $0.ending == nil }.compactMap(\.place))
    let concerned = places.map(own.intersection) ?? own
    if places != nil, concerned.isEmpty { return }
    if hasFailed, let ending, !concerned.isEmpty {
      try await doorway.submitOwn(
        concerned.sorted { $0.text < $1.text }
          .map { .contact(patient.id, $0, ContactEnding(ending, at: now)) })
    }
    told.ways[way].receipt = hasFailed ? Told.undelivered : Told.delivered
    let hasArrived = told.ways.contains { !$0.hasFailed }
    try await note(row.id, told.text, hasFailed && !hasArrived)
    if hasFailed { sent.forget(patient.id) }
  }

  /// What a mail server reports of an e-mail. An address that is not the patient's says nothing about them: whoever made
  /// up a report would have to know the message's id and whom it went to.
  package func take(_ report: DeliveryReport, at now: Instant) async throws(StoreError) {
    guard let row = try views.dispatch(report.message) else { return }
    for recipient in report.recipients {
      switch recipient.fate {
      case .arrived:
        try await heard(of: row, by: .email, hasFailed: false, ending: nil, at: [recipient.place], now: now)
      case .failed(let ending):
        try await heard(of: row, by: .email, hasFailed: true, ending: ending, at: [recipient.place], now: now)
      }
    }
  }
}
