import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// A pharmacy over real HTTP on a free loopback port: plain JSON and FHIR R4 of the same fills, orders, and whatever
/// can go wrong. For the demo, the tests and the benchmarks.
package final class PharmacySimulator: Service {
  package struct Settings: Sendable {
    /// Asked for as `Authorization: Bearer`; nil: anybody may ask.
    package var token: String?
    /// Simulated milliseconds a real one. 1,440: a day takes a minute.
    package var speed: Double
    /// What becomes of a new order.
    package var plan: @Sendable (_ reference: String, _ way: String?) -> FillPlan
    /// 0: any free port.
    package var port: Int
    /// Milliseconds since 1970.
    package var now: @Sendable () -> Int64

    package init(
      token: String? = nil, speed: Double = 1_440, port: Int = 0, now: @escaping @Sendable () -> Int64,
      plan: @escaping @Sendable (_ reference: String, _ way: String?) -> FillPlan = { _, way in
        way == "mail" || way == "courier" ? .mail : .pickUp
      }
    ) {
      self.token = token
      self.speed = speed
      self.port = port
      self.now = now
      self.plan = plan
    }
  }

  let settings: Settings
  let ledger = Mutex(Ledger())
  private let bound = Bound()

  package init(_ settings: Settings) {
    self.settings = settings
  }

  /// The port, once it listens; nil if it ended before that.
  package var port: Int? { get async { await bound.value() } }

  /// Serves until the service group shuts down or the task is cancelled.
  package func run() async throws {
    defer { bound.set(nil) }
    // What is asked is nobody's business but the test's: the server's own log stays silent.
    let logger = Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() }
    let application = Application(
      router: router(), configuration: .init(address: .hostname("127.0.0.1", port: settings.port)),
      onServerRunning: { [bound] channel in bound.set(channel.localAddress?.port) }, logger: logger)
    try await application.run()
  }

  /// Lets a fault happen to the next requests of a kind.
  /// - Parameter times: nil: until `clearFaults`.
  package func inject(_ fault: Fault, for scope: FaultScope = .any, times: Int? = nil) {
    ledger.withLock { $0.plan(fault, scope, times: times) }
  }

  package func clearFaults() { ledger.withLock { $0.clearFaults() } }

  /// Whether a fault is still to happen.
  package var hasFaults: Bool { ledger.withLock { $0.hasFaults } }

  /// The ids of the fills with these references, in the order in which they came.
  package func fills(of references: Set<String>) -> [String] {
    ledger.withLock { $0.fills }.filter { references.contains($0.reference) }.map(\.id)
  }

  /// A fill that is there without an order over HTTP.
  /// - Returns: its id.
  @discardableResult
  package func add(_ reference: String, plan: FillPlan) -> String {
    ledger.withLock { $0.order(reference, plan: plan, at: settings.now()).id }
  }

  /// Says from now on that a fill is so.
  /// - Parameter since: the time that it gives to this, in milliseconds since 1970; nil: now.
  package func set(
    _ id: String, _ status: FillStatus, reason: String? = nil, handedOverAt: Int64? = nil,
    reroutedTo next: String? = nil, since: Int64? = nil
  ) {
    let now = since ?? settings.now()
    ledger.withLock { ledger in
      ledger.set(
        id,
        Fill.State(
          status: status, reason: reason, since: now, readyAt: status == .ready ? now : nil,
          handedOverAt: handedOverAt, reroutedTo: next))
    }
  }

  /// How often an order with this reference was carried out.
  package func posts(of reference: String) -> Int { ledger.withLock { $0.posts[reference] ?? 0 } }

  /// How many requests came in.
  package var requests: Int { ledger.withLock { $0.requests } }
}
