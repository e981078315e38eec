import Refills
import Statecharts

/// Whether a refill can be approved among others: nothing but the facts that stand there has to be read first.
struct SeveralChoice {
  let isOffered: Bool

  init(_ row: QueueRow, of member: StaffMember, _ caller: Caller, at now: Instant, _ service: Service)
    throws(Problem)
  {
    guard Self.isPlain(row), Self.isOwn(row, of: member), let patient = row.patient else {
      isOffered = false
      return
    }
    let record = row.refill.record
    let forms = DecisionForms(
      refill: row.refill, actors: caller.actors(at: record.brand, patient: record.patient),
      licensed: patient.state.map { member.isLicensed(in: $0, at: now) } ?? true)
    // What was written, by whomever, is read on its own page.
    let thread = try service.beside(of: patient.id).about(row.refill.id).thread
    isOffered = forms.offersApproval && thread == nil
  }

  /// Its checks passed, nobody doubts it, and neither the patient nor anything urgent waits.
  private static func isPlain(_ row: QueueRow) -> Bool {
    let (refill, record) = (row.refill, row.refill.record)
    if case .failed = record.screened(by: row.prescription) { return false }
    // That a patient runs out soon calls support, and is one more reason to decide.
    let isCalled = record.tasks.contains {
      $0.isUrgent && $0.owner != .support || $0.cause.actors.contains(.patient)
    }
    return row.prescription != nil && !refill.isWaitingOnPatient && !record.isUnsure && !record.isUnmapped
      && !record.mayBeFilledTwice && !isCalled
  }

  /// What a colleague has taken is theirs to approve, or to hand over.
  private static func isOwn(_ row: QueueRow, of member: StaffMember) -> Bool {
    guard let owner = row.refill.record.owner else { return true }
    return owner.staff == member.id && owner.note == nil
  }
}
