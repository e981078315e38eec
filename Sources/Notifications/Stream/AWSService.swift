import Curl

/// A service of AWS as one consumer reaches it: each request signed by libcurl (Signature Version 4).
struct AWSService: Sendable {
  private let endpoint: String
  private let access: AWSAccess
  private let options: CurlOptions
  private let client: CurlClient

  /// - Parameter name: as signatures have it: `sqs`, `sns`.
  init(_ name: String, at url: WebhookURL, access: AWSAccess, maxBodyBytes: Int, client: CurlClient) {
    endpoint = url.origin + "/"
    self.access = access
    self.client = client
    options = CurlOptions(
      maxBodyBytes: maxBodyBytes, http2: false, credentials: access.credentials(for: name),
      publicAddressesOnly: !url.allowsPrivate)
  }

  func post(_ body: [UInt8], headers: [CurlHeader]) async -> Result<CurlResponse, CurlError> {
    do throws(CurlError) {
      return .success(
        try await client.perform(
          CurlRequest(.post, endpoint, headers: headers + access.headers, body: body, options: options)))
    } catch {
      return .failure(error)
    }
  }
}
