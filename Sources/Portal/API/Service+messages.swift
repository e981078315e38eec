import Refills
import Store

extension PortalRequest {
  /// Who looks after messages at any brand.
  func messageKeeper() throws(Problem) -> Caller {
    guard let caller else { throw .unauthorised }
    guard caller.looksAfterMessages else { throw .forbidden("Messages are looked after by support.") }
    return caller
  }
}

extension Service {
  /// - Throws: 422 where the clinic has no such brand or endpoint.
  func check(_ scope: MessageScope) throws(Problem) {
    if let brand = scope.brand, parts.brands[brand] == nil {
      throw .unprocessable("There is no brand “\(brand)”.")
    }
    if let endpoint = scope.endpoint, parts.endpoints[endpoint] == nil {
      throw .unprocessable("There is no endpoint “\(endpoint)”.")
    }
  }
}
