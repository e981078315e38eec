import Curl
import Testing

@Suite struct TLSTests {
  @Test(
    "A certificate that nobody vouches for is refused before anything is sent, and accepted with its authority"
  )
  func verification() async throws {
    let server = try TLSServer()
    let url = "https://localhost:\(server.port)/"
    try await withClient { client in
      let error = try await failure(of: client, CurlRequest(.post, url))
      #expect(error.code == .tls)
      #expect(!error.mayHaveReachedServer)

      let options = CurlOptions(tls: CurlTLS(authorityFile: server.certificate))
      let answer = try await client.perform(CurlRequest(.get, url, options: options))
      #expect(answer.status == 200)
      #expect(answer.timings.tlsHandshake > 0)

      // A connection that one request trusts is none for a request that does not.
      let stranger = try await failure(of: client, CurlRequest(.get, url))
      #expect(stranger.code == .tls)
    }
  }

  @Test("A certificate for another name is refused")
  func wrongName() async throws {
    let server = try TLSServer(name: "other.example")
    try await withClient { client in
      let options = CurlOptions(tls: CurlTLS(authorityFile: server.certificate))
      let request = CurlRequest(.get, "https://localhost:\(server.port)/", options: options)
      let error = try await failure(of: client, request)
      #expect(error.code == .tls)
    }
  }

  @Test("A server that speaks only old TLS is refused")
  func oldVersion() async throws {
    let server = try TLSServer(arguments: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    try await withClient { client in
      let options = CurlOptions(tls: CurlTLS(authorityFile: server.certificate))
      let request = CurlRequest(.get, "https://localhost:\(server.port)/", options: options)
      let error = try await failure(of: client, request)
      #expect(error.code == .tls)
    }
  }

  @Test("A missing authority or key file is an error of TLS, not a fall back")
  func missingFiles() async throws {
    let server = try TLSServer()
    try await withClient { client in
      for tls in [
        CurlTLS(authorityFile: "/nonexistent.pem"),
        CurlTLS(
          authorityFile: server.certificate, certificateFile: "/nonexistent.pem", keyFile: "/nonexistent.pem"),
      ] {
        let request = CurlRequest(.get, "https://localhost:\(server.port)/", options: CurlOptions(tls: tls))
        let error = try await failure(of: client, request)
        #expect(error.code == .tls)
      }
    }
  }
}
