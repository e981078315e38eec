import Curl
import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Testing
import Tracking

@Suite struct NoticeDestinationTests {
  private func destination(_ sample: Sample, _ shelf: Shelf, _ postbox: Postbox) -> NoticeDestination {
    NoticeDestination(
      views: shelf, directory: shelf, doorway: shelf, policy: MessagePolicy(eastern: sample.newYork),
      writer: MessageWriter(),
      voices: [sample.voice], email: EmailChannel(postbox), sent: SentLog(shelf), time: shelf,
      log: LogLines().logger)
  }

  @Test("A notice goes to the patient's address with the row's id, in the patient's language and level")
  func sends() async throws {
    var sample = try Sample(.ready)
    sample.agree(.status)
    sample.patient.language = .spanish
    let postbox = Postbox()
    let result = await destination(sample, Shelf(sample), postbox).deliver(sample.row(.ready))
    #expect(result.wasTold)
    let mail = try #require(postbox.mail.first)
    #expect(mail.recipients == [Sample.canaryAddress] && mail.from == "care@clinic.example")
    #expect(OpenedMail(mail.message).subject == "Su pedido está listo")
    #expect(OpenedMail(mail.message)["Message-ID"] == "<\(sample.message(1))@clinic.example>")
  }

  @Test("What is no longer true when its turn comes is withdrawn, and nothing is sent")
  func withdrawn() async throws {
    var sample = try Sample(.ready)
    let shelf = Shelf(sample)
    let postbox = Postbox()
    sample.refill.regions.progress = .preparing
    let changed = sample.refill
    shelf.change { $0.refills = [changed] }
    #expect(
      await destination(sample, shelf, postbox).deliver(sample.row(.ready))
        == .withdrawn(reason: "it is no longer true"))
    #expect(postbox.mail.isEmpty)
  }

  @Test("Consent is read at sending: what was taken back meanwhile holds")
  func consent() async throws {
    var sample = try Sample(.ready)
    let shelf = Shelf(sample)
    sample.patient.contacts[0].consent = nil
    let patient = sample.patient
    shelf.change { $0.patients = [patient] }
    let postbox = Postbox()
    let result = await destination(sample, shelf, postbox).deliver(sample.row(.ready))
    #expect(result == .withdrawn(reason: PolicyReason.noConsent.rawValue))
    #expect(postbox.mail.isEmpty)
  }

  @Test("The second message within five minutes waits for their end, and then goes")
  func window() async throws {
    let sample = try Sample(.ready)
    let shelf = Shelf(sample)
    let postbox = Postbox()
    let destination = destination(sample, shelf, postbox)
    #expect(await destination.deliver(sample.row(.ready, 1)).wasTold)
    let end = sample.now + .minutes(5)
    let waits = await destination.deliver(sample.row(.collectReminder, 2))
    #expect(
      waits == .notBefore(milliseconds: (end - sample.now).milliseconds, reason: PolicyReason.window.rawValue)
    )
    shelf.change { $0.now = end }
    #expect(await destination.deliver(sample.row(.collectReminder, 2)).wasTold)
    #expect(postbox.mail.count == 2)
  }

  @Test("A message that did not arrive does not count as sent")
  func takenBack() async throws {
    let sample = try Sample(.ready)
    let postbox = Postbox(failing: [CurlError(.couldNotConnect, "nobody there")])
    let destination = destination(sample, Shelf(sample), postbox)
    #expect(await destination.deliver(sample.row(.ready, 1)).wasTold == false)
    #expect(await destination.deliver(sample.row(.collectReminder, 2)).wasTold)
  }

  @Test("After a restart the window is known from the rows that were delivered")
  func rebuilt() async throws {
    let sample = try Sample(.ready)
    let shelf = Shelf(sample)
    let earlier = sample.row(.preparing, 1, state: .delivered, at: sample.now - .minutes(2))
    shelf.change { $0.rows = [earlier] }
    let result = await destination(sample, shelf, Postbox()).deliver(sample.row(.ready, 2))
    let end = sample.now + .minutes(3)
    #expect(
      result
        == .notBefore(milliseconds: (end - sample.now).milliseconds, reason: PolicyReason.window.rawValue))
  }

  @Test("Two rows of one patient that are tried at once make one message")
  func concurrent() async throws {
    let sample = try Sample(.ready)
    let postbox = Postbox()
    let destination = destination(sample, Shelf(sample), postbox)
    async let first = destination.deliver(sample.row(.ready, 1))
    async let second = destination.deliver(sample.row(.collectReminder, 2))
    let results = await [first, second]
    #expect(results.count { $0.wasTold } == 1)
    #expect(postbox.mail.count == 1)
  }

  @Test("A later notice that waits and says more makes this one needless; an earlier one does not")
  func overtaken() async throws {
    let sample = try Sample(.ready)
    let shelf = Shelf(sample)
    let row = sample.row(.ready, 2)
    let other = sample.row(.collectReminder, 1, state: .waiting)
    let destination = destination(sample, shelf, Postbox())
    shelf.change { $0.rows = [row, other] }
    #expect(await destination.deliver(row) == .withdrawn(reason: PolicyReason.overtaken.rawValue))
    shelf.change { $0.rows = [other, row] }
    #expect(await destination.deliver(row).wasTold)
  }

  @Test("An address that is refused does not take the message from another one that works")
  func twoAddresses() async throws {
    var sample = try Sample(.ready)
    sample.patient.contacts.insert(
      Contact(channel: .email, address: "no address", consent: Consent(at: sample.now, wording: "v1")), at: 0)
    let postbox = Postbox()
    #expect(await destination(sample, Shelf(sample), postbox).deliver(sample.row(.ready)).wasTold)
    #expect(postbox.mail.count == 1)
  }

  @Test("A store that cannot be read is tried again, a row of another kind never")
  func failures() async throws {
    let sample = try Sample(.ready)
    let shelf = Shelf(sample)
    shelf.change { $0.failure = StoreError(.unavailable, "busy") }
    let destination = destination(sample, shelf, Postbox())
    #expect(
      await destination.deliver(sample.row(.ready))
        == .failed("the store could not be read: unavailable", after: nil))
    let stream = DispatchRow(
      id: sample.message(1), refill: sample.refill.id, sequence: 1,
      content: .stream(consumer: "x", sequence: 1),
      state: .claimed, attempt: 1, createdAt: sample.now, dueAt: sample.now, lastError: nil)
    #expect(
      await destination.deliver(stream) == .rejected("the row is no notice; it came to the wrong destination")
    )
  }
}
