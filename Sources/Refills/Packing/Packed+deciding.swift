import Statecharts

extension ScreeningFailure: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(reason)
    writer.put(notBefore)
    writer.put(other)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(reason: try reader.value(), notBefore: try reader.value(), other: try reader.value())
  }
}

extension Proposal: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(text)
    writer.put(by)
    writer.put(at)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(text: try reader.value(), by: try reader.value(), at: try reader.value())
  }
}

extension ProviderDecision: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(kind)
    writer.put(by)
    writer.put(at)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(kind: try reader.value(), by: try reader.value(), at: try reader.value())
  }
}

extension ProviderDecision.Kind: Packed {
  func pack(into writer: inout ByteWriter) {
    switch self {
    case .approved: writer.put(byte: 0)
    case .denied(let denial):
      writer.put(byte: 1)
      writer.put(denial)
    case .elsewhere(let decision):
      writer.put(byte: 2)
      writer.put(decision)
    }
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    switch try reader.byte() {
    case 0: self = .approved
    case 1: self = .denied(try reader.value())
    case 2: self = .elsewhere(try reader.value())
    default: throw PackingError()
    }
  }
}

extension OutsideDecision: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(system)
    writer.put(reference)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(system: try reader.value(), reference: try reader.value())
  }
}

extension Denial: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(reason)
    writer.put(text)
    writer.put(gap)
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(reason: try reader.value(), text: try reader.value(), gap: try reader.value())
  }
}

extension Denial.Reason: PackedWord {}

extension Denial.Gap: Packed {
  func pack(into writer: inout ByteWriter) {
    switch self {
    case .safeToWait: writer.put(byte: 0)
    case .bridge(let days):
      writer.put(byte: 1)
      writer.put(days)
    case .weCallToday: writer.put(byte: 2)
    }
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    switch try reader.byte() {
    case 0: self = .safeToWait
    case 1: self = .bridge(days: try reader.value())
    case 2: self = .weCallToday
    default: throw PackingError()
    }
  }
}
