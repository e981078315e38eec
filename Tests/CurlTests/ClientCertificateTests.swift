import Curl
import Foundation
import Testing

/// Both sides show a certificate that one authority has signed, made for each test by the `openssl` command.
@Suite struct ClientCertificateTests {
  private func tls(
    _ authority: CertificateAuthority, _ ours: String? = nil, trusts: CertificateAuthority? = nil
  )
    -> CurlTLS
  {
    CurlTLS(
      authorityFile: (trusts ?? authority).path("ca.pem"),
      certificateFile: ours.map { authority.path("\($0).pem") },
      keyFile: ours.map { authority.path("\($0).key") })
  }

  private func error(of client: CurlClient, _ server: TLSServer, _ tls: CurlTLS) async throws -> CurlError {
    try await failure(
      of: client,
      CurlRequest(.post, "https://localhost:\(server.port)/", options: CurlOptions(tls: tls)))
  }

  @Test("A server that demands a certificate lets in whom its authority has signed")
  func letIn() async throws {
    let authority = try CertificateAuthority()
    try authority.sign("server", name: "localhost")
    try authority.sign("clinic", name: "clinic.example")
    let server = try TLSServer(of: authority, demanding: authority)
    try await withClient { client in
      let request = CurlRequest(
        .get, "https://localhost:\(server.port)/", options: CurlOptions(tls: tls(authority, "clinic")))
      let answer = try await client.perform(request)
      #expect(answer.status == 200)
    }
  }

  @Test("Without a certificate, with one of another authority, or with one that is over, nobody is let in")
  func keptOut() async throws {
    let authority = try CertificateAuthority()
    try authority.sign("server", name: "localhost")
    try authority.sign("old", name: "clinic.example", over: true)
    let other = try CertificateAuthority()
    try other.sign("clinic", name: "clinic.example")
    let server = try TLSServer(of: authority, demanding: authority)
    try await withClient { client in
      for ours in [
        tls(authority), tls(authority, "old"), tls(other, "clinic", trusts: authority),
      ] {
        let error = try await error(of: client, server, ours)
        // With TLS 1.3 the server refuses after our handshake is done: libcurl sees it while it reads.
        #expect(error.code == .tls || error.code == .interrupted)
        for text in ["\(error)", error.underlying?.text ?? ""] { #expect(!text.contains("PRIVATE")) }
      }
    }
  }

  @Test(
    "A server of another authority, of another name, or whose certificate is over is not shown ours",
    arguments: ["authority", "name", "over"])
  func badServer(why: String) async throws {
    let authority = try CertificateAuthority()
    try authority.sign("clinic", name: "clinic.example")
    let theirs = why == "authority" ? try CertificateAuthority() : authority
    try theirs.sign("server", name: why == "name" ? "other.example" : "localhost", over: why == "over")
    let server = try TLSServer(of: theirs, demanding: authority)
    try await withClient { client in
      let error = try await error(of: client, server, tls(authority, "clinic"))
      #expect(error.code == .tls)
      #expect(!error.mayHaveReachedServer)
    }
  }

  @Test("A key that is not the certificate's is an error of TLS, and nothing is sent")
  func wrongKey() async throws {
    let authority = try CertificateAuthority()
    try authority.sign("server", name: "localhost")
    try authority.sign("clinic", name: "clinic.example")
    let server = try TLSServer(of: authority, demanding: authority)
    try await withClient { client in
      let mixed = CurlTLS(
        authorityFile: authority.path("ca.pem"), certificateFile: authority.path("clinic.pem"),
        keyFile: authority.path("server.key"))
      let error = try await error(of: client, server, mixed)
      #expect(error.code == .tls)
      #expect(!error.mayHaveReachedServer)
    }
  }

  @Test("A connection on which one endpoint showed its certificate is none for another endpoint's request")
  func notShared() async throws {
    let authority = try CertificateAuthority()
    try authority.sign("server", name: "localhost")
    try authority.sign("clinic", name: "clinic.example")
    try authority.sign("other", name: "other.example")
    let server = try TLSServer(of: authority, demanding: authority)
    try await withClient { client in
      func ask(_ ours: String) async throws -> CurlResponse {
        try await client.perform(
          CurlRequest(
            .get, "https://localhost:\(server.port)/", options: CurlOptions(tls: tls(authority, ours))))
      }
      for ours in ["clinic", "other"] {
        let answer = try await ask(ours)
        #expect(answer.status == 200 && !answer.connectionReused)
      }
      let error = try await error(of: client, server, tls(authority))
      #expect(error.code == .tls || error.code == .interrupted)
    }
  }
}
