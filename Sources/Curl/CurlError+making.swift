import CCurl

extension CurlError {
  static let descriptors = CurlError(
    .system, "The system has no file descriptor left: raise the limit (ulimit -n) or find who holds them.")

  static let outOfMemory = CurlError(
    .system, "libcurl has no memory for a transfer: lower the limits, or raise the system's.")

  static let privateAddress = CurlError(
    .refusedAddress,
    "The host's name leads to this machine or into a private network: correct the name, or allow it where it is meant."
  )

  static func shutDown(mayHaveReachedServer: Bool) -> CurlError {
    CurlError(
      .shutDown, "The client is shut down: make a new one.", mayHaveReachedServer: mayHaveReachedServer)
  }

  static func cancelled(mayHaveReachedServer: Bool) -> CurlError {
    CurlError(.cancelled, "The caller was cancelled.", mayHaveReachedServer: mayHaveReachedServer)
  }

  static func tooLarge(limit: Int, mayHaveReachedServer: Bool) -> CurlError {
    CurlError(
      .tooLarge,
      "The answer is larger than \(limit) bytes: ask for less, or raise the limit of this endpoint.",
      mayHaveReachedServer: mayHaveReachedServer)
  }

  /// libcurl's result in our words. The list is of what can happen to HTTP and SMTP; whatever else a later libcurl
  /// returns is `badAnswer` with its own text.
  static func make(
    _ result: CURLcode, text: String, phase: Phase, mayHaveReachedServer: Bool
  ) -> CurlError {
    let (code, message) = words(for: result)
    return CurlError(
      code, message, phase: code == .timedOut ? phase : nil, mayHaveReachedServer: mayHaveReachedServer,
      underlying: Underlying(curlCode: result.rawValue, text: text))
  }

  private static func words(for result: CURLcode) -> (Code, String) {
    switch result {
    case CURLE_UNSUPPORTED_PROTOCOL:
      (.refusedProtocol, "The URL's scheme is not allowed here: use http or https as the endpoint permits.")
    case CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED, CURLE_BAD_FUNCTION_ARGUMENT:
      (.badRequest, "The URL is malformed or has a user in it: correct it, and give credentials apart.")
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      (.couldNotResolve, "The host's name has no address: check the name and the resolver.")
    case CURLE_COULDNT_CONNECT:
      (.couldNotConnect, "Nobody answers at this address and port: check both, and that the server is up.")
    case CURLE_OPERATION_TIMEDOUT:
      (.timedOut, "The server was too slow: try again later, or raise the limit of this endpoint.")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_USE_SSL_FAILED,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT,
      CURLE_SSL_CRL_BADFILE:
      (
        .tls,
        "TLS failed: check the server's certificate and name, and our authority, certificate and key files."
      )
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2_STREAM,
      CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK:
      (.interrupted, "The connection ended too early: read back what happened before a change is sent again.")
    case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT:
      (.system, "libcurl has no memory or descriptor left: lower the limits, or raise the system's.")
    default:
      (.badAnswer, "The server does not speak the protocol as it should: tell its owner.")
    }
  }
}
