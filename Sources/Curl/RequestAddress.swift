import CCurl

/// The URL that is set on a handle. One that is asked again is handed over as libcurl reads it, since reading it costs
/// it a tenth of a short request.
@safe package struct RequestAddress: ~Copyable {
  private enum State { case none, asText, read, unreadable }

  private(set) var text = ""
  private var state = State.none
  private var parts: OpaquePointer?

  deinit { unsafe curl_url_cleanup(parts) }

  /// The handle was put back to libcurl's defaults.
  mutating func forget() {
    text = ""
    state = .none
    unsafe curl_url_cleanup(parts)
    unsafe parts = nil
  }

  mutating func set(_ url: String, on easy: UnsafeMutableRawPointer) {
    guard url == text else {
      if unsafe parts != nil {
        unsafe ccurl_set_pointer(easy, CURLOPT_CURLU, nil)
        forget()
      }
      unsafe ccurl_set_string(easy, CURLOPT_URL, url)
      (text, state) = (url, .asText)
      return
    }
    guard state == .asText else { return }
    guard let parts = unsafe Self.read(url) else {
      state = .unreadable
      return
    }
    unsafe ccurl_set_pointer(easy, CURLOPT_CURLU, UnsafeMutableRawPointer(parts))
    unsafe self.parts = unsafe parts
    state = .read
  }

  /// Whether it may be handed over read.
  package static func isReadable(_ url: String) -> Bool {
    let parts = unsafe read(url)
    defer { unsafe curl_url_cleanup(parts) }
    return unsafe parts != nil
  }

  /// As libcurl reads it itself, for the caller to clean up. Nil: what it cannot read is left to it to refuse in its own
  /// words; and what has a zone, since it works on a copy, in which 7.88 forgets that.
  private static func read(_ url: String) -> OpaquePointer? {
    let parts = unsafe curl_url()
    let rules = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER)
    if unsafe curl_url_set(parts, CURLUPART_URL, url, rules) == CURLUE_OK, unsafe !hasZone(parts) {
      return unsafe parts
    }
    unsafe curl_url_cleanup(parts)
    return nil
  }

  /// It is an IPv6 address of one network alone.
  private static func hasZone(_ parts: OpaquePointer?) -> Bool {
    var zone: UnsafeMutablePointer<CChar>?
    defer { unsafe curl_free(zone) }
    return unsafe curl_url_get(parts, CURLUPART_ZONEID, &zone, 0) == CURLUE_OK
  }
}
