import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing

@Suite("Pages of a search")
struct PagingTests {
  static let start = Instant(milliseconds: 1_772_359_200_000)

  /// The address of the second request after a first page with this link to the next; nil: none within a second.
  private func second(after link: String) throws -> String? {
    let endpoint = try Pharmacy.endpoint(
      "acme", connector: "fhir-medicationdispense", url: "https://p.example/fhir")
    let source = PollSource([endpoint], seed: 1, at: Self.start)
    source.isLoaded(endpoint.name)
    var urls: [String] = []
    for step in 1...10 {
      let now = Self.start + .milliseconds(Int64(step) * 20)
      guard case .ask(let request, let tag) = source.next(now: now.milliseconds) else { continue }
      urls.append(request.url)
      let page = #"{"resourceType":"Bundle","link":[{"relation":"next","url":"\#(link)"}]}"#
      _ = source.finished(
        tag, .success(CurlResponse(status: 200, body: Array(page.utf8))), now: now.milliseconds)
    }
    #expect(urls.first?.hasPrefix("https://p.example/fhir/MedicationDispense?_lastUpdated=ge") == true)
    return urls.dropFirst().first
  }

  @Test(
    "The next page is followed as given on the endpoint's own origin",
    arguments: [
      ("https://p.example/fhir?page=2", "https://p.example/fhir?page=2"),
      ("https://P.EXAMPLE:443/x", "https://P.EXAMPLE:443/x"),
      ("/other?page=2", "https://p.example/other?page=2"),
    ])
  func followed(link: String, url: String) throws {
    #expect(try second(after: link) == url)
  }

  @Test(
    "A page elsewhere is not followed, and the search begins anew",
    arguments: [
      "https://evil.example/", "http://p.example/fhir", "https://p.example:444/", "//evil.example/x",
      "https://user:x@p.example/", "file:///etc/passwd", "https://p.example.evil.example/",
    ])
  func elsewhere(link: String) throws {
    let url = try second(after: link)
    #expect(url == nil || url?.hasPrefix("https://p.example/fhir/MedicationDispense?_lastUpdated=ge") == true)
  }
}
