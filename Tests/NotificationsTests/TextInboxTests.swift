import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Testing

/// What people answer.
@Suite struct TextInboxTests {
  @Test("Twilio's own example of a signed request is genuine, and no other")
  func signature() async throws {
    // The example of Twilio's security guide: account token 12345.
    let push = TextPush(
      channel: "example",
      headers: [
        "x-twilio-signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "content-type": "application/x-www-form-urlencoded",
      ], query: [:],
      body: Array(
        "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE"
          .utf8),
      at: Instant(milliseconds: 0))
    let url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    #expect(TextProof.twilio(token: "12345").isGenuine(push, at: url))
    #expect(!TextProof.twilio(token: "12346").isGenuine(push, at: url))
    #expect(!TextProof.twilio(token: "12345").isGenuine(push, at: "https://mycompany.com/myapp.php?foo=1"))
  }

  @Test("What is not signed, or signed by another, changes nothing")
  func forged() async throws {
    let desk = try TextDesk()
    let forged = desk.push(["From": "+15550100199", "Body": "STOP"], token: "guess")
    #expect(await desk.inbox.take(forged) == .badSignature)
    #expect(desk.shelf.endings.isEmpty && desk.texts.texts.isEmpty)
    let elsewhere = TextPush(channel: "other", headers: [:], query: [:], body: [], at: desk.sample.now)
    #expect(await desk.inbox.take(elsewhere) == .noSuchChannel)
  }

  @Test("STOP ends texts at once, with one confirmation that says how to cancel an order")
  func stop() async throws {
    let desk = try TextDesk()
    #expect(await desk.answered("Stop") == .accepted)
    #expect(await desk.answered("stop!") == .accepted)
    #expect(desk.causes == [.stopped] && desk.shelf.events.isEmpty)
    #expect(desk.texts.texts.count == 1)
    let body = try #require(desk.texts.texts.first?.body)
    #expect(body.contains("To cancel an order call +1 555 0100") && body.utf8.count <= 160)
    #expect(desk.texts.texts.first?.to.text == "+15550100199")
  }

  @Test("CANCEL ends texts and leaves the order alone; support is asked what it meant")
  func cancel() async throws {
    let desk = try TextDesk()
    #expect(await desk.answered("CANCELAR") == .accepted)
    #expect(desk.causes == [.stopped])
    #expect(desk.shelf.events == [.patientTextedCancel])
    #expect(desk.texts.texts.first?.body.contains("Para cancelar un pedido llame") == true)
  }

  @Test("START brings the latest of what was kept back, and no other word")
  func start() async throws {
    let desk = try TextDesk(ending: .stopped)
    let sample = desk.sample
    let kept = { (number: UInt64, before: Span, reason: PolicyReason) in
      sample.row(.ready, number, state: .withdrawn, at: sample.now - before, note: reason.rawValue)
    }
    let rows = [
      kept(1, .hours(3), .contactsEnded), kept(2, .hours(2), .contactsEnded), kept(3, .hours(1), .notTrue),
    ]
    desk.shelf.change { $0.rows = rows }
    #expect(await desk.answered("START") == .accepted)
    #expect(desk.shelf.endings == [nil])
    let noted = desk.noted
    #expect(noted == ["\(sample.message(2)) \(PolicyReason.contactsEnded.rawValue) again"])
    #expect(desk.texts.texts.isEmpty)
  }

  @Test("START without news is confirmed, and of somebody who had not stopped it is nothing")
  func startWithoutNews() async throws {
    let desk = try TextDesk(ending: .stopped)
    await desk.answered("start")
    await desk.answered("start")
    #expect(desk.texts.texts.count == 1 && desk.noted.isEmpty)
  }

  @Test("A wrong number ends texts and sessions, and START from it brings nothing back")
  func wrongNumber() async throws {
    let desk = try TextDesk()
    #expect(await desk.answered("You have the wrong number") == .accepted)
    #expect(desk.signedOut == [desk.sample.patient.id])
    #expect(await desk.answered("START") == .accepted)
    #expect(desk.causes == [.wrongNumber])
    #expect(desk.texts.texts.count == 1)
  }

  @Test(
    "HELP is answered; other words go to the patient's refill, where support is called, and are not answered")
  func words() async throws {
    let desk = try TextDesk()
    await desk.answered("HELP")
    #expect(desk.texts.texts.first?.body.contains("Reply STOP") == true)
    await desk.answered("when is it ready?")
    #expect(desk.texts.texts.count == 1 && desk.shelf.events == [.patientTexted])
    #expect(desk.shelf.words == ["when is it ready?"])
  }

  @Test("A number that nobody has is not answered")
  func stranger() async throws {
    let desk = try TextDesk()
    let stranger = desk.push(["From": "+15550100777", "Body": "STOP"])
    #expect(await desk.inbox.take(stranger) == .accepted)
    #expect(desk.texts.texts.isEmpty && desk.shelf.endings.isEmpty)
  }

  @Test("What cannot be written is asked for again")
  func unavailable() async throws {
    let desk = try TextDesk()
    desk.shelf.change { $0.refusal = StoreError(.unavailable, "full") }
    #expect(await desk.answered("STOP") == .unavailable)
    #expect(desk.texts.texts.isEmpty)
  }

  @Test("Who texts us is answered in the brand's own words, where it has them")
  func brandWords() async throws {
    var words = BrandWords()
    words["text.reply.help", .english] = "{clinic} here. Call {phone}. STOP ends texts."
    let desk = try TextDesk(words: words)
    #expect(await desk.answered("HELP") == .accepted)
    #expect(await desk.answered("AYUDA") == .accepted)
    #expect(desk.texts.texts.first?.body == "Northside Care here. Call +1 555 0100. STOP ends texts.")
    #expect(
      desk.texts.texts.last?.body == "Northside Care: Le avisamos sobre sus pedidos. Para ayuda llame al "
        + "+1 555 0100. Responda STOP para no recibir.")
  }
}
