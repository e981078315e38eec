import Statecharts

extension HeardReply: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(kind)
    writer.put(reply)
    writer.put(from)
    writer.put(at)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(
      kind: try reader.value(), reply: try reader.value(), from: try reader.value(), at: try reader.value())
  }
}

extension ActionReply: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(answers)
    writer.put(address)
    writer.put(pharmacy)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(answers: try reader.value(), address: try reader.value(), pharmacy: try reader.value())
  }
}

extension AnsweredQuestion: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(question)
    writer.put(answer)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(question: try reader.value(), answer: try reader.value())
  }
}
