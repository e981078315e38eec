extension PortalRequest {
  static let liveHeader = "refilld-live"

  /// A page that is open asks again by itself: nobody may sit before it any more.
  var isOfItself: Bool { headers[Self.liveHeader] != nil || path.hasSuffix("/news") }
}
