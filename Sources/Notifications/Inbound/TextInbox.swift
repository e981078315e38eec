package import Logging
import Refills
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
  let receipts: Receipts
  let voices: [BrandName: ClinicVoice]
  let time: any TimeSource
  let log: Logger
  /// Patients who have a contact at a place.
  let patients: FindingPatients
  /// Ends the sessions of a patient on every device.
  let endSessions: EndingSessions

  package init(
    channel: String, reports: TextReports, address: String, texts: any TextSending, receipts: Receipts,
    voices: [ClinicVoice], time: any TimeSource, log: Logger,
    patients: @escaping FindingPatients,
    endSessions: @escaping EndingSessions
  ) {
    self.channel = channel
    self.reports = reports
    self.address = address
    self.texts = texts
    self.receipts = receipts
    self.voices = ClinicVoice.byBrand(voices)
    self.time = time
    self.log = log
    self.patients = patients
    self.endSessions = endSessions
  }

  package func take(_ push: TextPush) async -> TextVerdict {
    guard push.channel == channel else { return .noSuchChannel }
    guard reports.proof.isGenuine(push, at: address) else { return .badSignature }
    do throws(StoreError) {
      if let receipt = TextReceipt(push.query) {
        try await report(push, on: receipt)
      } else if let from = reports.from.word(in: push), let text = reports.text.word(in: push) {
        try await answer(text, from: from, in: push)
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
