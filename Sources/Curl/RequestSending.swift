/// What makes one HTTP request: a client, or what stands in for the network in a simulation.
package protocol RequestSending: Sendable {
  /// Returns the answer, whatever its status. Whoever cancels gets `cancelled`, with the truth about whether the server
  /// may have been reached.
  func perform(_ request: CurlRequest) async throws(CurlError) -> CurlResponse
}

extension CurlClient: RequestSending {}
