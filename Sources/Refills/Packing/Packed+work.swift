import Statecharts

extension WorkOwner: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(staff)
    writer.put(since)
    writer.put(by)
    writer.put(note)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      staff: try reader.value(), since: try reader.value(), by: try reader.value(), note: try reader.value())
  }
}

extension Snooze: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(until)
    writer.put(reason)
    writer.put(by)
    writer.put(at)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      until: try reader.value(), reason: try reader.value(), by: try reader.value(), at: try reader.value())
  }
}
