/// One HTTP request. A redirect is an answer like any other: it is never followed, because credentials and patients'
/// data would follow it to a host that nobody chose.
package struct CurlRequest: Hashable, Sendable {
  package var method: CurlMethod
  /// Absolute, already percent-encoded. A user or password in it is refused: see `CurlOptions.credentials`.
  package var url: String
  package var headers: [CurlHeader]
  package var body: [UInt8]
  package var options: CurlOptions

  package init(
    _ method: CurlMethod = .get, _ url: String, headers: [CurlHeader] = [], body: [UInt8] = [],
    options: CurlOptions = CurlOptions()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.options = options
  }
}

/// A path or a query can name a patient, a header can hold a key: only method, origin and sizes are shown.
extension CurlRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    "\(method.rawValue) \(Origin.of(url: url)) \(headers) (\(body.count) B)"
  }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
