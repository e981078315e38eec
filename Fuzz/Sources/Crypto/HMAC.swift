package struct SymmetricKey {
  let bytes: [UInt8]

  package init(data: [UInt8]) {
    bytes = data
  }
}

package enum HMAC<Hash: HashFunction> {
  package static func authenticationCode(for data: [UInt8], using key: SymmetricKey) -> [UInt8] {
    Hash.hash(data: key.bytes + data)
  }

  package static func isValidAuthenticationCode(
    _ code: [UInt8], authenticating data: [UInt8], using key: SymmetricKey
  ) -> Bool {
    code == authenticationCode(for: data, using: key)
  }
}
