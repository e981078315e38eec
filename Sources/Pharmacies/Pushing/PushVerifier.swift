package import Refills
import Statecharts
package import Tracking

/// Checks pushes and turns genuine ones into hints: the next question comes forward, and its answer is what moves a
/// refill. Only where the connector declares signed pushes a source is what they say brought to the door as well.
package struct PushVerifier: InboundVerifier {
  /// Items that one push may bring forward by themselves; a push about more is a hint about all.
  static let mostItems = 100

  private let endpoints: [EndpointName: Endpoint]
  private let time: any TimeSource
  private let intake: PushIntake?
  private let unsigned = UnsignedBudget()
  private let hint: @Sendable (EndpointName, _ item: String?) -> Void

  /// - Parameters:
  ///   - intake: takes what signed pushes say; nil: all pushes are hints.
  ///   - hint: brings the endpoint's next question forward.
  package init(
    _ endpoints: [Endpoint], time: any TimeSource, intake: PushIntake? = nil,
    hint: @escaping @Sendable (EndpointName, _ item: String?) -> Void
  ) {
    self.endpoints = Dictionary(endpoints.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.time = time
    self.intake = intake
    self.hint = hint
  }

  package func verify(_ name: EndpointName, headers: [String: String], body: [UInt8]) async -> InboundVerdict
  {
    guard let endpoint = endpoints[name], let shape = endpoint.connector.push, let proof = endpoint.push
    else {
      return .noSuchEndpoint
    }
    let now = time.now()
    guard proof.isGenuine(headers, body, at: now) else { return .badSignature }
    if proof == .unsigned, !unsigned.take(name, at: now) { return .accepted }
    let value = value(of: body)
    var isKept = true
    if let places = shape.source, let value, let intake {
      isKept = await intake.take(places, in: value, from: endpoint, at: now)
    }
    let items = value.map { value in
      shape.item.lazy.map { $0.words(in: value) }.first { !$0.isEmpty } ?? []
    }
    let distinct = Set(items ?? [])
    if distinct.isEmpty || distinct.count > Self.mostItems {
      hint(name, nil)
    } else {
      for item in distinct.sorted() { hint(name, item) }
    }
    return isKept ? .accepted : .unavailable
  }

  /// A body that cannot be read is a hint about nothing in particular: a genuine push is never refused for what it
  /// says, because some systems never send again what was refused once.
  private func value(of body: [UInt8]) -> JSONValue? {
    do throws(JSONError) {
      return try JSONReader.read(body)
    } catch {
      return nil
    }
  }
}
