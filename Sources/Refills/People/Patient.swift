/// A person whose prescriptions are followed. Everything that names them is sealed in the store.
package struct Patient: Hashable, Sendable, Codable {
  package let id: PatientID
  package let external: ExternalID
  package var brand: BrandName
  package var name: String
  package var birthDate: CalendarDate?
  package var contacts: [Contact]
  package var language: Language
  /// IANA name, for example `America/New_York`; nil: not known.
  package var zone: String?
  /// Where the patient is now, two letters; nil: not given.
  package var state: String?
  package var address: String?
  /// Where the clinic's records said last that the patient is; nil: as `state`. What they repeat is no news.
  package var recordedState: String?
  /// The address that the clinic's records had last; nil: as `address`. So it is with that.
  package var recordedAddress: String?

  package init(
    id: PatientID, external: ExternalID, brand: BrandName, name: String, birthDate: CalendarDate? = nil,
    contacts: [Contact] = [], language: Language = .english, zone: String? = nil, state: String? = nil,
    address: String? = nil, recordedState: String? = nil, recordedAddress: String? = nil
  ) {
    self.id = id
    self.external = external
    self.brand = brand
    self.name = name
    self.birthDate = birthDate
    self.contacts = contacts
    self.language = language
    self.zone = zone
    self.state = state
    self.address = address
    self.recordedState = recordedState
    self.recordedAddress = recordedAddress
  }
}
