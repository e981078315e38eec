import Crypto
import Foundation

/// The master key from outside the database, and those that are loaded beside it. A master wraps the keys that seal;
/// without it nothing sealed can be read.
package struct KeyRing: Sendable {
  /// Names the key that the key file holds.
  package let id: String
  /// Names the key that takes its place; nil: none does.
  package let next: String?
  private var masters: [String: SymmetricKey]

  private init(_ bytes: [UInt8], next: [UInt8]? = nil, retired: [[UInt8]] = []) {
    id = KeyFile.id(of: bytes)
    self.next = next.map(KeyFile.id)
    masters = [:]
    for key in [bytes] + retired + (next.map { [$0] } ?? []) {
      masters[KeyFile.id(of: key)] = SymmetricKey(data: key)
    }
  }

  /// Reads the key from a file of exactly 32 bytes that only its owner may read (mode 0600 or 0400), and the one that
  /// takes its place, if there is one.
  /// - Throws: `unreadable` where a file is missing, too open, or of another length.
  package static func load(_ path: String) throws(StoreError) -> KeyRing { try load(KeyPlace(path: path)) }

  /// - Parameter withRetired: keys that were replaced too: backups from before need them.
  package static func load(_ place: KeyPlace, withRetired: Bool = false) throws(StoreError) -> KeyRing {
    var retired: [[UInt8]] = []
    if withRetired { for path in try place.allRetired() { retired.append(try KeyFile.read(path)) } }
    return KeyRing(
      try KeyFile.read(place.path, isCredential: place.isCredential),
      next: place.hasNext ? try KeyFile.read(place.next, isCredential: place.isCredential) : nil,
      retired: retired)
  }

  /// Makes a new key and writes it to a file that must not be there yet, with mode 0600.
  ///
  /// Keep a copy apart from the database: whoever has both reads everything, whoever lost the key reads
  /// nothing.
  /// - Throws: `unavailable` where the file exists or cannot be written.
  package static func create(_ path: String) throws(StoreError) -> KeyRing {
    KeyRing(try KeyFile.create(path))
  }

  /// Whether it is loaded for more than old backups.
  func isCurrent(_ id: String) -> Bool { id == self.id || id == next }

  func master(_ id: String) -> SymmetricKey? { masters[id] }

  /// With the keys of another ring beside its own.
  func adding(_ other: KeyRing) -> KeyRing {
    var ring = self
    ring.masters.merge(other.masters) { own, _ in own }
    return ring
  }
}
