import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

extension SeedRun {
  private static let patientCount = 9
  private static let prescriptionCount = 30

  /// Fills the directory before anything is asked.
  func populate() throws {
    let now = HandClock.start
    for number in 1...2 {
      people.providers.append(
        StaffMember(
          id: StaffID(at: now, using: &dice), external: try Clinic.name("provider-\(number)"),
          name: "Provider",
          roles: [clinic.brand: [.provider]]))
    }
    for number in 1...Self.patientCount {
      let consent = Consent(at: now, wording: "v1", level: .status, wantsEveryStep: number % 3 == 0)
      people.patients.append(
        Patient(
          id: PatientID(at: now, using: &dice), external: try Clinic.name("patient-\(number)"),
          brand: clinic.brand, name: "Testa Placeholder",
          contacts: [
            Contact(
              channel: .email, address: "patient\(number)@example.org", consent: number == 9 ? nil : consent)
          ], language: number == 3 ? .spanish : .english,
          zone: number % 3 == 0 ? nil : "America/Chicago", address: "1 Placeholder Street"))
    }
    for number in 1...Self.prescriptionCount {
      people.prescriptions.append(try prescription(number, at: now))
    }
    let writes =
      people.providers.map { Write.staff($0) } + people.patients.map(Write.patient)
      + people.prescriptions.map(Write.prescription)
    guard let life else { return }
    // Nothing strikes yet.
    isFaulty = false
    try life.store.commit(writes)
    isFaulty = true
  }

  private func prescription(_ number: Int, at now: Instant) throws -> Prescription {
    let schedules: [DrugSchedule] = [.none, .none, .none, .none, .none, .two, .four, .notGiven]
    return Prescription(
      id: PrescriptionID(at: now, using: &dice), external: try Clinic.name("rx-\(number)"),
      patient: people.patients[number % people.patients.count].id, drug: "Placebo \(number) mg",
      schedule: pick(schedules) ?? .none, repeatsAllowed: dice.chance(80) ? 5 : 0, completedFills: 1,
      daysSupply: 30,
      lastFilledAt: now - .days(dice.number(Int64(24)...29)),
      endsAt: dice.chance(85) ? now + .days(400) : now + .hours(dice.number(Int64(20)...120)),
      isDiscontinued: dice.chance(4), gapRisk: pick([.low, .low, .high, .unknown]) ?? .low,
      prescriber: people.providers[number % 2].id)
  }

  /// A patient asks for a refill, or the clinic brings one that is under way.
  func askForRefill() {
    guard let prescription = pick(people.prescriptions), let pharmacy = pick(pharmacies) else { return }
    let now = clock.now()
    let id = RefillID(at: now, using: &dice)
    people.refills.append(id)
    guard let external = ExternalID("R\(people.refills.count)") else { return }
    let isImported = dice.chance(20)
    let way = pick(Way.allCases) ?? .pickUp
    var place = PharmacyPlace(endpoint: pharmacy.name, tells: pharmacy.tells)
    if isImported { place.item = pharmacy.add(external.text) }
    var record = RefillRecord(
      id: id, external: external, prescription: prescription, brand: clinic.brand, request: nil, way: way,
      pharmacy: dice.chance(97) || isImported ? place : nil, requestedAt: now,
      importedAt: isImported ? now : nil)
    if dice.chance(10) { record.moments[.promisedAt] = now + .hours(dice.number(Int64(10)...60)) }
    if isImported {
      request([.begin(record, first: [.event(.refillImported(Import()))])], by: .system, named: "clinic")
    } else {
      let isPlain = dice.chance(85)
      request(
        [
          .begin(
            record,
            first: [.event(.screeningBegin)]
              + (isPlain ? [.screen(reason: dice.chance(80) ? "It is low." : nil)] : []))
        ], by: .system, named: "clinic")
    }
  }

  /// STOP, or its opposite.
  func changeConsent() {
    guard let index = people.patients.indices.randomElement(using: &dice) else { return }
    var patient = people.patients[index]
    let stops = patient.contacts[0].consent != nil
    patient.contacts[0].consent =
      stops ? nil : Consent(at: clock.now(), wording: "v1", level: .neutral, wantsEveryStep: dice.chance(50))
    people.patients[index] = patient
    if stops { count(.optOut) }
    request([.patient(patient)], by: .patient, named: patient.external.text)
  }
}
