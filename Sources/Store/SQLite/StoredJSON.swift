import Foundation

/// Values that are kept as JSON. The same value gives the same text.
enum StoredJSON {
  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
  private static let decoder = JSONDecoder()

  static func data(_ value: some Encodable) throws -> Data {
    do {
      return try encoder.encode(value)
    } catch {
      throw StoreError(.other, "A \(type(of: value)) could not be written as JSON. Report this.")
    }
  }

  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try data(value), as: UTF8.self)
  }

  /// - Parameter what: names the row for the message. What was read is not in it: it may name a person.
  static func value<Value: Decodable>(_ type: Value.Type, from data: Data, of what: String) throws -> Value {
    do {
      return try decoder.decode(type, from: data)
    } catch {
      throw StoreError(
        .unreadable,
        "\(what) is not a \(type) as this version writes it. "
          + "Start the version that wrote it, or restore a backup."
      )
    }
  }

  static func value<Value: Decodable>(_ type: Value.Type, from text: String, of what: String) throws -> Value
  {
    try value(type, from: Data(text.utf8), of: what)
  }
}
