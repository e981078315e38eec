import Curl
import Foundation
import Testing

/// Makes a client, runs the test, and shuts the client down.
func withClient<T>(
  _ configuration: CurlConfiguration = CurlConfiguration(), _ body: (CurlClient) async throws -> T
) async throws -> T {
  let client = try CurlClient(configuration)
  do {
    let value = try await body(client)
    await client.shutdown()
    return value
  } catch {
    await client.shutdown()
    throw error
  }
}

/// The error of a request that must fail.
func failure(
  of client: CurlClient, _ request: CurlRequest, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> CurlError {
  do throws(CurlError) {
    let response = try await client.perform(request)
    Issue.record("There was an answer: \(response)", sourceLocation: sourceLocation)
    throw CurlError(.system, "The test expected an error.")
  } catch {
    return error
  }
}

/// A port on which nobody listens.
func deadPort() throws -> UInt16 {
  try LoopbackServer { _ in }.port
}
