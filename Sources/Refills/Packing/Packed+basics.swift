import Statecharts

extension Int64: Packed {
  /// Small numbers of either sign take few bytes (zigzag).
  func pack(into writer: inout ByteWriter) {
    writer.put(count: UInt64(bitPattern: self << 1 ^ self >> 63))
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    let count = try reader.count()
    self = Int64(bitPattern: count >> 1) ^ -Int64(bitPattern: count & 1)
  }
}

extension Int: Packed {
  func pack(into writer: inout ByteWriter) { writer.put(Int64(self)) }
  init(from reader: inout ByteReader) throws(PackingError) { self.init(try Int64(from: &reader)) }
}

extension Bool: Packed {
  func pack(into writer: inout ByteWriter) { writer.put(byte: self ? 1 : 0) }

  init(from reader: inout ByteReader) throws(PackingError) {
    switch try reader.byte() {
    case 0: self = false
    case 1: self = true
    default: throw PackingError()
    }
  }
}

extension String: Packed {
  func pack(into writer: inout ByteWriter) { writer.put(self) }
  init(from reader: inout ByteReader) throws(PackingError) { self = try reader.text() }
}

extension Instant: Packed {
  func pack(into writer: inout ByteWriter) { milliseconds.pack(into: &writer) }

  init(from reader: inout ByteReader) throws(PackingError) {
    self.init(milliseconds: try Int64(from: &reader))
  }
}

extension Optional: Packed where Wrapped: Packed {
  func pack(into writer: inout ByteWriter) {
    switch self {
    case nil: writer.put(byte: 0)
    case let value?:
      writer.put(byte: 1)
      value.pack(into: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    self = try Bool(from: &reader) ? Wrapped(from: &reader) : nil
  }
}

extension Array: Packed where Element: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(count: UInt64(count))
    for element in self { element.pack(into: &writer) }
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    let length = try reader.length()
    self = []
    reserveCapacity(length)
    for _ in 0..<length { append(try Element(from: &reader)) }
  }
}

extension Identifier: Packed {
  func pack(into writer: inout ByteWriter) { writer.put(text) }

  init(from reader: inout ByteReader) throws(PackingError) {
    guard let id = Self(try reader.text()) else { throw PackingError() }
    self = id
  }
}

extension Name: Packed {
  func pack(into writer: inout ByteWriter) { writer.put(text) }

  init(from reader: inout ByteReader) throws(PackingError) {
    guard let name = Self(try reader.text()) else { throw PackingError() }
    self = name
  }
}
