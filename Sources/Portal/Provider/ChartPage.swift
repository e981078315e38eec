import Refills
import Statecharts
import Store

/// The chart with one refill's way drawn on it, for those who ask why it stands where it does.
struct ChartPage: Sendable {
  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .staff = request.caller, let caller = request.caller else { return .seeOther("/desk/sign-in") }
    let frame = try service.frame(request)
    let refill = try service.refill(request.parameters["id"], for: caller)
    let rows = try service.read { () throws(StoreError) in
      try service.parts.views.journal(of: refill.id, limit: RefillRoutes.longestTimeline)
    }
    let moves = rows.map(\.entry).filter { $0.refusal == nil }
    let way = ChartWay(rows: moves.map { (from: $0.from, to: $0.to) }, now: refill.regions.stateIDs)
    return .html(
      frame.page("Chart · refilld").write { html in
        html.element("h1", "Its way through the chart")
        html.element("p") { html in
          html.element("a", ["href": "/desk/refills/\(refill.id)"], "Back to the refill")
        }
        html.element(
          "p", ["class": "quiet"],
          "Filled boxes are where it stands, tinted ones where it has been. The numbers count its stands in each part."
        )
        html.element("div", ["class": "map", "tabindex": "0"]) { $0.picture(RefillChart.picture, way: way) }
      }, of: Subjects(refill))
  }
}
