import CCurl

extension Transfer {
  /// Sets the handle up for a request. Throws if libcurl would not send what was asked.
  func prepare(_ request: CurlRequest, _ configuration: CurlConfiguration) throws(CurlError) {
    if let defect = Self.defect(of: request) { throw CurlError(.badRequest, defect) }
    if options != request.options {
      reset()
      apply(request.options, configuration)
      options = request.options
    }
    maxBodyBytes = request.options.maxBodyBytes
    maySendAgain = request.method.isSafe
    unsafe address.set(request.url, on: easy)
    // Wait for a connection that may turn out to carry many streams rather than opening one for each. With TLS that is
    // known after the handshake; without it only after the first answer, and one that never comes would block all.
    set(CURLOPT_PIPEWAIT, request.options.http2 && request.url.hasPrefix("https:") ? 1 : 0)
    setMethod(request.method, request.body)
    setHeaders(request.headers, bodyCount: request.body.count)
  }

  private static func defect(of request: CurlRequest) -> String? {
    if request.method.rawValue.isEmpty || !request.method.rawValue.areBytes(CurlHeader.isTokenByte) {
      return "The method is not a token: correct it."
    }
    if !request.url.areBytes({ $0 > 32 && $0 < 127 }) {
      return "The URL has a space, a control character or a letter outside ASCII: percent-encode it."
    }
    if request.options.credentials?.isWellFormed == false { return CurlCredentials.defect }
    if let header = request.headers.first(where: { !$0.isWellFormed }) {
      return "A header (\(header.name.utf8.allSatisfy(CurlHeader.isTokenByte) ? header.name : "bad name")) "
        + "has a line break or another control character: remove it."
    }
    return nil
  }

  private func apply(_ options: CurlOptions, _ configuration: CurlConfiguration) {
    set(CURLOPT_PROTOCOLS_STR, options.protocols.names)
    apply(options.timeouts, options.tls)
    set(CURLOPT_USERAGENT, configuration.userAgent)
    set(CURLOPT_MAXAGE_CONN, configuration.maxIdleSeconds)
    set(CURLOPT_DNS_CACHE_TIMEOUT, configuration.nameCacheSeconds)
    set(CURLOPT_ACCEPT_ENCODING, options.acceptEncoding ? "gzip" : nil)
    if let path = options.unixSocket { set(CURLOPT_UNIX_SOCKET_PATH, path) }
    if options.publicAddressesOnly { admitPublicAddressesOnly() }
    let version = options.http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1
    set(CURLOPT_HTTP_VERSION, Int(version))
    switch options.credentials {
    case .basic(let user, let password):
      set(CURLOPT_HTTPAUTH, CCURL_AUTH_BASIC)
      set(CURLOPT_USERNAME, user)
      set(CURLOPT_PASSWORD, password)
    case .bearer(let token):
      set(CURLOPT_HTTPAUTH, CCURL_AUTH_BEARER)
      set(CURLOPT_XOAUTH2_BEARER, token)
    case .aws(let keyID, let secret, let region, let service):
      set(CURLOPT_AWS_SIGV4, "aws:amz:\(region):\(service)")
      set(CURLOPT_USERNAME, keyID)
      set(CURLOPT_PASSWORD, secret)
    case nil: break
    }
  }

  /// Asked for each address that the name led to, before it is connected to; `requestLeaves` asks again, for a kept
  /// connection may have been made for somebody else.
  private func admitPublicAddressesOnly() {
    mustBePublic = true
    unsafe ccurl_set_open_function(easy, openPublicSocket)
    unsafe set(CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(self).toOpaque())
  }

  /// What HTTP and mail have in common. An authority that is named replaces the system's.
  func apply(_ timeouts: CurlTimeouts, _ tls: CurlTLS) {
    // To libcurl 0 is "for ever".
    set(CURLOPT_CONNECTTIMEOUT_MS, max(1, timeouts.connectMilliseconds))
    set(CURLOPT_TIMEOUT_MS, max(1, timeouts.totalMilliseconds))
    set(CURLOPT_LOW_SPEED_LIMIT, timeouts.lowSpeedBytesPerSecond)
    set(CURLOPT_LOW_SPEED_TIME, timeouts.lowSpeedBytesPerSecond > 0 ? timeouts.lowSpeedSeconds : 0)
    if tls.authorityFile != nil || tls.authorityFolder != nil {
      set(CURLOPT_CAINFO, tls.authorityFile)
      set(CURLOPT_CAPATH, tls.authorityFolder)
    }
    if let file = tls.certificateFile { set(CURLOPT_SSLCERT, file) }
    if let file = tls.keyFile { set(CURLOPT_SSLKEY, file) }
  }

  private func setMethod(_ method: CurlMethod, _ body: [UInt8]) {
    let isPlainGet = method == .get && body.isEmpty
    if isPlainGet, self.method == .get { return }
    self.method = isPlainGet ? .get : nil
    set(CURLOPT_NOBODY, 0)
    set(CURLOPT_HTTPGET, 1)
    set(CURLOPT_CUSTOMREQUEST, nil)
    if isPlainGet { return }
    if method == .head {
      set(CURLOPT_NOBODY, 1)
      return
    }
    if !body.isEmpty || method == .post || method == .put || method == .patch {
      set(CURLOPT_POST, 1)
      unsafe ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
      if body.isEmpty {
        // Without it libcurl would ask the read callback for a body.
        set(CURLOPT_COPYPOSTFIELDS, "")
      } else {
        unsafe body.withUnsafeBytes { bytes in
          let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
          unsafe ccurl_set_string(easy, CURLOPT_COPYPOSTFIELDS, start)
        }
      }
    }
    if method != .post { set(CURLOPT_CUSTOMREQUEST, method.rawValue) }
  }

  /// Well below the 1 MiB from which libcurl asks first whether a body is wanted; in bytes.
  private static let leastExpected = 64 << 10

  private var isSigned: Bool {
    if case .aws = options?.credentials { true } else { false }
  }

  private func setHeaders(_ headers: [CurlHeader], bodyCount: Int) {
    // libcurl's own additions: a form's type on every POST, and for large bodies an "Expect" whose refusal would send
    // them twice. Signing with AWS takes a header that is to be left out for one that is sent; such bodies are too short
    // for an "Expect".
    let isLarge = bodyCount >= Self.leastExpected && !isSigned
    guard isLarge || headers != self.headers else { return }
    lines.begin()
    if isLarge { lines.add("Expect:") }
    let hasType = headers.contains { $0.name.utf8.count == 12 && $0.name.lowercased() == "content-type" }
    if !hasType { lines.add("Content-Type:") }
    for header in headers { lines.add(header) }
    // The next may be small and need no such line.
    self.headers = isLarge ? nil : headers
    unsafe ccurl_set_list(easy, CURLOPT_HTTPHEADER, lines.list())
  }
}
