import Refills
import Store

extension BatchView {
  /// A matter beside a refill, by the clinic's id.
  func matter<Chart: BesideChart>(external: ExternalID) throws(StoreError) -> Matter<Chart>? {
    if let put = draft.matter(external: external) ?? kept.matter(external: external) as Matter<Chart>? {
      return put
    }
    return try directory.matter(external: external)
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
  fileprivate func matter<Chart: BesideChart>(external: ExternalID) -> Matter<Chart>? {
    visits[external] as? Matter<Chart> ?? charges[external] as? Matter<Chart>
      ?? threads[external] as? Matter<Chart>
  }
}
