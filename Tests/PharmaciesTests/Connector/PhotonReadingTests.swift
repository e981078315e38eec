import Pharmacies
import Refills
import Statecharts
import Testing

/// Answers written here after the system's documentation, and what they mean.
@Suite("What Photon says")
struct PhotonReadingTests {
  /// The news of one item, by the name of its event.
  private func event(_ connector: String, _ json: String) throws -> String? {
    try Read.built(connector, json).event?.kind.rawValue
  }

  @Test(
    "A Photon order: its state, and how far the pharmacy is",
    arguments: [
      ("PLACED", "SENT", "prescription.signed"), ("PLACED", "RECEIVED", "pharmacy.received"),
      ("PLACED", "FILLING", "pharmacy.preparing"), ("PLACED", "PROCESSING", "pharmacy.preparing"),
      ("PLACED", "READY", "pharmacy.ready"), ("PLACED", "SHIPPED", "carrier.inTransit"),
      ("COMPLETED", "PICKED_UP", "pharmacy.pickedUp"), ("COMPLETED", "DELIVERED", "carrier.delivered"),
      ("COMPLETED", "SHIPPED", "pharmacy.completed"), ("CANCELED", "SENT", "pharmacy.cancelled"),
      ("ERROR", "SENT", "pharmacy.hold.noReason"),
    ])
  func photonOrder(state: String, fulfillment: String, event: String) throws {
    let order =
      #"{"id":"ord_1","externalId":"R-1","state":"\#(state)","fulfillment":{"state":"\#(fulfillment)"}}"#
    let observation = try Read.built("photon", order)
    #expect(observation.event?.kind.rawValue == event)
    #expect(observation.item == "ord_1")
    #expect(observation.reference == "R-1")
    #expect(observation.report.reportedAt == nil)
    #expect(observation.sender.actor == (event == "prescription.signed" ? .system : .pharmacy))
  }

  @Test("A Photon order that has no pharmacy asks the patient to choose one; with one it says nothing")
  func photonRouting() throws {
    let routing = try Read.built("photon", #"{"id":"o","state":"ROUTING"}"#)
    #expect(routing.event == nil)
    #expect(routing.asks == .choosePharmacy)
    #expect(
      try Read.built("photon", #"{"id":"o","state":"PENDING","pharmacy":null}"#).asks == .choosePharmacy)
    let chosen = try Read.built("photon", #"{"id":"o","state":"PENDING","pharmacy":{"id":"p"}}"#)
    #expect(chosen.asks == nil && chosen.event == nil)
    #expect(chosen.report.reason == nil)
  }

  @Test("What was asked of the patient is taken back by the next news, and nothing else is")
  func actions() throws {
    let routing = try Read.built("photon", #"{"id":"o","state":"ROUTING"}"#)
    #expect(routing.actions(open: []) == [.actionOpened(OpenAction(kind: .choosePharmacy))])
    #expect(routing.actions(open: [OpenAction(kind: .choosePharmacy)]).isEmpty)
    let placed = try Read.built("photon", #"{"id":"o","state":"PLACED"}"#)
    #expect(
      placed.actions(open: [OpenAction(kind: .choosePharmacy), OpenAction(kind: .payment)])
        == [.actionClosed(ActionClosing(kind: .choosePharmacy))])
    let pending = try Read.built("photon", #"{"id":"o","state":"PENDING","pharmacy":{"id":"p"}}"#)
    #expect(pending.actions(open: [OpenAction(kind: .choosePharmacy)]).isEmpty)
  }

  @Test("A Photon order that went to a second pharmacy is rerouted until that one says something")
  func photonReroute() throws {
    let twice =
      #""routingHistory":[{"createdAt":"2026-03-01T10:00:00Z"},{"createdAt":"2026-03-01T11:00:00Z"}]"#
    #expect(
      try event("photon", #"{"id":"o","state":"PLACED","fulfillment":{"state":"SENT"},\#(twice)}"#)
        == "pharmacy.rerouted")
    #expect(
      try event("photon", #"{"id":"o","state":"PLACED","fulfillment":{"state":"RECEIVED"},\#(twice)}"#)
        == "pharmacy.received")
  }

  @Test("An exception of a Photon order is a hold, and says what the patient can do")
  func photonExceptions() throws {
    func observation(_ code: String) throws -> Observation {
      try Read.built(
        "photon",
        #"{"id":"o","state":"PLACED","fulfillment":{"state":"RECEIVED"},"exceptions":[{"exceptionType":"\#(code)"}]}"#
      )
    }
    #expect(try observation("OOS").event?.kind == .pharmacyHoldOutOfStock)
    #expect(try observation("NOT_COVERED").event?.kind == .pharmacyHoldMismatch)
    #expect(try observation("NOT_COVERED").asks == .insurance)
    #expect(try observation("HIGH_COPAY").asks == .price)
  }

  @Test("Three Photon events with one id and one time are three different things")
  func photonEvents() throws {
    let events = try [
      ("fulfillment", #","fulfillment":{"type":"MAIL_ORDER","state":"SHIPPED","trackingNumber":"1Z"}"#),
      ("rerouted", #","pharmacy":{"id":"phr_2"}"#), ("error", #","reason":"Canary reason""#),
    ].map { type, rest in
      try Read.built(
        "photon",
        #"""
        {"id":"evt_1","type":"photon:order:\#(type)","time":"2026-03-01T10:00:00.000Z","subject":"ord_1",
         "data":{"id":"ord_1","externalId":"R-1"\#(rest)}}
        """#)
    }
    #expect(
      events.map { $0.event?.kind } == [.carrierInTransit, .pharmacyRerouted, .pharmacyHoldNoReason])
    #expect(Set(events.map(\.digest)).count == 3)
    #expect(events.allSatisfy { $0.item == "ord_1" && $0.reference == "R-1" })
    #expect(events.map { $0.report.reason } == ["SHIPPED", nil, "Canary reason"])
    #expect(events[0].report.parcel?.number == "1Z")
  }
}
