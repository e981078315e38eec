import Refills
import Statecharts

/// `PUT /v1/patients/{clinic's id}`.
package struct PatientBody: JSONBody {
  package static let members: Set<String> = [
    "brand", "name", "birthDate", "contacts", "language", "zone", "state", "address",
  ]

  package struct ContactBody: Decodable, Sendable {
    package struct ConsentBody: Decodable, Sendable {
      let at: WireTime
      let wording: String
      let level: Consent.Level?
      let everyStep: Bool?

      var consent: Consent {
        Consent(
          at: at.moment, wording: wording, level: level ?? .neutral, wantsEveryStep: everyStep ?? false)
      }
    }
    let channel: Contact.Channel
    let address: String
    let consent: ConsentBody?
    let billing: ConsentBody?
  }

  let brand: BrandName
  let name: String
  let birthDate: CalendarDate?
  let contacts: [ContactBody]?
  let language: Language?
  let zone: String?
  let state: String?
  let address: String?

  func patient(_ id: PatientID, external: ExternalID) throws(Problem) -> Patient {
    if let state { try PostalState.check(state) }
    return Patient(
      id: id, external: external, brand: brand, name: name, birthDate: birthDate,
      contacts: (contacts ?? []).map { contact in
        Contact(
          channel: contact.channel, address: contact.address, consent: contact.consent?.consent,
          billing: contact.billing?.consent)
      },
      language: language ?? .english, zone: zone, state: state, address: address)
  }
}
