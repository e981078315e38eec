import Statecharts

extension CalendarDate: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(year)
    writer.put(month)
    writer.put(day)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    guard let date = Self(year: try reader.value(), month: try reader.value(), day: try reader.value()) else {
      throw PackingError()
    }
    self = date
  }
}

extension Contact: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(channel)
    writer.put(address)
    writer.put(consent)
    writer.put(billing)
    writer.put(ending)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      channel: try reader.value(), address: try reader.value(), consent: try reader.value(),
      billing: try reader.value(), ending: try reader.value())
  }
}

extension Contact.Channel: PackedWord {}

extension Consent: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(at)
    writer.put(wording)
    writer.put(level)
    writer.put(wantsEveryStep)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      at: try reader.value(), wording: try reader.value(), level: try reader.value(),
      wantsEveryStep: try reader.value())
  }
}

extension Consent.Level: PackedWord {}

extension ContactEnding: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(cause)
    writer.put(at)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(try reader.value(), at: try reader.value())
  }
}

extension ContactEnding.Cause: PackedWord {}
extension Language: PackedWord {}
