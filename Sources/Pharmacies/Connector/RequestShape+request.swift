import Curl

extension CurlRequest {
  /// A request as a connector's file shapes it; nil where a gap of its path has no value.
  init?(
    _ shape: RequestShape, at url: String, headers: [CurlHeader], options: CurlOptions,
    _ value: (String) -> JSONValue?
  ) {
    guard let target = shape.target({ value($0)?.word }) else { return nil }
    self.init(shape.method, url + target, headers: headers, options: options)
    if let body = shape.body?.filled(value) {
      self.body = body.canonical
      self.headers.append(CurlHeader("Content-Type", "application/json"))
    }
  }
}
