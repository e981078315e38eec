import Curl
import Daemon
import Foundation
import Notifications
import PharmacySimulator
import Portal
import Refills
import Statecharts

/// What a scene may touch: the daemon as the clinic's systems do, the pharmacies, the phones, the clock.
struct DemoHouse: Sendable {
  /// Where the daemon's pages are.
  let address: String
  let daemon: Daemon
  /// By the name of their endpoint.
  private let pharmacies: [String: PharmacySimulator]
  let clock: DemoClock
  let phone: DemoPhone
  let client: CurlClient
  private let pushes: StandardWebhooks
  private let system = Caller.Client(
    name: "demo", actors: [.system, .billing, .scheduling],
    brands: Set(BrandName("clinic").map { [$0] } ?? []))

  struct Failure: Error, CustomStringConvertible {
    let description: String

    init(description: String) {
      self.description = description
    }

    /// What was asked, and what the daemon answered.
    init(_ what: String, _ reply: PortalReply) {
      description = "\(what): \(reply.status) \(String(decoding: reply.body, as: UTF8.self))"
    }
  }

  init(
    address: String, daemon: Daemon, pharmacies: [String: PharmacySimulator], phone: DemoPhone,
    clock: DemoClock, client: CurlClient
  ) throws {
    self.address = address
    self.daemon = daemon
    self.pharmacies = pharmacies
    self.phone = phone
    self.clock = clock
    self.client = client
    guard let secret = WebhookSecret(DemoFolder.pushSecret), let pushes = StandardWebhooks([secret]) else {
      throw Failure(description: "The secret of pushes is none.")
    }
    self.pushes = pushes
  }

  func pharmacy(_ endpoint: String) throws -> PharmacySimulator {
    guard let pharmacy = pharmacies[endpoint] else { throw Failure(description: "There is no \(endpoint).") }
    return pharmacy
  }

  /// As one of the clinic's systems asks it.
  @discardableResult
  func call(
    _ method: String, _ path: String, _ body: [String: Any] = [:], version: Int64? = nil,
    caller: Caller? = nil
  ) async throws -> [UInt8] {
    let bytes = method == "GET" ? [] : Array(try JSONSerialization.data(withJSONObject: body))
    let reply = await daemon.answer(
      method: method, path: path, body: bytes, version: version, caller: caller ?? .client(system))
    guard reply.status < 400 else { throw Failure("\(method) \(path)", reply) }
    return reply.body
  }

  /// Something that happened to a refill, as a member of the clinic's staff tells it who heard it by phone.
  func tell(_ refill: String, _ kind: RefillChart.EventKind, _ data: [String: Any] = [:]) async throws {
    try await call(
      "POST", "/v1/refills/\(refill)/events", ["type": kind.rawValue, "data": data], caller: .localOperator)
  }

  /// The pharmacy says that there is news of a fill. Nobody believes the news itself: the fill is asked about.
  /// - Returns: the daemon's status.
  @discardableResult
  func push(_ fill: String, at endpoint: String) async throws -> Int {
    let body = Array(#"{"type":"fulfillment","data":{"id":"\#(fill)"}}"#.utf8)
    let signed = pushes.headers(id: "evt-\(fill)", at: clock.now(), body: body)
    return try await client.perform(
      CurlRequest(
        .post, "\(address)/v1/inbound/\(endpoint)",
        headers: [CurlHeader("Content-Type", "application/json")] + signed,
        body: body)
    ).status
  }

  /// Says that a fill stands so from now on, and waits until the refill does.
  func fill(
    _ scene: SceneRefill, becomes status: FillStatus, reroutedTo next: String? = nil,
    shown progress: RefillChart.Progress? = nil
  ) async throws {
    try pharmacy(scene.endpoint).set(scene.fill, status, reroutedTo: next)
    try await push(scene.fill, at: scene.endpoint)
    if let progress { try await wait(for: scene.refill, toBe: progress) }
  }

  /// Waits until a refill stands where it is said, for some seconds.
  func wait(for refill: String, toBe progress: RefillChart.Progress) async throws {
    struct Seen: Decodable { let progress: String }
    for _ in 1...200 {
      let seen = try JSONDecoder().decode(
        Seen.self, from: Data(try await call("GET", "/v1/refills/\(refill)")))
      if seen.progress == progress.rawValue { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Failure(description: "The refill did not become \(progress.rawValue).")
  }
}
