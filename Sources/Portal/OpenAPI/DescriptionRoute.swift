import Foundation

/// `GET /v1/openapi.json`: what the API takes and answers (OpenAPI 3.1). Kept beside the code, and held against it by
/// the tests.
enum DescriptionRoute {
  static let path = "/v1/openapi.json"

  /// Nil: the program was installed without its resources.
  private static let description: [UInt8]? = {
    guard let file = Bundle.module.url(forResource: "openapi", withExtension: "json") else { return nil }
    do { return Array(try Data(contentsOf: file)) } catch { return nil }
  }()

  static func show() throws(Problem) -> PortalReply {
    guard let description else {
      throw .notFound("The description is not installed: copy refilld_Portal.resources beside the program.")
    }
    return .kept("application/json", description)
  }
}
