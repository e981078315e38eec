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
