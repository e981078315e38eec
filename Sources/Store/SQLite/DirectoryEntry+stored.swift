import Foundation
import Refills

/// How an entry is kept under its seal. What every page reads many of is kept as bytes, all else as JSON.
extension DirectoryEntry {
  func stored() throws -> Data { try StoredJSON.data(self) }

  static func stored(_ plain: Data, id: String) throws -> Self {
    try StoredJSON.value(Self.self, from: plain, of: id)
  }
}

extension DirectoryEntry where Self: KeptAsBytes {
  func stored() throws -> Data { Data(packed) }

  static func stored(_ plain: Data, id: String) throws -> Self {
    // As versions before the ninth migration wrote it.
    if plain.first == UInt8(ascii: "{") { return try StoredJSON.value(Self.self, from: plain, of: id) }
    return try Self(stored: plain, of: id)
  }
}
