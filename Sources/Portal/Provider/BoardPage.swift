import Notifications
import Refills
import Statecharts
import Store
import Tracking

/// `/desk/board`: what support has to see to, each with the place where it is done: late, stuck and doubtful refills,
/// messages that were given up or are held, and how the pharmacies answer.
struct BoardPage: Sendable {
  static let path = "/desk/board"

  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .staff(let member) = request.caller, let caller = request.caller else {
      return .seeOther("/desk/sign-in")
    }
    let frame = try service.frame(request)
    if member.actingBrands.isEmpty { return .seeOther(PrivacyPage.path) }
    let counts = try QueueCounts(service, brands: member.actingBrands, at: request.at)
    let messages = caller.looksAfterMessages ? try messages(caller) : []
    let endpoints = service.parts.board.endpoints().sorted { ($0.trouble, $0.name) < ($1.trouble, $1.name) }
    return .html(
      frame.page("Board · refilld", every: QueuePage.refresh).write { html in
        html.element("h1", "What needs somebody")
        html.element("ul", ["class": "tiles"]) { html in
          for queue in [Queue.late, .stuck, .support, .unmapped, .unsure] {
            tile(queue.title, counts.texts[queue] ?? "", "/desk?queue=\(queue.rawValue)", &html)
          }
          for message in messages { tile(message.title, message.count, MessageDesk.path, &html) }
        }
        html.element("h2", "Pharmacies")
        PharmacyTable(endpoints: endpoints, faces: service.parts.endpoints, frame: frame).write(&html)
      }, of: .nobody)
  }

  private func messages(_ caller: Caller) throws(Problem) -> [(title: String, count: String)] {
    let dead = try DispatchRoutes(service: service).rows(in: .dead, for: caller).rows.count
    let held = service.parts.holds.all.count(where: caller.maySee)
    return [("Messages given up", String(dead)), ("Holds on messages", String(held))]
  }

  private func tile(_ title: String, _ count: String, _ path: String, _ html: inout HTML) {
    html.element("li") { html in
      html.element("a", ["href": path, "class": count == "0" ? "quiet" : "hot"]) { html in
        html.element("strong", count)
        html.text(" " + title)
      }
    }
  }
}

extension EndpointStatus {
  /// Those that do not answer come first.
  fileprivate var trouble: Int {
    switch breaker {
    case .open: 0
    case .halfOpen: 1
    case .closed: 2
    }
  }
}
