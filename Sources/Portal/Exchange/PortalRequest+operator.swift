extension PortalRequest {
  /// - Parameter instead: what whoever is not the operator on this machine is told.
  /// - Throws: 403.
  func requireOperator(_ instead: String) throws(Problem) {
    guard caller == .localOperator else { throw .forbidden(instead) }
  }
}
