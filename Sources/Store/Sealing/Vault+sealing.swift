import Crypto
import Foundation

extension Vault {
  static func seal(_ plain: Data, with key: SymmetricKey, at place: SealedPlace) throws -> Data {
    guard let sealed = try AES.GCM.seal(plain, using: key, authenticating: place.authenticated).combined
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
