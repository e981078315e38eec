import LoopbackTesting

/// What a fault must look like to the people who watch the board.
struct Symptom {
  static let tooSlow = "The server was too slow"

  /// What the board says, in part; nil: it is no trouble, what was read last still holds.
  let words: String?

  init(of fault: FaultProxy.Fault, asked: TwoPharmacies.Asking) {
    words =
      switch fault {
      case .latency, .drip, .lengthTooLong: Self.tooSlow
      case .truncation, .resetInHead, .resetInBody: "The connection ended too early"
      case .lengthTooShort: "The answer is no JSON that can be read"
      case .gzipBomb: "The answer is larger than 1048576 bytes"
      // Of an item it was asked whether it had changed, and this says no. A search was not asked that.
      case .notModifiedWithBody: asked == .byID ? nil : "HTTP 304"
      case .redirectElsewhere, .redirectLoop: "redirects are not followed. Check the endpoint's address."
      case .otherCertificate: "TLS failed: check the server's certificate and name"
      }
  }
}
