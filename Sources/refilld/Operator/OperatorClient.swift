import Curl
import Foundation

/// Speaks to the running daemon over its socket.
struct OperatorClient {
  private let socket: String

  init(_ socket: String) {
    self.socket = socket
  }

  /// - Parameter seconds: how long the answer may take.
  /// - Returns: nil where no daemon listens.
  func ask(
    _ method: String, _ path: String, body: [UInt8] = [], contentType: String = "application/json",
    version: Int64? = nil, within seconds: Int = 30
  ) async throws -> CurlResponse? {
    guard FileManager.default.fileExists(atPath: socket) else { return nil }
    let client = try CurlClient()
    var headers = body.isEmpty ? [] : [CurlHeader("Content-Type", contentType)]
    if let version { headers.append(CurlHeader("If-Match", "\"\(version)\"")) }
    do {
      let response = try await client.perform(
        CurlRequest(
          CurlMethod(rawValue: method), "http://refilld" + path, headers: headers, body: body,
          options: CurlOptions(
            timeouts: CurlTimeouts(totalMilliseconds: seconds * 1_000, lowSpeedBytesPerSecond: 0),
            maxBodyBytes: 16 << 20, http2: false, unixSocket: socket)))
      await client.shutdown()
      return response
    } catch {
      await client.shutdown()
      guard error.code == .couldNotConnect else { throw error }
      return nil
    }
  }
}
