import Daemon
import Foundation
import Pharmacies
import Testing

@Suite("A gateway for texts")
struct TextChannelFileTests {
  private static let twilio = """
    kind: twilio
    account: AC00000000000000000000000000000001
    token: {env: TOKEN}
    sender: "+15550100100"
    per-minute: 30

    """
  private static let http = """
    kind: http
    url: https://gateway.example/v1/send/{to}
    headers: {X-Key: "{secret}"}
    json: {words: "{text}", to: ["{to}"], flash: false, ttl: 60, report: "{callback}"}
    secret: {env: TOKEN}
    idempotency-header: Idempotency-Key
    answer: {id: /message/id, code: /error, codes: {"17": not-valid, "18": stopped, "19": again}}
    reports:
      header: X-Report-Key
      secret: {env: REPORTS}
      from: /from
      text: /text
      status: /status
      delivered: [DELIVRD]
      failed: [UNDELIV]
      code: /reason
      ended: {"1": not-valid}

    """

  private func read(_ files: [String: String]) throws -> ConfigurationFolder {
    let folder = try SettingsFolder(["brands/clinic.yaml": SettingsFolder.brand].merging(files) { $1 })
    return try ConfigurationFolder(
      folder.path, environment: ["TOKEN": "hunter2-token", "REPORTS": "hunter2-reports"])
  }

  @Test("Twilio and any other gateway are read as they are written, and no secret shows")
  func reads() throws {
    for (name, text) in [("twilio", Self.twilio), ("carrier", Self.http)] {
      let texts = try #require(try read(["channels/\(name).yaml": text]).texts)
      #expect("\(texts.gateway)" == "text gateway \(name)" && texts.reports != nil)
      var shown = "\(texts)"
      dump(texts, to: &shown)
      #expect(!shown.contains("hunter2"))
    }
    #expect(
      try read(["channels/twilio.yaml": Self.twilio, "channels/email.yaml": "server: a:587\nsecurity: tls"])
        .email != nil)
  }

  @Test("There is one gateway for texts")
  func one() throws {
    let error = #expect(throws: FileError.self) {
      try read(["channels/a.yaml": Self.twilio, "channels/b.yaml": Self.http])
    }
    #expect(error?.file.hasSuffix("b.yaml") == true && error?.message.contains("already") == true)
  }

  @Test(
    "What a gateway cannot have is refused with its place",
    arguments: [
      ("https://gateway.example/v1", "http://gateway.example/v1", 2, "https://"),
      ("gateway.example/v1", "{to}.example/v1", 2, "host"),
      ("gateway.example/v1", "user@gateway.example/v1", 2, "host"),
      ("send/{to}", "send/{name}", 2, "{name}"), ("\"{text}\"", "\"{drug}\"", 4, "{drug}"),
      ("json:", "jsn:", 4, "jsn"), ("{env: TOKEN}", "hunter2", 5, "keys"),
      ("/message/id", "message.id", 7, "pointer"),
      ("again", "perhaps", 7, "taken, again"), ("secret: {env: TOKEN}\n", "", 3, "{secret}"),
    ])
  func refused(right: String, wrong: String, line: Int, word: String) throws {
    let text = Self.http.replacing(right, with: wrong)
    #expect(text != Self.http)
    let error = try #require(
      #expect(throws: FileError.self) { try read(["channels/carrier.yaml": text]) })
    #expect(error.line == line, "\(error)")
    #expect(error.message.contains(word) && !error.description.contains("hunter2-"), "\(error)")
  }

  @Test("A sender is a number in full or a messaging service", arguments: ["5550100100", "Clinic"])
  func sender(text: String) throws {
    let file = Self.twilio.replacing("\"+15550100100\"", with: "\"\(text)\"")
    let error = try #require(#expect(throws: FileError.self) { try read(["channels/t.yaml": file]) })
    #expect(error.line == 4 && error.message.contains("MG"))
  }
}
