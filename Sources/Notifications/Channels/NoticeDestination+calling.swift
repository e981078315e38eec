import Logging
import Refills
import Statecharts
import Store
import Tracking

extension NoticeDestination {
  /// Asks support to call the patient, once a row.
  /// - Returns: nil where it stands; else that it is to be tried again.
  func call(_ it: Passage) async -> DeliveryResult? {
    let isAsked = it.refill.record.tasks.contains {
      $0.cause == .patientUnreached && $0.since >= it.row.createdAt
    }
    if isAsked { return nil }
    let answer = await doorway.submit(
      Submission([.input(it.refill.id, .patientUnreached, expecting: nil)], from: .system))
    guard case .unavailable(let error) = answer else { return nil }
    return .failed("support could not be asked to call: \(error.code.name)", after: nil)
  }

  /// From now on nothing goes there. Where that cannot be written, the next message finds it out again.
  func end(_ contact: Contact, of patient: Patient, _ cause: ContactEnding.Cause, at now: Instant) async {
    guard let place = contact.place else { return }
    let answer = await doorway.submit(
      Submission([.contact(patient.id, place, ContactEnding(cause, at: now))], from: .system))
    if case .unavailable(let error) = answer {
      log.warning("A contact that has ended could not be marked", metadata: ["code": "\(error.code.name)"])
    }
  }
}
