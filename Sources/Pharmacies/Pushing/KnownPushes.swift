import Refills
import Synchronization

/// The contents of the last pushes of each endpoint, by digest. What it has forgotten, or lost with a restart, is
/// refused at the door by its time.
final class KnownPushes: Sendable {
  /// An endpoint's pushes of some hours: systems repeat within minutes.
  static let most = 1_024

  private struct Ring {
    var digests: Set<[UInt8]> = []
    var inOrder: [[UInt8]] = []
    var next = 0

    mutating func add(_ digest: [UInt8]) {
      guard digests.insert(digest).inserted else { return }
      guard inOrder.count == KnownPushes.most else {
        inOrder.append(digest)
        return
      }
      digests.remove(inOrder[next])
      inOrder[next] = digest
      next = (next + 1) % KnownPushes.most
    }
  }

  private let rings = Mutex<[EndpointName: Ring]>([:])

  func contains(_ digest: [UInt8], at endpoint: EndpointName) -> Bool {
    rings.withLock { $0[endpoint]?.digests.contains(digest) ?? false }
  }

  func insert(_ digest: [UInt8], at endpoint: EndpointName) {
    rings.withLock { $0[endpoint, default: Ring()].add(digest) }
  }
}
