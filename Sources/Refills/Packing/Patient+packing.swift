extension Patient: KeptAsBytes {
  /// 2: the address that the clinic's records had last.
  package static let layout: UInt8 = 2

  package var packed: [UInt8] { bytes(usual: 512) }
  package init(packed bytes: [UInt8]) throws(PackingError) { try self.init(bytes: bytes) }
}

extension Patient: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(id)
    writer.put(external)
    writer.put(brand)
    writer.put(name)
    writer.put(birthDate)
    writer.put(contacts)
    writer.put(language)
    writer.put(zone)
    writer.put(state)
    writer.put(address)
    writer.put(recordedState)
    writer.put(recordedAddress)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      id: try reader.value(), external: try reader.value(), brand: try reader.value(),
      name: try reader.value(), birthDate: try reader.value(), contacts: try reader.value(),
      language: try reader.value(), zone: try reader.value(), state: try reader.value(),
      address: try reader.value(), recordedState: try reader.value())
    if reader.layout > 1 { recordedAddress = try reader.value() }
  }
}
