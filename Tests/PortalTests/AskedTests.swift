import Foundation
import Portal
import Refills
import Statecharts
import Store
import Testing

@Suite("What a patient is asked, on the page", .timeLimit(.minutes(1)))
struct AskedTests {
  private static let questions = [
    BrandQuestion(
      BrandQuestion.Text(english: "Any <new> medicine?", spanish: "¿Alguna medicina nueva?"),
      choices: BrandQuestion.yesOrNo),
    BrandQuestion(BrandQuestion.Text(english: "How do you feel?", spanish: "¿Cómo se siente?")),
  ]

  private func open(
    _ action: String, asking questions: [BrandQuestion] = [],
    _ body: (Clinic, Asked, Caller) async throws -> Void
  ) async throws {
    try await Clinic.open(north: Clinic.face("Northern Clinic", questionnaire: questions)) { clinic in
      let refill = try await clinic.waiting("1")
      #expect(await clinic.event(.actionOpened, action, on: refill, as: .localOperator).status == 200)
      try await body(clinic, refill, try clinic.patientCaller("1"))
    }
  }

  private func page(_ refill: Asked, _ patient: Caller, _ clinic: Clinic, language: String = "en") async
    -> String
  {
    await clinic.ask("GET", "/p/refills/\(refill.id)", as: patient, query: ["l": language]).text
  }

