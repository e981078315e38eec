import Refills
import Store

extension BatchView {
  /// A matter beside a refill, by the clinic's id.
  func matter<Chart: BesideChart>(external: ExternalID) throws(StoreError) -> Matter<Chart>? {
    for overlay in overlays.reversed() {
      if let put: Matter<Chart> = overlay.matter(external: external) { return put }
    }
    return try directory.matter(external: external)
  }

  /// All of a patient's, as the batch left them.
  func matters<Chart: BesideChart>(of patient: PatientID) throws(StoreError) -> [Matter<Chart>] {
    let stored: [Matter<Chart>] = try directory.matters(of: patient)
    var all = Dictionary(uniqueKeysWithValues: stored.map { ($0.external, $0) })
    for overlay in overlays {
      let put: [Matter<Chart>] = overlay.matters()
      for matter in put where matter.patient == patient { all[matter.external] = matter }
    }
    return Array(all.values)
  }

  mutating func put(_ matter: AnyMatter, external: ExternalID) {
    switch matter {
    case .visit(let visit): draft.visits[external] = visit
    case .charge(let charge): draft.charges[external] = charge
    case .thread(let thread): draft.threads[external] = thread
    }
  }
}

extension DoorOverlay {
  fileprivate func matters<Chart: BesideChart>() -> [Matter<Chart>] {
    (Array(visits.values) as? [Matter<Chart>] ?? []) + (Array(charges.values) as? [Matter<Chart>] ?? [])
      + (Array(threads.values) as? [Matter<Chart>] ?? [])
  }

  fileprivate func matter<Chart: BesideChart>(external: ExternalID) -> Matter<Chart>? {
    visits[external] as? Matter<Chart> ?? charges[external] as? Matter<Chart>
      ?? threads[external] as? Matter<Chart>
  }
}
