package import Logging
package import Refills
import Statecharts
package import Store
package import Tracking

/// Takes what a gateway for texts sends: what became of a text, and what people answer.
package struct TextInbox: Sendable {
  /// The channel's file, without what ends it.
  let channel: String
  let reports: TextReports
  /// This service's own address for the channel, as the gateway knows it.
  let address: String
  let texts: any TextSending
  let views: any Views
  let directory: any Directory
  let doorway: any Doorway
  let sent: SentLog
  let voices: [BrandName: ClinicVoice]
  let time: any TimeSource
  let log: Logger
  /// Patients who have a contact at a place.
  let patients: @Sendable (ContactPlace) throws(StoreError) -> [Patient]
  /// Writes what was heard of a row that went out; puts it back into the queue where it is to go another way.
  let note: @Sendable (MessageID, String, _ again: Bool) async throws(StoreError) -> Void
  /// Ends the sessions of a patient on every device.
  let endSessions: @Sendable (PatientID) throws(StoreError) -> Void

  package init(
    channel: String, reports: TextReports, address: String, texts: any TextSending, views: any Views,
    directory: any Directory, doorway: any Doorway, sent: SentLog, voices: [ClinicVoice],
    time: any TimeSource, log: Logger,
    patients: @escaping @Sendable (ContactPlace) throws(StoreError) -> [Patient],
    note: @escaping @Sendable (MessageID, String, _ again: Bool) async throws(StoreError) -> Void,
    endSessions: @escaping @Sendable (PatientID) throws(StoreError) -> Void
  ) {
    self.channel = channel
    self.reports = reports
    self.address = address
    self.texts = texts
    self.views = views
    self.directory = directory
    self.doorway = doorway
    self.sent = sent
    self.voices = Dictionary(voices.map { ($0.brand, $0) }) { _, last in last }
    self.time = time
    self.log = log
    self.patients = patients
    self.note = note
    self.endSessions = endSessions
  }

  package func take(_ push: TextPush) async -> TextVerdict {
    guard push.channel == channel else { return .noSuchChannel }
    guard reports.proof.isGenuine(push, at: address) else { return .badSignature }
    do throws(StoreError) {
      if let receipt = TextReceipt(push.query) {
        try await report(push, on: receipt)
      } else if let from = reports.from.word(in: push), let text = reports.text.word(in: push) {
        try await answer(text, from: from, at: push.at)
      }
      return .accepted
    } catch {
      log.warning("A push about texts could not be kept", metadata: ["code": "\(error.code.name)"])
      return .unavailable
    }
  }
}

extension Doorway {
  /// Hands in a change of our own; a refusal of the chart's is no failure.
  func submitOwn(_ changes: [Submission.Change]) async throws(StoreError) {
    guard case .unavailable(let error) = await submit(Submission(changes, from: .system)) else { return }
    throw error
  }
}
