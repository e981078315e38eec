import Statecharts

extension ArmedClock: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(occurrence)
    writer.put(startedAt)
    writer.put(due)
    writer.put(unpausedDue)
    writer.put(firedAt)
    writer.put(setAt)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      occurrence: try reader.value(), startedAt: try reader.value(), due: try reader.value(),
      unpausedDue: try reader.value())
    firedAt = try reader.value()
    if reader.layout > 1 { setAt = try reader.value() }
  }
}

extension Pause: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(from)
    writer.put(until)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(from: try reader.value(), until: try reader.value())
  }
}

extension PharmacyPlace: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(endpoint)
    writer.put(item)
    writer.put(tells)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(endpoint: try reader.value(), item: try reader.value(), tells: try reader.value())
  }
}

extension FormerPlace: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(place)
    writer.put(leftAt)
    writer.put(settledAt)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(place: try reader.value(), leftAt: try reader.value(), settledAt: try reader.value())
  }
}

extension OpenAction: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(kind)
    writer.put(text)
    writer.put(link)
    writer.put(blocking)
    writer.put(since)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      kind: try reader.value(), text: try reader.value(), link: try reader.value(),
      blocking: try reader.value(), since: try reader.value())
  }
}

extension StaffTask: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(owner)
    writer.put(cause)
    writer.put(since)
    writer.put(isUrgent)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      owner: try reader.value(), cause: try reader.value(), since: try reader.value(),
      isUrgent: try reader.value())
  }
}

extension Quantity: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(thousandths)
    writer.put(ofThousandths)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(thousandths: try reader.value(), ofThousandths: try reader.value())
  }
}

extension Parcel: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(carrier)
    writer.put(number)
    writer.put(link)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(carrier: try reader.value(), number: try reader.value(), link: try reader.value())
  }
}

extension Correction: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(said)
    writer.put(saidAt)
    writer.put(changedAt)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(said: try reader.value(), saidAt: try reader.value(), changedAt: try reader.value())
  }
}

extension Collected: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(thousandths)
    writer.put(before)
    writer.put(ofThousandths)
    writer.put(since)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      thousandths: try reader.value(), before: try reader.value(), ofThousandths: try reader.value(),
      since: try reader.value())
  }
}
