import Pharmacies
import Refills
import Testing

@Suite("A check of a connector's file")
struct ConnectorCheckTests {
  private func check(_ samples: String..., connector: String = "json") throws -> ConnectorCheckResult {
    ConnectorCheck.run(
      connector: try .builtIn(connector),
      samples: samples.enumerated().map { ConnectorSample(name: "\($0).json", bytes: Array($1.utf8)) })
  }

  @Test("An item, a page and an event are told apart, and each item is read")
  func kinds() throws {
    let item = #"{"id":"F1","status":"ready"}"#
    #expect(try check(item).items.map(\.observation.item) == ["F1"])
    let page = try check(#"{"fills":[\#(item),{"id":"F2","status":"preparing"}]}"#)
    #expect(page.items.map(\.observation.item) == ["F1", "F2"])
    #expect(page.isClean)
    let order = #"{"data":{"order":{"id":"o","state":"PLACED"}}}"#
    #expect(try check(order, connector: "photon").items.map(\.observation.item) == ["o"])
    let event =
      #"{"id":"e","type":"photon:order:canceled","subject":"o","time":"2026-03-01T10:00:00Z","data":{}}"#
    #expect(
      try check(event, connector: "photon").items.map { $0.observation.event?.kind } == [.pharmacyCancelled])
  }

  @Test("News says where it would lead, by the chart itself")
  func moves() throws {
    let ready = try #require(try check(#"{"id":"F","status":"ready"}"#).items.first)
    #expect(ready.moves.map(\.from) == [.sent, .preparing, .ready])
    #expect(ready.moves.map(\.to) == [.ready, .ready, .ready])
    #expect(ready.moves.map { $0.refusal == nil } == [true, true, false])
    let back = try #require(
      try check(#"{"id":"F","status":"preparing","updatedAt":"2031-01-01T00:00:00Z"}"#).items.first)
    #expect(back.moves.map(\.to) == [.preparing, .preparing, .preparing])
    #expect(back.moves[2].refusal == nil)
    let unknown = try #require(try check(#"{"id":"F","status":"unknown"}"#).items.first)
    #expect(unknown.moves.isEmpty)
  }

  @Test("The way decides where “completed” leads, and evidence of sending leads out of signing")
  func ways() throws {
    func move(_ connector: String, _ json: String, _ from: RefillChart.Progress, _ way: Way) throws
      -> RefillChart.Progress?
    {
      ConnectorCheck.run(
        connector: try .builtIn(connector), samples: [ConnectorSample(name: "a", bytes: Array(json.utf8))],
        from: [from], way: way
      ).items.first?.moves.first?.to
    }
    let completed = #"{"id":"F","status":"completed"}"#
    #expect(try move("json", completed, .ready, .pickUp) == .pickedUp)
    #expect(try move("json", completed, .ready, .mail) == .shipped)
    #expect(try move("json", completed, .ready, .unknown) == .handedOver)
    #expect(try move("photon", #"{"id":"o","state":"PLACED"}"#, .toBeSigned, .mail) == .sent)
    #expect(try move("dosespot", #"{"PrescriptionId":1,"Status":"Error"}"#, .sending, .mail) == .sendFailed)
    #expect(try move("json", #"{"id":"F","status":"ready"}"#, .withProvider, .mail) == .withProvider)
  }

  @Test(
    "What is not understood is named, and is a failure",
    arguments: [
      (#"{"id":"F","status":"teleported"}"#, "the status “teleported” is not in the file"),
      (#"{"id":"F","status":"ready","readyAt":"soon"}"#, "“ready-at” cannot be read"),
      (#"{"id":"F","status":"ready","quantity":{"now":"some"}}"#, "“quantity” cannot be read"),
      (#"{"status":"ready"}"#, "An item has no id"), (#"{"id":"F"}"#, "An item has no status"),
      ("<html>", "It is no JSON that can be read"), ("[]", "An item has no id"),
    ])
  func misunderstood(json: String, text: String) throws {
    let result = try check(json)
    #expect(!result.isClean)
    #expect(result.text.contains("Not understood:\n  0.json: "))
    #expect(result.text.contains(text))
  }

  @Test("An item that cannot be read hides no other of its page")
  func page() throws {
    let result = try check(#"{"fills":[{"id":"A","status":"ready"},{"id":"B"},{"id":"C","status":"ready"}]}"#)
    #expect(result.items.map(\.observation.item) == ["A", "C"])
    #expect(result.misunderstandings.count == 1)
  }

  @Test("An answer that says that it failed is no answer, and no sample is no success")
  func failures() throws {
    let result = try check(#"{"errors":[{"message":"x"}],"data":null}"#, connector: "photon")
    #expect(result.text.contains("It says that it failed"))
    #expect(!result.isClean)
    #expect(try !check().isClean)
  }

  @Test("Members that the file does not name, contradictions, and codes that are not listed are no failure")
  func remarks() throws {
    let contradiction = try check(
      #"{"id":"F","status":"ready","handedOverAt":"2026-03-01T10:00:00Z","extra":{"a":1}}"#)
    #expect(contradiction.isClean)
    #expect(contradiction.text.contains("contradicts itself: "))
    let code = try check(#"{"id":"F","status":"on-hold","reason":{"code":"gremlins"}}"#)
    #expect(code.isClean)
    #expect(code.text.contains("the code “gremlins” is not listed"))
    #expect(
      try check(
        #"{"request_id":"f","callback_type":"ORDER","status":"error","details":{"error_code":"R1"}}"#,
        connector: "truepill"
      ).isClean)
  }

  @Test("The text says of each item all that was read")
  func text() throws {
    let result = try check(
      #"""
      {"id":"F1","reference":"R-1","status":"on-hold","updatedAt":"2026-03-01T10:00:00Z","heldUntil":"2026-03-09",
       "reason":{"code":"out-of-stock"},"quantity":{"now":7.5,"of":90},
       "parcel":{"carrier":"UPS","number":"1Z"}}
      """#)
    #expect(
      result.text == """
        0.json
          F1: “on-hold” (out-of-stock) → pharmacy.hold.outOfStock
            our id: R-1
            reported: 2026-03-01T10:00:00Z
            held until: 2026-03-09T00:00:00Z
            quantity: 7.5 of 90
            parcel: UPS 1Z
            from sent: holdOutOfStock
            from preparing: holdOutOfStock
            from ready: holdOutOfStock
        1 item read by json.yaml, everything understood.

        """)
  }

  @Test("A list of the connectors says of each how it asks, signs in, cancels and is pushed to")
  func list() throws {
    let list = try ConnectorSummary.builtIn()
    #expect(list.map(\.name) == Connector.builtInNames)
    #expect(list.map(\.name) == list.map(\.name).sorted())
    let truepill = try #require(list.first { $0.name == "truepill" })
    #expect(
      truepill.text
        == "truepill · Truepill · by event feed · signs in: header Authorization · can cancel in Triage, PV1 · push: none"
    )
    #expect(list.filter(\.canCancel).map(\.name) == ["json", "truepill"])
    #expect(list.first { $0.name == "photon" }?.signsIn == "oauth2")
    #expect(try #require(list.first { $0.name == "easypost" }).canReport.contains(.carrierDelivered))
  }
}
