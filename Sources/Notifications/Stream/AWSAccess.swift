import Curl
import Foundation

/// A key pair of AWS and the region in which it is used.
package struct AWSAccess: Sendable {
  package let region: String
  let keyID: String
  let secret: String
  /// Of temporary credentials.
  let sessionToken: String?

  package init(region: String, keyID: String, secret: String, sessionToken: String? = nil) {
    self.region = region
    self.keyID = keyID
    self.secret = secret
    self.sessionToken = sessionToken
  }

  func credentials(for service: String) -> CurlCredentials {
    .aws(keyID: keyID, secret: secret, region: region, service: service)
  }

  var headers: [CurlHeader] { sessionToken.map { [CurlHeader("X-Amz-Security-Token", $0)] } ?? [] }
}

/// Neither `print` nor interpolation shows it.
extension AWSAccess: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "‹keys for \(region)›" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["region": region]) }
}
