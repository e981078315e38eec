/// One of the matters that stand beside a refill.
package enum AnyMatter: Hashable, Sendable {
  case visit(Visit)
  case charge(Charge)
  case thread(Conversation)

  package var patient: PatientID {
    switch self {
    case .visit(let visit): visit.patient
    case .charge(let charge): charge.patient
    case .thread(let thread): thread.patient
    }
  }

  package var refill: RefillID? {
    switch self {
    case .visit(let visit): visit.refill
    case .charge(let charge): charge.refill
    case .thread(let thread): thread.refill
    }
  }
}
