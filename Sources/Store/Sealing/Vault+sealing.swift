import Crypto
import Foundation
import Synchronization

extension Vault {
  /// Bytes: the length for which the cipher takes a nonce as it is (NIST SP 800-38D, section 8.2).
  private static let nonceLength = 12

  static func seal(_ plain: Data, with key: SymmetricKey, at place: SealedPlace) throws -> Data {
    let nonce = try AES.GCM.Nonce(data: RandomPool.shared.withLock { $0.draw(nonceLength) })
    guard
      let sealed = try AES.GCM.seal(
        plain, using: key, nonce: nonce, authenticating: place.authenticated
      ).combined
    else {
      throw StoreError(.other, "\(place.table) \(place.row) could not be sealed. Report this.")
    }
    return sealed
  }

  static func open(_ sealed: Data, with key: SymmetricKey, at place: SealedPlace) throws -> Data {
    do {
      return try AES.GCM.open(
        AES.GCM.SealedBox(combined: sealed), using: key, authenticating: place.authenticated)
    } catch {
      throw StoreError(
        .unreadable,
        "\(place.table) \(place.row) does not open: its \(place.column) was altered "
          + "or sealed with another key. "
          + "Start with the right key file, or restore the row from a backup.", underlying: error)
    }
  }
}
