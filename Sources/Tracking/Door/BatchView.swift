import Refills
import Store

/// The world as a submission of a batch finds it: the disk, over it what the batch leaves that is still being written,
/// over that what the submissions before it left, and on top its own draft, which is kept as a whole or dropped as a
/// whole.
struct BatchView {
  private let store: any RefillStore
  let directory: any Directory
  let earlier: DoorOverlay
  private(set) var kept = DoorOverlay()
  /// As the disk has them, once somebody asked.
  private var staff: [StaffMember]?
  var draft = DoorOverlay()

  init(store: any RefillStore, directory: any Directory, earlier: DoorOverlay) {
    self.store = store
    self.directory = directory
    self.earlier = earlier
  }

  /// What the disk does not know yet, the oldest first.
  var overlays: [DoorOverlay] { [earlier, kept, draft] }

  /// All of it, for a new owner; what stays behind knows of no submission.
  mutating func handOver() -> BatchView {
    let whole = self
    kept = DoorOverlay()
    draft = DoorOverlay()
    return whole
  }

  func refill(_ id: RefillID) throws(StoreError) -> Refill? {
    if let refill = draft.refills[id] { return refill }
    return try keptRefill(id)
  }

  /// The refill without what the submission at hand did to it.
  func keptRefill(_ id: RefillID) throws(StoreError) -> Refill? {
    if let refill = kept.refills[id] ?? earlier.refills[id] { return refill }
    return try store.refill(id)
  }

  func prescription(_ id: PrescriptionID) throws(StoreError) -> Prescription? {
    if let prescription = draft.prescriptions[id] ?? kept.prescriptions[id] ?? earlier.prescriptions[id] {
      return prescription
    }
    return try directory.prescription(id)
  }

  func patient(_ id: PatientID) throws(StoreError) -> Patient? {
    if let patient = draft.patients[id] ?? kept.patients[id] ?? earlier.patients[id] { return patient }
    return try directory.patient(id)
  }

  func liveRefill(of prescription: PrescriptionID) throws(StoreError) -> RefillID? {
    if let known = draft.live[prescription] { return known }
    return try keptLiveRefill(of: prescription)
  }

  /// Who works here, read once a batch.
  mutating func allStaff() throws(StoreError) -> [StaffMember] {
    if let staff { return staff }
    let all = try directory.allStaff()
    staff = all
    return all
  }

  /// At most `DoorWork.mostFollowUps`, in the order of their ids.
  func liveRefills(of patient: PatientID) throws(StoreError) -> [RefillID] {
    var all = Set(try store.liveRefills(of: patient, limit: DoorWork.mostFollowUps))
    for overlay in overlays {
      for (id, refill) in overlay.refills where refill.record.patient == patient {
        if refill.isLive { all.insert(id) } else { all.remove(id) }
      }
    }
    return Array(all.sorted().prefix(DoorWork.mostFollowUps))
  }

  private func keptLiveRefill(of prescription: PrescriptionID) throws(StoreError) -> RefillID? {
    if let known = kept.live[prescription] ?? earlier.live[prescription] { return known }
    return try store.liveRefill(of: prescription)
  }

  /// - Parameter wasLive: whether it was live before; where that has not changed, nothing is looked up.
  mutating func put(_ refill: Refill, wasLive: Bool) throws(StoreError) {
    draft.refills[refill.id] = refill
    guard refill.isLive != wasLive else { return }
    if refill.isLive { draft.risen.insert(refill.id) }
    let prescription = refill.record.prescription
    let live = try liveRefill(of: prescription)
    if refill.isLive, live == nil {
      draft.live[prescription] = .some(refill.id)
    } else if !refill.isLive, live == refill.id {
      draft.live[prescription] = .some(nil)
    }
  }

  mutating func put(_ prescription: Prescription) {
    draft.prescriptions[prescription.id] = prescription
  }

  mutating func put(_ patient: Patient) {
    draft.patients[patient.id] = patient
  }

  /// A refill of the draft that would be the second live one of its prescription; nil where there is none.
  func clash() throws(StoreError) -> RefillID? {
    for id in draft.risen {
      guard let refill = draft.refills[id], refill.isLive else { continue }
      if try liveRefill(of: refill.record.prescription) != id { return id }
    }
    return nil
  }

  mutating func keepDraft() {
    kept.take(over: draft)
    draft = DoorOverlay()
  }

  mutating func dropDraft() {
    draft = DoorOverlay()
  }
}
