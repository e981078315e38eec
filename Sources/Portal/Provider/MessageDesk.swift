import Notifications
import Refills
import Statecharts
import Store

/// Messages that need a person: those that were given up, each with its reason and a button, and what is held.
struct MessageDesk: Sendable {
  static let path = "/desk/messages"

  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .staff = request.caller else { return .seeOther("/desk/sign-in") }
    let frame = try service.frame(request)
    let caller = try request.messageKeeper()
    let (rows, subjects) = try DispatchRoutes(service: service).rows(in: .dead, for: caller)
    let holds = service.parts.holds.all.filter(caller.maySee)
    let names = try service.staffNames(holds.map(\.by))
    return .html(
      frame.page("Messages · refilld", every: QueuePage.refresh).write { html in
        html.element("h1", "\(rows.count) given up, \(holds.count) held")
        html.element("h2", "Given up")
        given(rows, frame, &html)
        html.element("h2", "Held")
        held(holds, by: names, frame, caller, &html)
        html.element("h2", "Hold messages")
        form(caller, &html)
      }, of: subjects)
  }

  private func given(_ rows: [DispatchRow], _ frame: DeskFrame, _ html: inout HTML) {
    if rows.isEmpty { html.element("p", ["class": "quiet"], "Nothing was given up.") }
    for row in rows {
      html.element(
        "form", ["method": "post", "action": "\(Self.path)/\(row.id)/retry", "class": "card"]
      ) { html in
        html.element("p") { html in
          html.time(row.createdAt, in: frame.zone, .english)
          html.text(" ")
          html.element("a", ["href": "/desk/refills/\(row.refill)"], DeskHistory.what(row))
          html.text(row.attempt == 1 ? " after one try" : " after \(row.attempt) tries")
        }
        html.element("p", ["class": "bad"], row.lastError ?? "Nobody said why.")
        html.element("button", ["class": "second"], "Send again")
      }
    }
  }

  private func held(
    _ holds: [MessageHold], by names: [String: String], _ frame: DeskFrame, _ caller: Caller,
    _ html: inout HTML
  ) {
    if holds.isEmpty { html.element("p", ["class": "quiet"], "Nothing is held.") }
    for hold in holds {
      html.element(
        "form", ["method": "post", "action": "\(Self.path)/holds/\(hold.id)/release", "class": "card"]
      ) { html in
        html.element("p") { html in
          html.element("strong", hold.scope.text)
          html.text(" by \(names[hold.by] ?? hold.by) since ")
          html.time(hold.since, in: frame.zone, .english)
        }
        html.element("p", hold.reason)
        if HoldRoutes.mayRelease(hold, caller) { html.element("button", ["class": "second"], "Release") }
      }
    }
  }

  /// Of the brands that this member of staff looks after.
  private func form(_ caller: Caller, _ html: inout HTML) {
    html.element("form", ["method": "post", "action": "\(Self.path)/holds", "class": "card"]) { html in
      let brands = service.parts.brands.keys.filter(caller.looksAfterMessages).map(\.text).sorted()
      html.choice("brand", "Brand", brands.map { ($0, $0) })
      let endpoints = service.parts.endpoints.keys.map(\.text).sorted()
      html.choice("endpoint", "Pharmacy", none: "any", endpoints.map { ($0, $0) })
      let notices = RefillChart.Notice.allCases.map { ($0.rawValue, $0.rawValue.spacedWords) }
      html.choice("notice", "Message", none: "any", notices)
      html.element("label", ["for": "reason"], "Why")
      html.open(
        "input",
        [
          "id": "reason", "name": "reason", "required": "", "maxlength": "\(PortalRequest.longestReason / 4)",
        ])
      html.element("p") { $0.element("button", "Hold") }
    }
  }

  // MARK: Forms

  func retry(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    _ = try await DispatchRoutes(service: service).retry(request)
    return .seeOther(Self.path)
  }

  func release(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    _ = try await HoldRoutes(service: service).release(request)
    return .seeOther(Self.path)
  }

  func hold(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let form = try request.form().filter { !$0.value.isEmpty }
    _ = try await HoldRoutes(service: service).hold(
      HoldRoutes.Wanted(
        brand: form["brand"].flatMap(BrandName.init), endpoint: form["endpoint"].flatMap(EndpointName.init),
        notice: form["notice"], reason: form["reason"] ?? ""), request)
    return .seeOther(Self.path)
  }
}
