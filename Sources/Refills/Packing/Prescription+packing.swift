extension Prescription: KeptAsBytes {
  package static let layout: UInt8 = 1

  package var packed: [UInt8] { bytes(usual: 256) }
  package init(packed bytes: [UInt8]) throws(PackingError) { try self.init(bytes: bytes) }
}

extension Prescription: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(id)
    writer.put(external)
    writer.put(patient)
    writer.put(drug)
    writer.put(schedule)
    writer.put(repeatsAllowed)
    writer.put(completedFills)
    writer.put(daysSupply)
    writer.put(lastFilledAt)
    writer.put(endsAt)
    writer.put(isDiscontinued)
    writer.put(gapRisk)
    writer.put(prescriber)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      id: try reader.value(), external: try reader.value(), patient: try reader.value(),
      drug: try reader.value(), schedule: try reader.value(), repeatsAllowed: try reader.value(),
      completedFills: try reader.value(), daysSupply: try reader.value(), lastFilledAt: try reader.value(),
      endsAt: try reader.value(), isDiscontinued: try reader.value(), gapRisk: try reader.value(),
      prescriber: try reader.value())
  }
}