  /// The fields of the form, as a browser would send them, with what was filled in.
  private func reply(_ refill: Asked, _ patient: Caller, _ clinic: Clinic, _ fields: [String: String]) async
    -> PortalReply
  {
    let form = await page(refill, patient, clinic).split(separator: "/replies\">").last.map(String.init) ?? ""
    var all: [String: String] = [:]
    for match in form.matches(of: /type="hidden" name="([a-z]+)" value="([^"]*)"/) where all.count < 3 {
      all[String(match.1)] = all[String(match.1)] ?? String(match.2)
    }
    return await clinic.submit(
      "/p/refills/\(refill.id)/replies", all.merging(fields) { $1 }, as: patient)
  }

  @Test("The clinic's words stand there, escaped, and where it is done")
  func words() async throws {
    try await open(
      #"{"kind":"labs","text":"A <b>blood</b> test.","link":"https://lab.example/book"}"#
    ) { clinic, refill, patient in
      let page = await page(refill, patient, clinic)
      #expect(page.contains("<h3>Get your lab tests</h3>"))
      #expect(page.contains("A &lt;b&gt;blood&lt;/b&gt; test."))
      #expect(page.matches(of: /href="https:\/\/lab\.example\/book"/).count == 2, "in the answer, and here")
      #expect(!page.contains("/replies"))
      #expect(await reply(refill, patient, clinic, ["kind": "labs", "version": "2"]).status == 400)
    }
  }

  @Test("Nothing stands there of what the answers say whole")
  func nothing() async throws {
    try await open(#"{"kind":"labs"}"#) { clinic, refill, patient in
      #expect(await !page(refill, patient, clinic).contains("What we ask of you"))
    }
  }

  @Test(
    "The clinic's questions are answered there, in the patient's language, and read at the desk in the staff's"
  )
  func questionnaire() async throws {
    try await open(#"{"kind":"questionnaire"}"#, asking: Self.questions) { clinic, refill, patient in
      let spanish = await page(refill, patient, clinic, language: "es")
      #expect(
        spanish.contains("¿Alguna medicina nueva?") && spanish.contains("<option value=\"0\">Sí</option>"))
      let missing = await reply(refill, patient, clinic, ["answer-0": "0", "answer-1": "  "])
      #expect(missing.status == 400)
      #expect(await reply(refill, patient, clinic, ["answer-0": "2", "answer-1": "Fine."]).status == 400)
      #expect(await reply(refill, patient, clinic, ["answer-0": "0", "answer-1": "<Fine>."]).status == 303)
      #expect(await !page(refill, patient, clinic).contains("What we ask of you"))
      let provider = try await clinic.staff("d1", ["provider"])
      let desk = await clinic.ask("GET", "/desk/refills/\(refill.id)", as: provider).text
      #expect(desk.contains("<dt>Any &lt;new&gt; medicine?</dt><dd class=\"said\">Yes</dd>"), "\(desk)")
      #expect(desk.contains("<dd class=\"said\">&lt;Fine&gt;.</dd>"))
      let told = try await clinic.ask("GET", "/v1/refills/\(refill.id)/replies").object()
      let replies = try #require(told["replies"] as? [[String: Any]])
      #expect(replies.count == 1 && replies.first?["from"] as? String == "patient")
      let billing = Caller.client(try Clinic.system("north", [.billing]))
      #expect(await clinic.ask("GET", "/v1/refills/\(refill.id)/replies", as: billing).status == 403)
    }
  }

  @Test("Questions that are others by now are not answered by an old page")
  func otherQuestions() async throws {
    try await open(#"{"kind":"questionnaire"}"#, asking: Self.questions) { clinic, refill, patient in
      let old = ["questions": "0123456789abcdef", "answer-0": "0", "answer-1": "Fine."]
      #expect(await reply(refill, patient, clinic, old).status == 409)
      let record = try clinic.now(refill).record
      #expect(record.replies.isEmpty)
    }
  }

  @Test("What a provider wants to know is answered in words, where the clinic has no questions of its own")
  func ownWords() async throws {
    try await open(#"{"kind":"questionnaire","text":"What is your blood pressure?"}"#) {
      clinic, refill, patient in
      #expect(await page(refill, patient, clinic).contains("What is your blood pressure?"))
      #expect(await reply(refill, patient, clinic, ["answer-0": "120 over 80"]).status == 303)
      let answers = try clinic.now(refill).record.replies.flatMap(\.reply.answers)
      #expect(
        answers == [AnsweredQuestion(question: "What is your blood pressure?", answer: "120 over 80")])
    }
  }

  private func kept(_ address: String, _ clinic: Clinic) async throws {
    try await clinic.put(
      "/v1/patients/p1",
      ["brand": "north", "name": "Testa Placeholder", "state": "NY", "address": address])
  }

  @Test("An address is said, with its state, and the patient is then where they say")
  func address() async throws {
    try await open(#"{"kind":"address"}"#) { clinic, refill, patient in
      #expect(await !page(refill, patient, clinic).contains("My address is the same"), "there is none")
      try await kept("1 Main Street", clinic)
      for state in ["", "Texas", "tx", "NU"] {
        let said = ["address": "2 Side Street", "state": state]
        #expect(await reply(refill, patient, clinic, said).status == 400, "\(state)")
      }
      let said = ["address": "2 \u{202E}Side Street\r\nUpstairs", "state": "TX"]
      #expect(await reply(refill, patient, clinic, said).status == 303)
      let now = try #require(try clinic.directory.patient(try clinic.now(refill).record.patient))
      #expect(now.address == "2 Side Street\nUpstairs" && now.state == "TX")
      #expect(try clinic.now(refill).record.openActions.isEmpty)
      // The page of before says nothing any more.
      #expect(await reply(refill, patient, clinic, ["kind": "address"].merging(said) { $1 }).status == 409)
    }
  }

  @Test("An address is confirmed as it was shown, and no other")
  func sameAddress() async throws {
    try await open(#"{"kind":"address"}"#) { clinic, refill, patient in
      let path = "/p/refills/\(refill.id)/replies"
      #expect(await clinic.submit(path, ["kind": "address"], as: patient).status == 400)
      try await kept("1 Main Street", clinic)
      let page = await page(refill, patient, clinic)
      #expect(page.contains("<p class=\"said\">1 Main Street</p>"))
      let shown = try #require(page.firstMatch(of: /name="shown" value="([0-9a-f]+)"/)?.1)
      let form = ["kind": "address", "shown": String(shown)]
      try await kept("9 New Road", clinic)
      #expect(await clinic.submit(path, form, as: patient).status == 409)
      try await kept("1 Main Street", clinic)
      #expect(await clinic.submit(path, form, as: patient).status == 303)
      let record = try clinic.now(refill).record
      #expect(record.openActions.isEmpty && record.replies.map(\.kind) == [.address])
    }
  }

  @Test("A pharmacy is chosen among those that the clinic shows to patients, and no other")
  func pharmacy() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let made = try await clinic.request("rq1", of: "1", pharmacy: "by-phone").object()
      let refill = try Asked((made["refills"] as? [Any])?.first)
      let action = #"{"kind":"choosePharmacy"}"#
      #expect(await clinic.event(.actionOpened, action, on: refill, as: .localOperator).status == 200)
      let patient = try clinic.patientCaller("1")
      let shown = await page(refill, patient, clinic)
      #expect(shown.contains("Main Street Pharmacy, 1 Main Street, Placeholder</option>"))
      #expect(!shown.contains("by-phone"))
      #expect(await reply(refill, patient, clinic, ["pharmacy": "by-phone"]).status == 400)
      #expect(await reply(refill, patient, clinic, ["pharmacy": "main-street"]).status == 303)
      #expect(try clinic.now(refill).record.pharmacy?.endpoint.text == "main-street")
    }
  }

  @Test("A change that is proposed stands there with yes and no, once")
  func change() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      let proposed = await clinic.event(
        .providerPropose, #"{"text":"Half of it, in the evening."}"#, on: refill, as: provider)
      #expect(proposed.status == 200, "\(proposed.text)")
      let page = await page(refill, try clinic.patientCaller("1"), clinic)
      #expect(page.contains("<p class=\"said\">Half of it, in the evening.</p>"))
      #expect(page.matches(of: /Yes, I agree to the change/).count == 1)
      #expect(page.contains("#asks"))
      // Something else that is said to be the change is not what they agree to.
      let other = #"{"kind":"confirmChange","text":"Twice of it.","link":"https://elsewhere.example"}"#
      let opened = await clinic.event(
        .actionOpened, other, on: refill, as: .localOperator, headers: ["if-match": ""])
      #expect(opened.status == 200, "\(opened.text)")
      let after = await self.page(refill, try clinic.patientCaller("1"), clinic)
      #expect(after.contains("Half of it, in the evening.") && !after.contains("Twice of it."))
      #expect(after.contains("No, I do not want the change"))
    }
  }

  @Test("A change without words is none")
  func emptyChange() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      #expect(await clinic.event(.providerPropose, #"{"text":" "}"#, on: refill, as: provider).status == 422)
    }
  }

  @Test("What a provider wrote to a no stands there")
  func denied() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      let denied = await clinic.event(
        .providerDeny, #"{"reason":"other","text":"Please come <first>."}"#, on: refill, as: provider)
      #expect(denied.status == 200, "\(denied.text)")
      let page = await page(refill, try clinic.patientCaller("1"), clinic)
      #expect(page.contains("We wrote to you") && page.contains("Please come &lt;first&gt;."))
    }
  }

  @Test("What was answered by phone is written down at the desk, beside what was asked, and closes it")
  func byPhone() async throws {
    try await open(#"{"kind":"labs","text":"A blood test."}"#) { clinic, refill, _ in
      let support = try await clinic.staff("s1", ["support"])
      let desk = "/desk/refills/\(refill.id)"
      let page = await clinic.ask("GET", desk, as: support).text
      #expect(page.contains("What the patient is asked") && page.contains("holds up the decision"))
      #expect(page.contains("<p class=\"said\">A blood test.</p>"))
      let version = try clinic.now(refill).version
      let form = ["type": "action.closed", "version": "\(version)", "kind": "labs", "answer": "On Monday."]
      #expect(await clinic.submit(desk + "/events", form, as: support).status == 303)
      let replies = try clinic.now(refill).record.replies
      #expect(replies.map(\.from) == [.support])
      let answers = replies.flatMap(\.reply.answers)
      #expect(answers == [AnsweredQuestion(question: "A blood test.", answer: "On Monday.")])
    }
  }

  @Test(
    "An answer that is too long, or to something else, is refused",
    arguments: [
      #"{"kind":"questionnaire","answers":[]}"#,
      #"{"kind":"questionnaire","answers":[{"question":"a","answer":" "}]}"#,
      #"{"kind":"questionnaire","address":"1 Main Street"}"#,
      #"{"kind":"questionnaire","pharmacy":"main-street"}"#,
      #"{"kind":"choosePharmacy","pharmacy":"nowhere"}"#,
      #"{"kind":"address","address":"  "}"#,
      #"{"kind":"address","address":"\#(String(repeating: "x", count: 501))"}"#,
    ])
  func bad(_ closing: String) async throws {
    try await open(#"{"kind":"questionnaire"}"#) { clinic, refill, _ in
      let answer = await clinic.event(
        .actionClosed, closing, on: refill, as: .localOperator, headers: ["if-match": ""])
      #expect(answer.status == 422, "\(answer.text)")
      let record = try clinic.now(refill).record
      #expect(record.openActions.count == 1)
    }
  }
}
