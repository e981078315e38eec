/// A choice that is kept by its word: the order of the choices may change, and a chart may have others.
protocol PackedWord: Packed, RawRepresentable<String>, Hashable {}

extension PackedWord {
  func pack(into writer: inout ByteWriter) { writer.put(rawValue) }

  init(from reader: inout ByteReader) throws(PackingError) {
    guard let value = Self(rawValue: try reader.text()) else { throw PackingError() }
    self = value
  }
}

extension Actor: PackedWord {}
extension DrugSchedule: PackedWord {}
extension GapRisk: PackedWord {}
extension Moment: PackedWord {}
extension OpenAction.Blocking: PackedWord {}
extension OpenAction.Kind: PackedWord {}
extension RefillChart.Answer: PackedWord {}
extension RefillChart.Clock: PackedWord {}
extension RefillChart.EventKind: PackedWord {}
extension Report.Manner: PackedWord {}
extension Report.Source: PackedWord {}
extension Reportable: PackedWord {}
extension Road: PackedWord {}
extension ScreeningFailure.Reason: PackedWord {}
extension StaffTask.Owner: PackedWord {}
extension Way: PackedWord {}

/// In the order of their words, so that the same value gives the same bytes.
extension Dictionary: Packed where Key: PackedWord, Value: Packed {
  func pack(into writer: inout ByteWriter) {
    writer.put(count: UInt64(count))
    for (key, value) in sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      key.pack(into: &writer)
      value.pack(into: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(PackingError) {
    let length = try reader.length()
    self.init(minimumCapacity: length)
    for _ in 0..<length { self[try Key(from: &reader)] = try Value(from: &reader) }
  }
}

extension Set: Packed where Element: PackedWord {
  func pack(into writer: inout ByteWriter) { sorted { $0.rawValue < $1.rawValue }.pack(into: &writer) }

  init(from reader: inout ByteReader) throws(PackingError) {
    self = Set(try [Element](from: &reader))
  }
}
