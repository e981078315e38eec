import CCurl

extension Transfer {
  /// Whether anything that the peer could act on may have left.
  var mayHaveReachedServer: Bool {
    isMail ? isMailSent : attempts > 0
  }

  /// What the receiver gets, once libcurl is done.
  func outcome(_ result: CURLcode) -> Slot.Outcome {
    let status = number(CURLINFO_RESPONSE_CODE)
    guard result == CURLE_OK else {
      return .failure(error(result, status: status))
    }
    // libcurl takes a connection that ends among the headers for the end of an answer without a body.
    guard isMail || isHeadWhole else {
      return .failure(error(CURLE_PARTIAL_FILE, status: status))
    }
    return .success(
      CurlResponse(
        status: status, headers: CurlHeaders(bytes: isMail ? [] : head), body: isMail ? head : body,
        httpVersion: version,
        connectionReused: number(CURLINFO_NUM_CONNECTS) == 0, timings: timings, peer: peer))
  }

  private func error(_ result: CURLcode, status: Int) -> CurlError {
    if isTooLarge {
      return .tooLarge(limit: maxBodyBytes, mayHaveReachedServer: mayHaveReachedServer)
    }
    if isAddressRefused, attempts == 0 { return .privateAddress }
    let phase = phase
    return isMail
      ? mailError(result, status: status, phase: phase)
      : .make(
        result, text: failureText(result), phase: phase, mayHaveReachedServer: mayHaveReachedServer)
  }

  /// Which limit ended it, if one did. libcurl has one code for all three.
  private var phase: CurlError.Phase {
    let limit =
      switch job?.work {
      case .http(let request): request.options.timeouts.totalMilliseconds
      case .mail(_, let server): server.timeouts.totalMilliseconds
      case nil: 0
      }
    if microseconds(CURLINFO_TOTAL_TIME_T) >= Int64(limit) * 1_000 { return .total }
    return attempts == 0 ? .connect : .lowSpeed
  }

  private var timings: CurlTimings {
    CurlTimings(
      nameLookup: microseconds(CURLINFO_NAMELOOKUP_TIME_T), connect: microseconds(CURLINFO_CONNECT_TIME_T),
      tlsHandshake: microseconds(CURLINFO_APPCONNECT_TIME_T),
      firstByte: microseconds(CURLINFO_STARTTRANSFER_TIME_T), total: microseconds(CURLINFO_TOTAL_TIME_T))
  }

  private var version: CurlHTTPVersion {
    switch number(CURLINFO_HTTP_VERSION) {
    case Int(CURL_HTTP_VERSION_1_0): .http10
    case Int(CURL_HTTP_VERSION_1_1): .http11
    case Int(CURL_HTTP_VERSION_2_0): .http2
    default: .other
    }
  }

  private var peer: String? {
    var text: UnsafeMutablePointer<CChar>?
    unsafe ccurl_get_string(easy, CURLINFO_PRIMARY_IP, &text)
    guard let text = unsafe text, unsafe text[0] != 0 else { return nil }
    let address = unsafe String(cString: text)
    let port = number(CURLINFO_PRIMARY_PORT)
    return address.utf8.contains(UInt8(ascii: ":")) ? "[\(address)]:\(port)" : "\(address):\(port)"
  }

  private func number(_ info: CURLINFO) -> Int {
    var value = 0
    unsafe ccurl_get_long(easy, info, &value)
    return value
  }

  private func microseconds(_ info: CURLINFO) -> Int64 {
    var value: curl_off_t = 0
    unsafe ccurl_get_offset(easy, info, &value)
    return Int64(value)
  }
}
