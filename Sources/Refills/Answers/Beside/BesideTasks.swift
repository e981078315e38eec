package import Statecharts

/// What visits and charges by themselves ask of the patient.
package enum BesideTasks {
  package static func of(_ beside: Beside, at now: Instant) -> [ActAnswer.Task] {
    var tasks: [ActAnswer.Task] = []
    if VisitAnswer(of: beside.visits, at: now) == .offered { tasks.append(.chooseVisit) }
    for charge in PayAnswer.telling(beside.charges, at: now) {
      switch charge.state.answer {
      case .failed: tasks.append(.action(OpenAction(kind: .payment)))
      case .quoted: tasks.append(.action(OpenAction(kind: .price)))
      case .due: tasks.append(.pay)
      case .noted, .accepted, .paid, .disputed, .refunding, .refunded, .dropped: break
      }
    }
    return tasks.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
