import Refills
import Statecharts
import Testing

@Suite("What is answered to what was asked")
struct ReplyTests {
  private static let answers = [AnsweredQuestion(question: "Any new medicine?", answer: "No")]

  private func place(_ name: String) throws -> PharmacyPlace {
    PharmacyPlace(endpoint: try #require(EndpointName(name)), tells: [.work])
  }

  /// Something is asked while a provider looks at it.
  private func asked(_ kinds: OpenAction.Kind...) throws -> Desk {
    var desk = try Desk()
    try desk.reachReview()
    for kind in kinds {
      try desk.send(.actionOpened(OpenAction(kind: kind)), by: .support, at: "2026-03-02 10:30")
    }
    return desk
  }

  @Test("Is kept for whoever decides, with who said it and when, and holds nothing up any more")
  func kept() throws {
    var desk = try asked(.questionnaire)
    let reply = ActionReply(answers: Self.answers)
    try desk.send(
      .actionClosed(ActionClosing(kind: .questionnaire, reply: reply)), by: .patient, at: "2026-03-02 11:00")
    let at = try desk.place.at("2026-03-02 11:00")
    #expect(
      desk.refill.record.replies == [HeardReply(kind: .questionnaire, reply: reply, from: .patient, at: at)])
    #expect(desk.refill.stage == .reviewPending)
  }

  @Test("Of each kind the last counts; what was not asked, or not any more, is no answer")
  func last() throws {
    var desk = try asked(.questionnaire)
    let first = ActionClosing(kind: .questionnaire, reply: ActionReply(answers: Self.answers))
    try desk.send(.actionClosed(first), by: .patient, at: "2026-03-02 11:00")
    try desk.send(.actionOpened(OpenAction(kind: .questionnaire)), by: .support, at: "2026-03-02 11:10")
    let other = ActionReply(answers: [AnsweredQuestion(question: "Any new medicine?", answer: "Yes")])
    let unasked = ActionClosing(kind: .address, reply: ActionReply(address: "2 Side Street"))
    try desk.send(.actionClosed(unasked), by: .patient, at: "2026-03-02 11:20")
    try desk.send(
      .actionClosed(ActionClosing(kind: .questionnaire, reply: other)), by: .support, at: "2026-03-02 11:30")
    #expect(desk.refill.record.replies.map(\.reply) == [other])
    #expect(desk.refill.record.replies.map(\.from) == [.support])
  }

  @Test("A pharmacy that is chosen before the order left gets the order")
  func chosen() throws {
    var desk = try asked(.choosePharmacy)
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    try desk.fire(.undoOver)
    #expect(desk.refill.progress == .cleared)
    let corner = try place("corner")
    let decision = try desk.send(
      .actionClosed(ActionClosing(kind: .choosePharmacy, reply: ActionReply(pharmacy: corner))), by: .patient,
      at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .sending)
    #expect(desk.refill.record.pharmacy == corner)
    #expect(
      decision.dispatches.contains(.pharmacy(.order, endpoint: corner.endpoint)), "\(decision.dispatches)")
    #expect(desk.refill.record.tasks.isEmpty)
  }

  @Test(
    "What is chosen or corrected once a pharmacy has the order moves nothing by itself: support is called",
    arguments: [OpenAction.Kind.choosePharmacy, .address])
  func late(_ kind: OpenAction.Kind) throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    let before = desk.refill.record.pharmacy
    try desk.send(.actionOpened(OpenAction(kind: kind)), by: .support, at: "2026-03-02 12:00")
    let reply =
      kind == .address ? ActionReply(address: "2 Side Street") : ActionReply(pharmacy: try place("corner"))
    try desk.send(
      .actionClosed(ActionClosing(kind: kind, reply: reply)), by: .patient, at: "2026-03-02 13:00")
    #expect(desk.refill.record.pharmacy == before)
    #expect(desk.refill.record.tasks.map(\.owner) == [.support])
    #expect(desk.refill.record.tasks.map(\.cause) == [.actionClosed])
  }

  @Test("Where a pharmacy refused the order, another that is chosen gets it when it is sent again")
  func afterRefusal() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 10:59")
    try desk.fire(.undoOver)
    try desk.send(.orderRefused(OrderProblem(text: "No.")), by: .system, at: "2026-03-02 11:30")
    try desk.send(.actionOpened(OpenAction(kind: .choosePharmacy)), by: .support, at: "2026-03-02 12:00")
    let corner = try place("corner")
    try desk.send(
      .actionClosed(ActionClosing(kind: .choosePharmacy, reply: ActionReply(pharmacy: corner))), by: .patient,
      at: "2026-03-02 13:00")
    let again = try desk.send(
      .orderSendAgain(Reason(text: "They chose.")), by: .support, at: "2026-03-02 14:00")
    #expect(
      again.dispatches.contains(.pharmacy(.order, endpoint: corner.endpoint)), "\(again.dispatches)")
  }

  @Test("What others send to a pharmacy stays where they sent it: support tells them what was chosen")
  func signedElsewhere() throws {
    var desk = try Desk(repeats: 0)
    try desk.reachReview()
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 10:59")
    try desk.fire(.undoOver)
    #expect(desk.refill.progress == .toBeSigned)
    try desk.send(.actionOpened(OpenAction(kind: .choosePharmacy)), by: .support, at: "2026-03-02 12:00")
    let before = desk.refill.record.pharmacy
    let chosen = ActionClosing(kind: .choosePharmacy, reply: ActionReply(pharmacy: try place("corner")))
    try desk.send(.actionClosed(chosen), by: .patient, at: "2026-03-02 13:00")
    #expect(desk.refill.record.pharmacy == before)
    #expect(desk.refill.record.tasks.contains { $0.owner == .support && $0.cause == .actionClosed })
  }

  @Test("An address that is the same calls nobody")
  func same() throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    try desk.send(.actionOpened(OpenAction(kind: .address)), by: .support, at: "2026-03-02 12:00")
    try desk.send(.actionClosed(ActionClosing(kind: .address)), by: .patient, at: "2026-03-02 13:00")
    #expect(desk.refill.record.tasks.isEmpty)
    #expect(desk.refill.record.replies.isEmpty)
  }
}
