import Crypto
import Foundation

/// Fields, one after the other, each with its length in bytes before it: no two lists of fields are the same bytes.
struct ChainedFields {
  /// Bytes that a row of the journal usually has.
  private static let usual = 2_048

  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(Self.usual) }

  mutating func add(_ field: Data) {
    addLength(field.count)
    bytes.append(contentsOf: field)
  }

  mutating func add(_ field: String) {
    addLength(field.utf8.count)
    bytes.append(contentsOf: field.utf8)
  }

  /// Their SHA-256.
  var digest: Data { Data(SHA256.hash(data: bytes)) }

  private mutating func addLength(_ length: Int) {
    bytes.append(contentsOf: String(length).utf8)
    bytes.append(UInt8(ascii: " "))
  }
}
