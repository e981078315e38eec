import Foundation
import Glibc
import Testing

/// An HTTPS server, run for one test by the `openssl` command.
final class TLSServer {
  let port: Int
  let certificate: String
  let key: String
  /// Kept for as long as its files are needed.
  private let authority: CertificateAuthority
  private let process = Process()

  /// With a certificate that nobody has signed.
  /// - Parameter arguments: more for `openssl s_server`.
  convenience init(name: String = "localhost", arguments: [String] = []) throws {
    let authority = try CertificateAuthority()
    try authority.make("server", name: name)
    try self.init(authority, arguments: arguments)
  }

  /// With the certificate `server` of an authority. It lets in only whom another one has signed.
  convenience init(of authority: CertificateAuthority, demanding other: CertificateAuthority) throws {
    try self.init(
      authority, arguments: ["-Verify", "1", "-verify_return_error", "-CAfile", other.path("ca.pem")])
  }

  private init(_ authority: CertificateAuthority, arguments: [String]) throws {
    self.authority = authority
    certificate = authority.path("server.pem")
    key = authority.path("server.key")
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // It says "ACCEPT 127.0.0.1:PORT" when it is ready.
    var text = ""
    var found: Int?
    while found == nil {
      let data = output.fileHandleForReading.availableData
      try #require(!data.isEmpty, "openssl s_server ended: \(text)")
      text += String(decoding: data, as: UTF8.self)
      found = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .first { $0.hasPrefix("ACCEPT ") }
        .flatMap { $0.split(separator: ":").last }
        .flatMap { Int($0) }
    }
    port = try #require(found)
  }

  deinit {
    // Not SIGTERM: a child inherits the signals that the pool's threads block.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
