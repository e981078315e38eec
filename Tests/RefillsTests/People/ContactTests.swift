import Foundation
import Refills
import Statecharts
import Testing

@Suite struct ContactTests {
  private let now = Instant(milliseconds: 1_772_000_000_000)
  private var consent: Consent { Consent(at: now, wording: "v1") }

  private func patient(_ contacts: Contact...) throws -> Patient {
    var randomness = SystemRandomNumberGenerator()
    return Patient(
      id: PatientID(at: now, using: &randomness), external: try #require(ExternalID("p1")),
      brand: try #require(BrandName("north")), name: "Testa Testsson", contacts: contacts)
  }

  @Test("A contact that was written before there were purposes consents to care alone, and is in use")
  func old() throws {
    let json =
      #"{"channel":"email","address":"a@b.example","consent":"#
      + #"{"at":1772000000000,"wording":"v1","level":"status","wantsEveryStep":true}}"#
    let contact = try JSONDecoder().decode(Contact.self, from: Data(json.utf8))
    #expect(contact.consent(to: .care)?.level == .status)
    #expect(contact.consent(to: .billing) == nil && contact.ending == nil)
    #expect(try JSONDecoder().decode(Contact.self, from: JSONEncoder().encode(contact)) == contact)
  }

  @Test("A contact that has ended has no consent to anything, and keeps its wording and time")
  func ended() {
    let ending = ContactEnding(.notValid, at: now)
    let contact = Contact(channel: .text, address: "1", consent: consent, billing: consent, ending: ending)
    #expect(Consent.Purpose.allCases.allSatisfy { contact.consent(to: $0) == nil })
    #expect(contact.consent?.wording == "v1" && contact.consent?.at == now)
  }

  @Test(
    "A place is the same however it is written",
    arguments: [
      (Contact.Channel.text, "+1 (555) 010-0199", "5550100199"), (.text, "15550100199", "5550100199"),
      (.text, "+44 20 7946 0000", "442079460000"), (.email, " Testa@Mail.EXAMPLE\n", "testa@mail.example"),
    ])
  func places(channel: Contact.Channel, address: String, text: String) {
    #expect(ContactPlace(channel, address)?.text == text)
  }

  @Test("An address without a digit or a letter is no place")
  func noPlace() {
    #expect(ContactPlace(.text, "call me") == nil && ContactPlace(.email, "  ") == nil)
  }

  @Test("A record system that writes a contact again does not bring it back; a later consent after STOP does")
  func writtenAgain() throws {
    let stopped = Contact(
      channel: .text, address: "+1 555 010 0199", consent: consent, ending: ContactEnding(.stopped, at: now))
    let known = try patient(stopped)
    let again = try patient(Contact(channel: .text, address: "5550100199", consent: consent))
    #expect(again.keepingEndings(of: known).contacts[0].ending?.cause == .stopped)
    var agreed = again
    agreed.contacts[0].billing = Consent(at: now + .seconds(1), wording: "v2")
    #expect(agreed.keepingEndings(of: known).contacts[0].ending == nil)
    var wrong = known
    wrong.contacts[0].ending = ContactEnding(.wrongNumber, at: now)
    #expect(agreed.keepingEndings(of: wrong).contacts[0].ending?.cause == .wrongNumber)
    let other = try patient(Contact(channel: .text, address: "5550100200", consent: consent))
    #expect(other.keepingEndings(of: known).contacts[0].ending == nil)
  }

  @Test("STOP can be taken back; a wrong number stays wrong whatever is said from it")
  func takenBack() throws {
    let place = try #require(ContactPlace(.text, "5550100199"))
    let patient = try patient(Contact(channel: .text, address: "+15550100199", consent: consent))
    let stopped = try #require(patient.ending(place, ContactEnding(.stopped, at: now)))
    #expect(stopped.ending(place, ContactEnding(.stopped, at: now + .hours(1))) == nil)
    #expect(stopped.ending(place, nil) == patient)
    let wrong = try #require(stopped.ending(place, ContactEnding(.wrongNumber, at: now)))
    #expect(wrong.ending(place, nil) == nil && wrong.ending(place, ContactEnding(.stopped, at: now)) == nil)
    #expect(patient.ending(place, nil) == nil)
    let invalid = try #require(patient.ending(place, ContactEnding(.notValid, at: now)))
    #expect(invalid.ending(place, nil) == nil)
  }
}
