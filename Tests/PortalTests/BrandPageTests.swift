import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Portal
import Refills
import StoreTesting
import Testing

@Suite("A brand's own words and picture on the page", .timeLimit(.minutes(1)))
struct BrandPageTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0, 120, 0, 0, 0, 40] + [UInt8](repeating: 0, count: 20)

  static func face(_ name: String = "Northern Clinic") -> BrandFace {
    var words = BrandWords()
    words["page.headline.inReview", .english] = "<script>x</script> has it"
    return BrandFace(
      name: name, phone: "+1 555 0100", messages: "https://clinic.example/messages", zone: .gmt,
      colour: "#0b6e4f", logo: BrandLogo(png: png), words: words)
  }

  @Test("The patient's page has the brand's words in its language, escaped, and the product's in the other")
  func words() async throws {
    try await Clinic.open(north: Self.face()) { clinic in
      let refill = try await clinic.waiting("1")
      let caller = try clinic.patientCaller("1")
      let english = await clinic.ask("GET", "/p/refills/\(refill.id)", as: caller, query: ["l": "en"])
      #expect(english.text.contains("<h1>&lt;script&gt;x&lt;/script&gt; has it</h1>"))
      #expect(!english.text.contains("<script>"))
      let spanish = await clinic.ask("GET", "/p/refills/\(refill.id)", as: caller, query: ["l": "es"])
      #expect(spanish.text.contains("<h1>Su médico tiene su pedido</h1>"))
    }
  }

  @Test(
    "The picture stands at the head of the patient's page with the brand's name in its place, and not at the desk"
  )
  func logo() async throws {
    try await Clinic.open(north: Self.face("<b>North & \"Co\"</b>")) { clinic in
      let refill = try await clinic.waiting("1")
      let page = await clinic.ask("GET", "/p/refills/\(refill.id)", as: try clinic.patientCaller("1"))
      #expect(
        page.text.contains(
          #"<img class="logo" src="/p/logo/north.png" alt="&lt;b&gt;North &amp; &quot;Co&quot;&lt;/b&gt;" width="120" height="40">"#
        ))
      #expect(!page.text.contains("<b>"))
      let desk = await clinic.ask(
        "GET", "/desk/refills/\(refill.id)", as: try await clinic.staff("d1", ["provider", "support"]))
      #expect(desk.status == 200 && !desk.text.contains("<img"))
    }
  }

  @Test("The picture comes from our own address, as a PNG and nothing else, and may be kept for an hour")
  func served() async throws {
    try await Clinic.open(north: Self.face()) { clinic in
      try await clinic.app.test(.router) { client in
        let reply = try await client.execute(uri: "/p/logo/north.png", method: .get)
        #expect(reply.status == .ok && Array(reply.body.readableBytesView) == Self.png)
        #expect(reply.headers[.contentType] == "image/png")
        #expect(reply.headers[.cacheControl] == "public, max-age=3600")
        let name = try #require(HTTPField.Name("X-Content-Type-Options"))
        #expect(reply.headers[name] == "nosniff")
        let policy = try #require(HTTPField.Name("Content-Security-Policy"))
        #expect(reply.headers[policy]?.contains("img-src 'self'") == true)
        for path in ["/p/logo/south.png", "/p/logo/nobody.png", "/p/logo/..%2Fnorth.png"] {
          #expect(try await client.execute(uri: path, method: .get).status == .notFound, "\(path)")
        }
      }
    }
  }
}
