extension PortalReply {
  /// What is the same for everybody and names nobody: caches may keep it for an hour.
  static func kept(_ type: String, _ body: [UInt8]) -> PortalReply {
    PortalReply(type, body, of: .nobody, headers: [("Cache-Control", "public, max-age=3600")])
  }
}
