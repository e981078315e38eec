import Hummingbird
import Refills

extension PortalRequest {
  /// The fields of a form; of a repeated one the last.
  func form() throws(Problem) -> [String: String] {
    guard headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true else {
      throw .malformed("This is not a form.")
    }
    do {
      return try URLEncodedFormDecoder().decode(
        [String: String].self, from: String(decoding: body, as: UTF8.self))
    } catch {
      throw .malformed("The form cannot be read.")
    }
  }
}
