import Refills
import Statecharts
import Store

/// Where whoever decides goes on: to the refill that comes next in the queue, and after the last to the first again.
struct NextToDecide {
  /// Nil: no other waits.
  private let refill: RefillID?

  /// Nil for who decides nothing.
  init?(after refill: Refill, for member: StaffMember, at now: Instant, _ service: Service) throws(Problem) {
    let brands = member.decidingBrands
    if brands.isEmpty { return nil }
    let filter = Queue.decide.filter(brands: brands, at: now)
    self.refill = try service.read { () throws(StoreError) -> RefillID? in
      let views = service.parts.views
      let later = try views.refills(matching: filter, after: RefillPage.cursor(of: refill), limit: 1)
      if let next = later.refills.first { return next.id }
      return try views.refills(matching: filter, after: nil, limit: 2).refills.first { $0.id != refill.id }?
        .id
    }
  }

  var keys: [DeskKey] { refill == nil ? [] : [.next] }

  /// It names nobody: that is for the page it leads to, which is recorded as read.
  func write(_ html: inout HTML) {
    html.element("p") { html in
      if let refill {
        html.element(
          "a", ["href": "/desk/refills/\(refill)", "accesskey": DeskKey.next.rawValue], "Next to decide")
      } else {
        html.element("span", ["class": "quiet"], "No other waits for a decision.")
      }
    }
  }
}
