/// Whom to trust and how to prove who we are. The peer's chain and host name are always verified: there is no switch
/// for it, a private authority is named in `authorityFile` instead. TLS 1.2 is the oldest version that is spoken.
package struct CurlTLS: Hashable, Sendable {
  /// PEM file with the authorities to trust in place of the system's; nil means the system's.
  package var authorityFile: String?
  /// Folder of hashed PEM files (`openssl rehash`) with the authorities to trust; nil means the system's.
  package var authorityFolder: String?
  /// PEM file with our certificate and its chain, for servers that ask for one.
  package var certificateFile: String?
  /// PEM file with the key of `certificateFile`.
  package var keyFile: String?

  package init(
    authorityFile: String? = nil, authorityFolder: String? = nil, certificateFile: String? = nil,
    keyFile: String? = nil
  ) {
    self.authorityFile = authorityFile
    self.authorityFolder = authorityFolder
    self.certificateFile = certificateFile
    self.keyFile = keyFile
  }
}
