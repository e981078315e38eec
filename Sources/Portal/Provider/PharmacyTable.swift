import Refills
import Statecharts
import Tracking

/// How each pharmacy answers, and whom to call where it does not.
struct PharmacyTable {
  let endpoints: [EndpointStatus]
  let faces: [EndpointName: EndpointFace]
  let frame: DeskFrame

  func write(_ html: inout HTML) {
    guard !endpoints.isEmpty else {
      html.element("p", ["class": "card"], "No pharmacy is asked.")
      return
    }
    let columns = ["Pharmacy", "Answers", "Last good answer", "Last trouble", "Asked", "Call"]
    html.table("Pharmacies", columns: columns) { html in
      for endpoint in endpoints { row(endpoint, &html) }
    }
  }

  private func row(_ endpoint: EndpointStatus, _ html: inout HTML) {
    let face = faces[endpoint.name]?.shown
    html.element("tr") { html in
      html.element("th", ["scope": "row"], face?.name ?? endpoint.name.text)
      html.element("td") { breaker(endpoint.breaker, &$0) }
      html.element("td") { html in
        if let moment = endpoint.lastGoodAt {
          html.time(moment, in: frame.zone, .english)
        } else {
          html.text("none yet")
        }
      }
      html.element("td", endpoint.lastError ?? "none")
      html.element(
        "td",
        "\(endpoint.itemsRead) of \(endpoint.items) read, \(endpoint.failures) of \(endpoint.requests) failed"
      )
      html.element("td") { html in
        if let phone = face?.phone {
          html.phone(phone)
        } else {
          html.element("span", ["class": "quiet"], "not given")
        }
      }
    }
  }

  private func breaker(_ breaker: EndpointStatus.Breaker, _ html: inout HTML) {
    switch breaker {
    case .closed: html.element("span", ["class": "pill"], "yes")
    case .halfOpen: html.element("span", ["class": "pill warm"], "being tried again")
    case .open: html.element("span", ["class": "pill hot"], "no, it is left alone for now")
    }
  }
}
