import Statecharts

extension Report: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(source)
    writer.put(manner)
    writer.put(endpoint)
    writer.put(reportedAt)
    writer.put(seenAt)
    writer.put(status)
    writer.put(digest)
    writer.put(reason)
    writer.put(heldUntil)
    writer.put(readyAt)
    writer.put(handedOverAt)
    writer.put(promisedAt)
    writer.put(quantity)
    writer.put(parcel)
    writer.put(isConfirmed)
    writer.put(contradiction)
    writer.put(reroutedTo)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      source: try reader.value(), manner: try reader.value(), endpoint: try reader.value(),
      reportedAt: try reader.value(), seenAt: try reader.value(), status: try reader.value(),
      digest: try reader.value(), reason: try reader.value(), heldUntil: try reader.value(),
      readyAt: try reader.value(), handedOverAt: try reader.value(), promisedAt: try reader.value(),
      quantity: try reader.value(), parcel: try reader.value())
    isConfirmed = try reader.value()
    contradiction = try reader.value()
    if reader.layout > 3 { reroutedTo = try reader.value() }
  }
}
