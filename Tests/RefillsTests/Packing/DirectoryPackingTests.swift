import Refills
import SeededRandom
import Statecharts
import Testing

@Suite("A patient and a prescription as bytes")
struct DirectoryPackingTests {
  @Test("Every field comes back as it was")
  func everyField() throws {
    for seed in 0..<200 as Range<UInt64> {
      let patient = try PackedSample.patient(seed: seed)
      #expect(try Patient(packed: patient.packed) == patient)
      let prescription = try PackedSample.prescription(seed: seed)
      #expect(try Prescription(packed: prescription.packed) == prescription)
    }
  }

  @Test("The same one gives the same bytes")
  func sameBytes() throws {
    #expect(try PackedSample.patient(seed: 7).packed == PackedSample.patient(seed: 7).packed)
    #expect(try PackedSample.prescription(seed: 7).packed == PackedSample.prescription(seed: 7).packed)
  }

  /// A text as it is packed.
  private func text(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + text.utf8 }

  @Test("The first layout is these bytes, whatever changes here: databases have them")
  func patientLayout() throws {
    let id = "pt_01M860NBT61K07E55NJS25B9CB"
    let patient = Patient(
      id: try #require(PatientID(id)), external: try #require(ExternalID("p-1")),
      brand: try #require(BrandName("north")), name: "Testa",
      birthDate: CalendarDate(year: 1980, month: 2, day: 29),
      contacts: [
        Contact(
          channel: .email, address: "a@b.co",
          consent: Consent(
            at: Instant(milliseconds: 1_000), wording: "v1", level: .status, wantsEveryStep: true),
          ending: ContactEnding(.stopped, at: Instant(milliseconds: -2)))
      ], language: .spanish, zone: "UTC", address: "Street", recordedState: "OH")
    let contact =
      text("email") + text("a@b.co") + [1, 0xD0, 0x0F] + text("v1") + text("status") + [1, 0, 1]
      + text("stopped") + [3]
    let bytes =
      [1] + text(id) + text("p-1") + text("north") + text("Testa") + [1, 0xF8, 0x1E, 4, 58, 1] + contact
      + text("es") + [1] + text("UTC") + [0, 1] + text("Street") + [1] + text("OH")
    #expect(try Patient(packed: bytes) == patient)
    // The second one says besides which address the clinic's records had last.
    #expect(patient.packed == [2] + bytes.dropFirst() + [0])
  }

  @Test("So it is with a prescription's")
  func prescriptionLayout() throws {
    let (id, patient, staff) = (
      "rx_01M860NBT947GEYZ277W30T4R3", "pt_01M860NBT61K07E55NJS25B9CB", "st_01M860NBT61K07E55NJS25B9CC"
    )
    let prescription = Prescription(
      id: try #require(PrescriptionID(id)), external: try #require(ExternalID("rx-1")),
      patient: try #require(PatientID(patient)), drug: "Testamine", schedule: .none, repeatsAllowed: 3,
      completedFills: 1, daysSupply: 30, lastFilledAt: Instant(milliseconds: 1_000), isDiscontinued: true,
      gapRisk: .high, prescriber: StaffID(staff))
    let bytes =
      [1] + text(id) + text("rx-1") + text(patient) + text("Testamine") + text("none")
      + [1, 6, 2, 1, 60, 1, 0xD0, 0x0F, 0, 1] + text("high") + [1] + text(staff)
    #expect(prescription.packed == bytes)
    #expect(try Prescription(packed: bytes) == prescription)
  }

  @Test("No layout's number is that of the byte with which JSON begins")
  func beside() {
    for layout in [Patient.layout, Prescription.layout] { #expect(layout < UInt8(ascii: "{")) }
  }

  @Test("Bytes of another layout, cut off, or with more behind them are none")
  func otherBytes() throws {
    try refuse(try PackedSample.patient(seed: 3))
    try refuse(try PackedSample.prescription(seed: 3))
  }

  private func refuse<Value: KeptAsBytes>(_ value: Value) throws {
    let bytes = value.packed
    #expect(bytes.first == Value.layout)
    for count in 0..<bytes.count {
      #expect(throws: PackingError.self) { try Value(packed: Array(bytes.prefix(count))) }
    }
    #expect(throws: PackingError.self) { try Value(packed: bytes + [0]) }
    for layout in [0, Value.layout + 1, .max] {
      #expect(throws: PackingError.self) { try Value(packed: [layout] + bytes.dropFirst()) }
    }
  }

  @Test("Whatever was changed in the bytes, reading them ends")
  func changedBytes() throws {
    let (patient, prescription) = (
      try PackedSample.patient(seed: 5).packed, try PackedSample.prescription(seed: 5).packed
    )
    var random = SplitMix64(seed: 1)
    for _ in 0..<5_000 {
      var (one, other) = (patient, prescription)
      one[Int.random(in: 1..<one.count, using: &random)] = .random(in: .min ... .max, using: &random)
      other[Int.random(in: 1..<other.count, using: &random)] = .random(in: .min ... .max, using: &random)
      // Most are none, and some are another one: that the bytes are ours is the seal's business.
      _ = try? Patient(packed: one)
      _ = try? Prescription(packed: other)
    }
  }
}
