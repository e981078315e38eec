import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Portal
import Refills
import Statecharts
import StoreTesting
import Testing

@Suite("Pages for people", .timeLimit(.minutes(1)))
struct PageTests {
  static let name = "<script>{{x}}</script>"
  static let drug = "\"&'<b>"

  @Test("What a patient or a drug is called is shown and never obeyed")
  func escaping() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", name: Self.name, drug: Self.drug)
      let desk = try await clinic.staff("d1", ["provider", "support"])
      let patient = try clinic.patientCaller("1")
      for (path, caller, shown) in [
        ("/desk", desk, [Self.name, Self.drug]),
        ("/desk/refills/\(refill.id)", desk, [Self.name, Self.drug]),
        ("/p", patient, [Self.drug]), ("/p/refills/\(refill.id)", patient, [Self.drug]),
      ] {
        let page = await clinic.ask("GET", path, as: caller)
        #expect(page.status == 200)
        #expect(!page.text.contains("<script>") && !page.text.contains("<b>"), "\(path)")
        for text in shown { #expect(page.text.contains(escaped(text)), "\(path)") }
      }
    }
  }

  @Test("Staff see the chart with the refill's way drawn on it, and a patient does not")
  func chart() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", name: Self.name, drug: Self.drug)
      let path = "/desk/refills/\(refill.id)/chart"
      let page = await clinic.ask("GET", path, as: try await clinic.staff("d1", ["provider"]))
      #expect(page.status == 200 && page.text.contains("<svg"))
      #expect(page.text.contains(#"id="state-withProvider" class="state leaf been now""#))
      #expect(page.text.contains(#"id="state-screening" class="state leaf been""#))
      #expect(page.text.contains(#"id="state-approved" class="state leaf""#))
      #expect(
        !page.text.contains("style=") && !page.text.contains("<style") && !page.text.contains("<script"))
      #expect(!page.text.contains(escaped(Self.name)) && !page.text.contains(escaped(Self.drug)))
      #expect(await clinic.ask("GET", path, as: try clinic.patientCaller("1")).status != 200)
    }
  }

  @Test("A patient with several refills finds each, escaped, on one page")
  func severalRefills() async throws {
    try await Clinic.open { clinic in
      let first = try await clinic.waiting("1", drug: Self.drug)
      try await clinic.put(
        "/v1/prescriptions/rxb", ["patient": "p1", "drug": "Second <i>", "schedule": "none"])
      let made = try await clinic.put("/v1/requests/rb", ["patient": "p1", "prescriptions": ["rxb"]])
      let second = try Asked((try made.object()["refills"] as? [Any])?.first)
      let page = await clinic.ask("GET", "/p", as: try clinic.patientCaller("1"))
      for text in [
        escaped(Self.drug), "Second &lt;i&gt;", "/p/refills/\(first.id)", "/p/refills/\(second.id)",
      ] {
        #expect(page.text.contains(text))
      }
    }
  }

  @Test("The patient's page answers the six questions, in both languages", arguments: ["en", "es"])
  func sixAnswers(_ language: String) async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let page = await clinic.ask(
        "GET", "/p/refills/\(refill.id)", as: try clinic.patientCaller("1"), query: ["l": language])
      let found = page.text.matches(of: /data-answer="([a-z]+)"><dt>([^<]+)<\/dt><dd>([^<]+)/)
      #expect(found.map { String($0.1) } == ["next", "act", "visit", "sent", "pay", "message"])
      #expect(page.text.contains("<html lang=\"\(language)\">"))
    }
  }

  @Test("No patient sees or moves another's refill")
  func strangers() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      _ = try await clinic.waiting("2")
      let stranger = try clinic.patientCaller("2")
      let page = await clinic.ask("GET", "/p/refills/\(refill.id)", as: stranger)
      #expect(page.status == 404)
      #expect(!page.text.contains("Testa") && !page.text.contains("Placebo"))
      let form = await clinic.submit(
        "/p/refills/\(refill.id)/events", ["type": "patient.cancel", "version": refill.version], as: stranger)
      #expect(form.status == 404)
      #expect(await clinic.ask("GET", "/p", as: stranger).text.contains(refill.id) == false)
      #expect(try clinic.now(refill).version == Int64(refill.version))
    }
  }

  @Test("A patient's page works as plain forms and offers only what can happen now")
  func voice() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let patient = try clinic.patientCaller("1")
      let path = "/p/refills/\(refill.id)"
      let page = await clinic.ask("GET", path, as: patient)
      let offered = page.text.matches(of: /name="type" value="([a-zA-Z.]+)"/).map { String($0.1) }
      #expect(offered.contains("patient.cancel"))
      #expect(!offered.contains("patient.confirmedChange"))
      let stale = await clinic.submit(
        path + "/events", ["type": "patient.cancel", "version": "0"], as: patient)
      #expect(stale.status == 412)
      let forged = await clinic.submit(
        path + "/events", ["type": "provider.approve", "version": refill.version], as: patient)
      #expect(forged.status == 400)
      let form = await clinic.submit(
        path + "/events", ["type": "patient.cancel", "version": refill.version], as: patient)
      #expect(form.status == 303)
      #expect(form.header("location") == path)
      #expect(try clinic.now(refill).version > Int64(refill.version) ?? 0)
    }
  }

  @Test("A patient may ask to cancel what is with the pharmacy, and not what was collected")
  func cancelling() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let reply = try await clinic.put(
        "/v1/requests/rq1",
        [
          "patient": "p1", "prescriptions": ["rx1"], "way": "pickUp", "imported": true,
          "pharmacy": ["endpoint": "main-street"],
        ])
      let refill = try Asked((try reply.object()["refills"] as? [Any])?.first)
      let patient = try clinic.patientCaller("1")
      let path = "/p/refills/\(refill.id)"
      #expect(await clinic.ask("GET", path, as: patient).text.contains("value=\"patient.cancel\""))
      let form = await clinic.submit(
        path + "/events", ["type": "patient.cancel", "version": refill.version], as: patient)
      #expect(form.status == 303)
      #expect(try clinic.now(refill).regions.cancel == .cancelRequested)
      let now = String(try clinic.now(refill).version)
      let taken = await clinic.submit(
        path + "/events", ["type": "patient.hasIt", "version": now], as: patient)
      #expect(taken.status == 303)
      #expect(try clinic.now(refill).isLive == false)
      #expect(!(await clinic.ask("GET", path, as: patient).text.contains("value=\"patient.cancel\"")))
    }
  }

  @Test("The desk works as plain forms, and a stale page decides nothing")
  func deskForms() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      let path = "/desk/refills/\(refill.id)"
      let fields = ["type": "provider.approve", "version": refill.version, "note": "fine"]
      #expect(await clinic.submit(path + "/events", fields, as: provider).status == 303)
      #expect(try clinic.now(refill).progress == .approved)
      let stale = await clinic.submit(
        path + "/events", fields, as: try await clinic.staff("d2", ["provider"]))
      #expect(stale.status == 412)
      #expect(stale.header("content-type") == "text/html; charset=utf-8")
      #expect(stale.text.contains("Staff d1 decided on Mon, Mar 2 at"), "it says who was first, and when")
      let ask = await clinic.submit(path + "/events", ["type": "provider.approve"], as: provider)
      #expect(ask.status == 400)
    }
  }

  @Test("The queue lists by run-out, what is not known first, and other brands never")
  func queue() async throws {
    try await Clinic.open { clinic in
      let late = try await clinic.waiting("late", lastFilledAt: "2026-02-06T00:00:00Z")
      let soon = try await clinic.waiting("soon", lastFilledAt: "2026-02-01T00:00:00Z")
      let unknown = try await clinic.waiting("unknown")
      let other = try await clinic.waiting("other", brand: "south")
      let page = await clinic.ask("GET", "/desk", as: try await clinic.staff("d1", ["provider"])).text
      let found = page.matches(of: /\/desk\/refills\/(rf_[A-Z0-9]+)/).map { String($0.1) }
      #expect(found == [unknown.id, soon.id, late.id])
      #expect(!page.contains(other.id))
    }
  }

  @Test("Every page is guarded by its headers, and none is kept but style, picture and script")
  func headers() async throws {
    try await Clinic.open(north: BrandPageTests.face()) { clinic in
      try await clinic.app.test(.router) { client in
        for route in clinic.portal.routes where !route.path.hasPrefix("/v1") {
          let isPage = !["/healthz", "/readyz", "/metrics"].contains(route.path)
          let path = route.path.replacing("{name}", with: "north.css")
          let reply = try await client.execute(uri: path, method: route.method)
          let policy = reply.headers[.contentSecurityPolicy]
          #expect(policy?.hasPrefix("default-src 'none'") == (isPage ? true : nil), "\(path)")
          let isKept = path.hasSuffix("/north.css") || path == "/p/live.js"
          #expect(reply.headers[.cacheControl] == (isKept ? "public, max-age=3600" : "no-store"), "\(path)")
          #expect(reply.headers[.xContentTypeOptions] == "nosniff")
          // With `no-referrer` a browser would send `Origin: null` with our own forms.
          #expect(reply.headers[.referrerPolicy] == "same-origin")
        }
      }
    }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
