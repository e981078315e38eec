import CCurl

/// The URL that is set on a handle. One that is asked again is handed over as libcurl reads it, since reading it costs
/// it a tenth of a short request.
@safe struct RequestAddress: ~Copyable {
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
    // As libcurl does itself; what it cannot read is left to it to refuse in its own words.
    let parts = unsafe curl_url()
    let rules = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER)
    guard unsafe curl_url_set(parts, CURLUPART_URL, url, rules) == CURLUE_OK, unsafe !Self.hasZone(parts),
      unsafe ccurl_set_pointer(easy, CURLOPT_CURLU, UnsafeMutableRawPointer(parts)) == CURLE_OK
    else {
      unsafe curl_url_cleanup(parts)
      state = .unreadable
      return
    }
    unsafe self.parts = unsafe parts
    state = .read
  }

  /// An IPv6 address of one network alone: libcurl copies what it has read, and 7.88 forgets the zone in the copy.
  private static func hasZone(_ parts: OpaquePointer?) -> Bool {
    var zone: UnsafeMutablePointer<CChar>?
    defer { unsafe curl_free(zone) }
    return unsafe curl_url_get(parts, CURLUPART_ZONEID, &zone, 0) == CURLUE_OK
  }
}
