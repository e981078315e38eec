import Foundation
import Synchronization

/// A host that nobody configured: it keeps what it is sent.
final class OtherHost: Sendable {
  private final class Visits: Sendable {
    let heard = Mutex<[Loopback.Heard]>([])
  }

  private let visits = Visits()
  private let server: Loopback

  init() throws {
    server = try Loopback { [visits] heard in
      visits.heard.withLock { $0.append(heard) }
      return Loopback.Said(body: "{}")
    }
  }

  var url: String { server.url }
  var port: UInt16 { server.port }
  var heard: [Loopback.Heard] { visits.heard.withLock { $0 } }
}
