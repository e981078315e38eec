import Curl
import Testing

@Suite("Where a name may lead") struct AddressTests {
  private let publicOnly = CurlOptions(publicAddressesOnly: true)

  @Test("Nobody in a private network is connected to, whatever the name or the spelling")
  func connecting() async throws {
    let server = try LoopbackServer.answering()
    try await withClient { client in
      for host in ["localhost", "127.0.0.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "0"] {
        let error = try await failure(
          of: client, CurlRequest(.post, "http://\(host):\(server.port)/", options: publicOnly))
        #expect(error.code == .refusedAddress, "\(host)")
        #expect(!error.mayHaveReachedServer)
      }
      #expect(server.accepts.count == 0)
    }
  }

  @Test("A connection that was made for somebody who may is not used by one who may not")
  func reusing() async throws {
    let server = try LoopbackServer.answering()
    try await withClient { client in
      _ = try await client.perform(CurlRequest(.get, server.url))
      let error = try await failure(of: client, CurlRequest(.get, server.url, options: publicOnly))
      #expect(error.code == .refusedAddress)
      #expect(!error.mayHaveReachedServer)
      #expect(server.requests.count == 1)
      let again = try await client.perform(CurlRequest(.get, server.url))
      #expect(again.status == 200)
    }
  }
}
