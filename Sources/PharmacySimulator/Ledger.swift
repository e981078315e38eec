/// The simulated pharmacy's books: fills, faults that wait, and what was asked. A value without I/O.
struct Ledger {
  private struct Planned {
    let fault: Fault
    let scope: FaultScope
    /// How often it still happens; nil: until it is cleared.
    var left: Int?
  }

  private(set) var fills: [Fill] = []
  private var planned: [Planned] = []
  /// How often an order with this reference was posted and carried out.
  private(set) var posts: [String: Int] = [:]
  private(set) var requests = 0

  mutating func order(_ reference: String, plan: FillPlan, at now: Int64) -> Fill {
    posts[reference, default: 0] += 1
    let fill = Fill(id: "F-\(fills.count + 1)", reference: reference, orderedAt: now, plan: plan)
    fills.append(fill)
    return fill
  }

  func fill(_ id: String) -> Fill? { fills.first { $0.id == id } }

  mutating func set(_ id: String, _ state: Fill.State) {
    guard let index = fills.firstIndex(where: { $0.id == id }) else { return }
    fills[index].override = state
  }

  mutating func plan(_ fault: Fault, _ scope: FaultScope, times: Int?) {
    planned.append(Planned(fault: fault, scope: scope, left: times))
  }

  mutating func clearFaults() { planned = [] }

  var hasFaults: Bool { !planned.isEmpty }

  /// Counts a request and takes the first fault that is for it.
  mutating func begin(_ scope: FaultScope) -> Fault? {
    requests += 1
    guard let index = planned.firstIndex(where: { $0.scope.matches(scope) }) else { return nil }
    let fault = planned[index].fault
    if let left = planned[index].left {
      planned[index].left = left - 1
      if left <= 1 { planned.remove(at: index) }
    }
    return fault
  }
}
