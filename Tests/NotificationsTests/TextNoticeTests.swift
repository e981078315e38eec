import Curl
import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Testing
import Tracking

/// Notices on their way to a telephone, and what becomes of those that do not get there.
@Suite struct TextNoticeTests {
  private func sample(_ progress: RefillChart.Progress = .ready, email: Bool = true) throws -> Sample {
    var sample = try Sample(progress)
    let consent = Consent(at: sample.now, wording: "v1", level: .status)
    let text = Contact(channel: .text, address: "(555) 010-0199", consent: consent)
    sample.patient.contacts = [text] + (email ? sample.patient.contacts : [])
    return sample
  }

  private func destination(
    _ sample: Sample, _ shelf: Shelf, _ texts: TextLog, _ postbox: Postbox = Postbox(), isShadow: Bool = false
  ) -> NoticeDestination {
    NoticeDestination(
      views: shelf, directory: shelf, doorway: shelf,
      policy: MessagePolicy(gateways: [.email, .text], eastern: sample.newYork), writer: MessageWriter(),
      voices: [sample.voice], email: EmailChannel(postbox), texts: texts, sent: SentLog(shelf),
      isShadow: isShadow,
      time: shelf,
      log: LogLines().logger)
  }

  @Test(
    "A text says who, what, where more stands and whom to call, in one text and without the patient's name")
  func words() async throws {
    let sample = try sample()
    let texts = TextLog()
    let result = await destination(sample, Shelf(sample), texts).deliver(sample.row(.ready))
    let told = "text \(sample.now.rfc3339)"
    #expect(result == .told(told))
    let text = try #require(texts.texts.first)
    #expect(text.to.text == "+15550100199" && text.id == sample.message(1))
    #expect(
      text.body == "Northside Care: Your order is ready to pick up. "
        + "https://clinic.example/refills/\(sample.refill.id) +1 555 0100")
    #expect(text.body.utf8.count <= 160)
    for canary in Sample.canaries { #expect(!"\(text) \(text.body)".lowercased().contains(canary)) }
  }

  @Test("A number that the gateway refuses is not used again, and the next way carries the message")
  func refused() async throws {
    let sample = try sample()
    let shelf = Shelf(sample)
    let postbox = Postbox()
    let texts = TextLog([.refused("the text gateway answered 400, 21614", ending: .notValid)])
    let destination = destination(sample, shelf, texts, postbox)
    #expect(await destination.deliver(sample.row(.ready)) == .told("email \(sample.now.rfc3339)"))
    #expect(shelf.endings.map { $0?.cause } == [.notValid])
    shelf.change { $0.now = $0.now + .minutes(10) }
    #expect(await destination.deliver(sample.row(.collectReminder, 2)).wasTold)
    #expect(texts.texts.count == 1 && postbox.mail.count == 2)
  }

