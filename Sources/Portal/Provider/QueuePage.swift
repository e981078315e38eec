import Refills
import Statecharts
import Store

/// The queue: who needs a decision, the most pressing first.
struct QueuePage: Sendable {
  static let rows = 40
  static let refresh = 30

  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .staff(let member) = request.caller else { return .seeOther("/desk/sign-in") }
    let frame = try service.frame(request)
    let queue = request.query["queue"].flatMap(Queue.init) ?? .decide
    let brands = member.actingBrands
    if brands.isEmpty { return .seeOther(PrivacyPage.path) }
    let owners = queue == .yours ? try service.allStaff().covered(by: member.id, at: request.at) : []
    let found = try service.read { () throws(StoreError) in
      try service.parts.views.refills(
        matching: queue.filter(brands: brands, owners: owners, at: request.at), after: request.query["after"],
        limit: Self.rows)
    }
    let counts = try QueueCounts(service, brands: brands, at: request.at)
    let rows = try service.queueRows(found.refills)
    return .html(
      frame.page("\(queue.title) · refilld", every: Self.refresh).write { html in
        html.element("h1", "\(counts.toDecide) to decide, \(counts.live) under way")
        FindPage.form("", at: FindPage.path, &html)
        html.tabs(
          Queue.allCases.map { tab in
            (
              tab.title + (counts.texts[tab].map { " (\($0))" } ?? ""), "/desk?queue=\(tab.rawValue)",
              tab == queue
            )
          })
        if queue == .decide, !member.decidingBrands.isEmpty, rows.count > 1 {
          html.element("p") { $0.element("a", ["href": SeveralPage.path], "Approve several") }
        }
        table(rows, queue, frame, request.at, &html)
        if let next = found.next {
          html.element("p") {
            $0.element("a", ["href": "/desk?queue=\(queue.rawValue)&after=\(next)"], "Next page")
          }
        }
      }, of: Subjects(found.refills))
  }

  private func table(
    _ rows: [QueueRow], _ queue: Queue, _ frame: DeskFrame, _ now: Instant, _ html: inout HTML
  ) {
    guard !rows.isEmpty else {
      html.element("p", ["class": "card"], "Nothing waits here.")
      return
    }
    let columns = ["Patient", "Prescription", "Runs out", "Since", "Where it is", "Who has it", "Checks"]
    html.table(queue.title, columns: columns) { html in
      for (index, row) in rows.enumerated() {
        row.write(&html, frame: frame, at: now, key: index == 0 && queue == .decide ? .next : nil)
      }
    }
    DeskKey.write(queue == .decide ? [.next, .search] : [.search], &html)
  }
}
