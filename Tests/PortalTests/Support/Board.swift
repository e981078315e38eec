import Refills
import StoreTesting
import Synchronization
import Tracking

/// How one invented endpoint is doing.
struct Board: EndpointBoard {
  func endpoints() -> [EndpointStatus] {
    guard let name = EndpointName("main-street") else { return [] }
    return [
      EndpointStatus(
        name: name, breaker: .open, lastGoodAt: StoreSample.start, lastError: "timed out", requests: 7,
        failures: 3,
        unmapped: 2, unsure: 1)
    ]
  }
}

/// Takes a push that carries the right signature and keeps the headers that came with it.
final class Pushes: InboundVerifier {
  private let taken = Mutex<[[String: String]]>([])

  var headers: [[String: String]] { taken.withLock { $0 } }

  func verify(_ endpoint: EndpointName, headers: [String: String], body: [UInt8]) async -> InboundVerdict {
    guard endpoint.text == "main-street" else { return .noSuchEndpoint }
    if headers["authorization"] == "Signature right, disk full" { return .unavailable }
    guard headers["authorization"] == "Signature right" else { return .badSignature }
    taken.withLock { $0.append(headers) }
    return .accepted
  }
}