  @Test("A gateway that is down is tried again for a while, and then the next way is taken")
  func down() async throws {
    let sample = try sample()
    let postbox = Postbox()
    let destination = destination(sample, Shelf(sample), TextLog([.failed("down", after: 7)]), postbox)
    #expect(await destination.deliver(sample.row(.ready)) == .failed("down", after: 7))
    #expect(postbox.mail.isEmpty)
    #expect(
      await destination.deliver(sample.row(.ready, attempt: 5)) == .told("email \(sample.now.rfc3339)"))
  }

  @Test("A text of which nobody knows whether it arrived is not sent again; another way or a person is asked")
  func unknown() async throws {
    let sample = try sample(.deliveryProblem)
    let told = await destination(sample, Shelf(sample), TextLog([.unknown("no answer")])).deliver(
      sample.row(.deliveryProblem))
    #expect(told == .told("text \(sample.now.rfc3339) unknown; email \(sample.now.rfc3339)"))
    let alone = try self.sample(.deliveryProblem, email: false)
    let shelf = Shelf(alone)
    let texts = TextLog([.unknown("no answer")])
    #expect(
      await destination(alone, shelf, texts).deliver(alone.row(.deliveryProblem))
        == .rejected("text \(alone.now.rfc3339) unknown; since then: no answer"))
    #expect(texts.texts.count == 1 && shelf.events == [.patientUnreached])
  }

  @Test(
    "A text of unknown outcome and one that did not arrive are not sent again while the next way is down",
    arguments: ["unknown", "undelivered"])
  func notAgain(kept: String) async throws {
    let sample = try sample()
    let later = CurlError(.mailRefusedForNow, "later", reply: MailReply(code: 451, text: "later"))
    let (texts, postbox) = (TextLog([.unknown("no answer")]), Postbox(failing: [later]))
    let destination = destination(sample, Shelf(sample), texts, postbox)
    let before = "text \(sample.now.rfc3339) \(kept)"
    let first = await destination.deliver(
      sample.row(.ready, note: kept == "unknown" ? nil : before))
    guard case .failed(let reason, _) = first else {
      Issue.record("\(first)")
      return
    }
    #expect(reason == before + "; since then: the mail server did not take it: mailRefusedForNow 451")
    let second = await destination.deliver(sample.row(.ready, attempt: 2, note: reason))
    #expect(second == .told(before + "; email \(sample.now.rfc3339)"))
    #expect(texts.texts.count == (kept == "unknown" ? 1 : 0) && postbox.mail.count == 2)
  }

  @Test("Where nothing can carry what must be known, support is asked to call, once a message")
  func calls() async throws {
    var sample = try sample(.preparing, email: false)
    sample.patient.contacts[0].ending = ContactEnding(.stopped, at: sample.now)
    let shelf = Shelf(sample)
    let destination = destination(sample, shelf, TextLog())
    let result = await destination.deliver(sample.row(.doNotTake))
    #expect(
      result == .withdrawn(reason: "support was asked to call: " + PolicyReason.contactsEnded.rawValue))
    #expect(shelf.events == [.patientUnreached])
    sample.refill.record.tasks = [
      StaffTask(owner: .support, cause: .patientUnreached, since: sample.now)
    ]
    let asked = sample.refill
    shelf.change { $0.refills = [asked] }
    _ = await destination.deliver(sample.row(.doNotTake))
    #expect(shelf.events == [.patientUnreached])
  }

  @Test("A call that cannot be asked for is asked for again")
  func notCalled() async throws {
    let sample = try sample(.preparing, email: false)
    let shelf = Shelf(sample)
    shelf.change {
      $0.refusal = StoreError(.unavailable, "full")
      // One in the morning in New York.
      $0.now = $0.now + .hours(15)
    }
    let texts = TextLog()
    let result = await destination(sample, shelf, texts).deliver(sample.row(.doNotTake))
    guard case .failed(let text, _) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(text.hasPrefix("support could not be asked to call") && texts.texts.isEmpty)
  }

  @Test("Safety goes every way, and who has it already does not get it twice")
  func everyWay() async throws {
    let sample = try sample(.preparing)
    let later = CurlError(.mailRefusedForNow, "later", reply: MailReply(code: 451, text: "later"))
    let postbox = Postbox(failing: [later])
    let texts = TextLog()
    let shelf = Shelf(sample)
    let destination = destination(sample, shelf, texts, postbox)
    guard case .failed(let note, _) = await destination.deliver(sample.row(.doNotTake)) else {
      Issue.record("the e-mail did not go")
      return
    }
    #expect(note.hasPrefix("text \(sample.now.rfc3339); since then: "))
    shelf.change { $0.now = $0.now + .minutes(1) }
    #expect(
      await destination.deliver(sample.row(.doNotTake, attempt: 2, note: note))
        == .told("text \(sample.now.rfc3339); email \((sample.now + .minutes(1)).rfc3339)"))
    #expect(texts.texts.count == 1 && postbox.mail.count == 2)
  }

  @Test("After a restart the texts of the week are known from what stands with the rows")
  func rebuilt() async throws {
    let sample = try sample(email: false)
    let shelf = Shelf(sample)
    let earlier = sample.row(
      .preparing, 1, state: .delivered, at: sample.now - .hours(2),
      note: "text \((sample.now - .hours(1)).rfc3339)")
    shelf.change { $0.rows = [earlier] }
    let result = await destination(sample, shelf, TextLog()).deliver(sample.row(.ready, 2))
    // Eight in the morning of the next day.
    #expect(result == .notBefore(milliseconds: 79_200_000, reason: PolicyReason.dayCap.rawValue))
    let failed = sample.row(
      .preparing, 1, state: .delivered, at: sample.now - .hours(2),
      note: "text \((sample.now - .hours(1)).rfc3339) undelivered")
    shelf.change { $0.rows = [failed] }
    #expect(await destination(sample, shelf, TextLog()).deliver(sample.row(.ready, 2)).wasTold)
  }

  @Test(
    "In shadow mode all is decided and counted, nothing leaves, nobody is called, and each row says what would"
  )
  func shadow() async throws {
    let sample = try sample()
    let shelf = Shelf(sample)
    let (texts, postbox) = (TextLog(), Postbox())
    let destination = destination(sample, shelf, texts, postbox, isShadow: true)
    #expect(
      await destination.deliver(sample.row(.ready))
        == .withdrawn(
          reason: "shadow mode; by text: Northside Care: Your order is ready to pick up. "
            + "https://clinic.example/refills/\(sample.refill.id) +1 555 0100"))
    shelf.change { $0.now = $0.now + .hours(1) }
    guard
      case .notBefore(_, PolicyReason.dayCap.rawValue) = await destination.deliver(
        sample.row(.collectReminder, 2))
    else {
      Issue.record("the text that would have gone was not counted")
      return
    }
    var ended = sample.patient
    for index in ended.contacts.indices {
      ended.contacts[index].ending = ContactEnding(.stopped, at: sample.now)
    }
    let nobody = ended
    shelf.change { $0.patients = [nobody] }
    let called = "shadow mode; support was asked to call: " + PolicyReason.contactsEnded.rawValue
    #expect(await destination.deliver(sample.row(.doNotTake, 3)) == .withdrawn(reason: called))
    #expect(texts.texts.isEmpty && postbox.mail.isEmpty && shelf.events.isEmpty)
  }
}
