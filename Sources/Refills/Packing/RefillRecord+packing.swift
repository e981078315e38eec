import Statecharts

extension RefillRecord: KeptAsBytes {
  /// 2: when a clock's due time was set. 3: what was collected, the days' supply.
  /// 4: where it was before, and where a report says that it goes; what it replaces. 5: what was answered.
  /// 6: who looks after it, and that it waits. 7: why it was asked for.
  package static let layout: UInt8 = 7

  package var packed: [UInt8] { bytes(usual: 512) }
  package init(packed bytes: [UInt8]) throws(PackingError) { try self.init(bytes: bytes) }
}

extension RefillRecord: Packed {
  func pack(into writer: inout ByteWriter) {
    packFixed(into: &writer)
    writer.put(request)
    writer.put(order)
    writer.put(way)
    writer.put(gapRisk)
    writer.put(runOut)
    writer.put(pharmacy)
    writer.put(importedAt)
    writer.put(moments)
    writer.put(clocks)
    writer.put(armings)
    writer.put(progressSince)
    writer.put(pauses)
    writer.put(openActions)
    writer.put(tasks)
    writer.put(decision)
    writer.put(failure)
    writer.put(proposal)
    writer.put(isDiscontinued)
    packHeard(into: &writer)
  }

  private func packFixed(into writer: inout ByteWriter) {
    writer.put(id)
    writer.put(external)
    writer.put(patient)
    writer.put(prescription)
    writer.put(brand)
    writer.put(schedule)
    writer.put(road)
  }

  /// What pharmacies, carriers and people said of it.
  private func packHeard(into writer: inout ByteWriter) {
    writer.put(news)
    writer.put(wordAt)
    writer.put(movedBy)
    writer.put(parcel)
    writer.put(handedOver)
    writer.put(isUnsure)
    writer.put(unmappedAt)
    writer.put(correction)
    writer.put(collected)
    writer.put(daysSupply)
    writer.put(formerPlaces)
    writer.put(replaces)
    writer.put(replacedBy)
    writer.put(replies)
    writer.put(owner)
    writer.put(snooze)
    writer.put(askedBecause)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    id = try reader.value()
    external = try reader.value()
    patient = try reader.value()
    prescription = try reader.value()
    brand = try reader.value()
    schedule = try reader.value()
    road = try reader.value()
    request = try reader.value()
    order = try reader.value()
    way = try reader.value()
    gapRisk = try reader.value()
    runOut = try reader.value()
    pharmacy = try reader.value()
    importedAt = try reader.value()
    moments = try reader.value()
    clocks = try reader.value()
    armings = try reader.value()
    progressSince = try reader.value()
    pauses = try reader.value()
    openActions = try reader.value()
    tasks = try reader.value()
    decision = try reader.value()
    failure = try reader.value()
    proposal = try reader.value()
    isDiscontinued = try reader.value()
    news = try reader.value()
    wordAt = try reader.value()
    movedBy = try reader.value()
    parcel = try reader.value()
    handedOver = try reader.value()
    isUnsure = try reader.value()
    unmappedAt = try reader.value()
    correction = try reader.value()
    if reader.layout > 2 {
      collected = try reader.value()
      daysSupply = try reader.value()
    }
    if reader.layout > 3 { formerPlaces = try reader.value() }
    replaces = reader.layout > 3 ? try reader.value() : nil
    if reader.layout > 3 { replacedBy = try reader.value() }
    if reader.layout > 4 { replies = try reader.value() }
    if reader.layout > 5 {
      owner = try reader.value()
      snooze = try reader.value()
    }
    askedBecause = reader.layout > 6 ? try reader.value() : nil
  }
}
