import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing

@Suite("An endpoint's file")
struct EndpointFileTests {
  static let good = """
    connector: json
    url: https://pharmacy.example/api/
    sign-in:
      secret: {env: ACME_TOKEN}
    """

  private func read(_ yaml: String) throws(FileError) -> Endpoint {
    guard let name = EndpointName("acme") else { throw FileError(.badValue, "no name", file: "") }
    return try Endpoint(
      yaml: yaml, name: name, file: "endpoints/acme.yaml", folder: FileManager.default.temporaryDirectory,
      environment: ["ACME_TOKEN": "canary-secret", "ACME_PUSH": "whsec_Y2FuYXJ5LXNlY3JldA=="])
  }

  private func error(_ yaml: String) -> FileError? {
    do throws(FileError) {
      _ = try read(yaml)
      return nil
    } catch {
      return error
    }
  }

  @Test("Three lines are enough; the rest has defaults")
  func defaults() throws {
    let endpoint = try read(Self.good)
    #expect(endpoint.url == "https://pharmacy.example/api")
    #expect(endpoint.rhythm == .standard)
    #expect(endpoint.missesUntilStale == 3)
    #expect(endpoint.limits == .standard)
  }

  @Test("A fixed interval has no jitter unless it is asked for")
  func interval() throws {
    #expect(try read(Self.good + "\ninterval: 2s").rhythm == .fixed(.seconds(2)))
    #expect(try read(Self.good + "\ninterval: 2s\njitter: 25").rhythm.jitter == 0.25)
  }

  @Test("What patients see of a pharmacy is its name, and if given its address, its phone and its hours")
  func shown() throws {
    #expect(try read(Self.good).face == nil)
    let named = Self.good + "\nshown: {name: Main Street Pharmacy}"
    #expect(try read(named).face == PharmacyFace(name: "Main Street Pharmacy"))
    let whole =
      Self.good
        + """

        shown: {name: Main Street Pharmacy, address: "1 Main Street, Placeholder", phone: "+1 (555) 010-0100"}
        hours: {monday: 09:00-17:30}
        """
    let face = try #require(try read(whole).face)
    #expect(face.address == "1 Main Street, Placeholder" && face.phone == "+1 (555) 010-0100")
    #expect(face.hours?.intervals(of: .monday).map { $0.text(in: .english) } == ["9:00 AM – 5:30 PM"])
    for wrong in [
      "{address: 1 Main Street}", "{name: A, phone: call me}", "{name: A, phone: \"12\"}",
      "{name: \"A\\u202EB\"}", "{name: A, city: B}",
    ] {
      #expect(error(Self.good + "\nshown: " + wrong) != nil, "\(wrong)")
    }
  }

  @Test("A pharmacy may tell less than its system could: its own file says what")
  func canReport() throws {
    #expect(try read(Self.good).tells == Set(Reportable.allCases))
    #expect(try read(Self.good + "\ncan-report: [pharmacy.received]").tells == [.work])
    #expect(try read(Self.good + "\ncan-report: [pharmacy.completed]").tells == [.collection, .shipping])
    #expect(try read(Self.good + "\ncan-report: []").tells.isEmpty)
    let error = try #require(self.error(Self.good + "\ncan-report: [pharmacy.raedy]"))
    #expect(error.line == 5 && error.message.contains("pharmacy.raedy"))
  }

  @Test("No description of an endpoint shows its secret")
  func hidden() throws {
    let endpoint = try read(Self.good + "\npush: {secret: {env: ACME_PUSH}}")
    var dumped = ""
    dump(endpoint, to: &dumped)
    for text in ["\(endpoint)", String(reflecting: endpoint), dumped] {
      #expect(!text.contains("canary-secret") && !text.contains("Y2FuYXJ5"))
    }
  }

  @Test(
    "What is wrong is refused with its line, and no refusal shows a secret",
    arguments: [
      ("connector: json", "connector: jsn", 1), ("https://", "http://", 2),
      ("https://pharmacy.example/api/", "api", 2),
      ("https://", "https://user:canary-secret@", 2), ("{env: ACME_TOKEN}", "{env: NOBODY}", 4),
      ("{env: ACME_TOKEN}", "canary-secret", 4), ("{env: ACME_TOKEN}", "{file: /nowhere/at/all}", 4),
      ("url:", "zone: Mars/Olympus\nurl:", 2), ("url:", "interval: 2\nurl:", 2),
      ("url:", "color: red\nurl:", 2),
      ("sign-in:", "sign-out:", 3), ("secret: {", "user: x\n  secret: {", 4),
    ])
  func refusals(old: String, new: String, line: Int) throws {
    let error = try #require(self.error(Self.good.replacing(old, with: new)))
    #expect(error.line == line)
    #expect(error.file == "endpoints/acme.yaml")
    #expect(!error.description.contains("canary-secret"))
  }

  @Test("A secret's file loses the line break at its end")
  func file() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)")
    try "token\n".write(to: url, atomically: true, encoding: .utf8)
    #expect(error(Self.good.replacing("{env: ACME_TOKEN}", with: "{file: \(url.lastPathComponent)}")) == nil)
    try "\n".write(to: url, atomically: true, encoding: .utf8)
    #expect(error(Self.good.replacing("{env: ACME_TOKEN}", with: "{file: \(url.lastPathComponent)}")) != nil)
  }

  @Test("Pharmacies know each other by their files' names and by the ids that others call them by")
  func acquainted() throws {
    func endpoint(_ name: String, _ more: String = "") throws -> Endpoint {
      try Endpoint(
        yaml: Self.good + more, name: try #require(EndpointName(name)), file: "endpoints/\(name).yaml",
        folder: FileManager.default.temporaryDirectory, environment: ["ACME_TOKEN": "canary-secret"])
    }
    let all = [try endpoint("acme"), try endpoint("oak-lane", "\nknown-as: [5912345, ph_2]")]
    let known = try KnownPharmacies(all)
    for id in ["5912345", "ph_2", "oak-lane"] { #expect(known[id]?.endpoint.text == "oak-lane") }
    #expect(known["acme"]?.endpoint.text == "acme")
    #expect(known["ph_3"] == nil)
    for (said, endpoint) in [("ph_2", "oak-lane"), ("ph_3", nil)] {
      let answer = #"{"id":"F-1","status":"rerouted","reroutedTo":"\#(said)"}"#
      #expect(try Read.plain(answer, known: known).report.reroutedTo?.endpoint.text == endpoint)
    }
    for taken in ["ph_2", "acme"] {
      let third = try endpoint("third", "\nknown-as: [\(taken)]")
      let error = #expect(throws: FileError.self) { try (all + [third]).acquainted() }
      #expect(error?.file == "endpoints/third.yaml")
      #expect(error?.line == 5)
      #expect(error?.message.contains("stands for the endpoint") == true)
    }
    for wrong in ["known-as: {a: b}", "known-as: [[1]]"] {
      #expect(throws: FileError.self) { try endpoint("third", "\n" + wrong) }
    }
  }
}
