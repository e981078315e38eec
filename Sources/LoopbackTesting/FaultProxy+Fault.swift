extension FaultProxy {
  /// What the proxy makes of an answer while it is so.
  package enum Fault: String, CaseIterable, Hashable, Sendable, Codable {
    /// The answer begins later than anybody waits.
    case latency
    /// The body comes byte by byte, twenty a second.
    case drip
    /// The connection ends in the middle of the body.
    case truncation
    /// The connection is reset in the middle of the headers.
    case resetInHead
    /// The connection is reset in the middle of the body.
    case resetInBody
    /// The length that is announced is less than what comes.
    case lengthTooShort
    /// The length that is announced is more than what comes, and the connection stays open.
    case lengthTooLong
    /// A packed body that unpacks without an end.
    case gzipBomb
    /// 304, whether or not anything was asked conditionally, with a whole other answer as its body.
    case notModifiedWithBody
    /// A redirect to another host.
    case redirectElsewhere
    /// A redirect to the same address.
    case redirectLoop
    /// TLS with the certificate of another name.
    case otherCertificate
  }
}
