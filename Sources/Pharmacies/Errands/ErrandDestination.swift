package import Curl
package import Refills
package import Statecharts
package import Store
package import Tracking

/// Takes orders, cancellations and read-backs to the pharmacies. An order is posted once: where it may have arrived
/// and nobody knows, that is the result, and it is read back before anybody posts again.
package struct ErrandDestination: Destination {
  /// Tries to bring a result through a door that cannot write, and the first wait between them, doubled each time.
  /// Some seconds bridge a checkpoint; a full disk lasts longer than any row should be held.
  static let doorTries = 4
  static let doorPause = Span.seconds(1)

  let endpoints: [EndpointName: Endpoint]
  let client: any RequestSending
  let doorway: any Doorway
  let directory: any Directory
  let views: any Views
  let time: any TimeSource
  let tokens: Tokens
  /// Nil: go. Else when the endpoint's budget has room again.
  let admit: @Sendable (EndpointName) -> Instant?

  /// - Parameter tokens: shared with the poller; nil: with nobody.
  package init(
    _ endpoints: [Endpoint], client: any RequestSending, doorway: any Doorway, directory: any Directory,
    views: any Views, time: any TimeSource, tokens: Tokens? = nil,
    admit: @escaping @Sendable (EndpointName) -> Instant? = { _ in nil }
  ) {
    self.endpoints = Dictionary(endpoints.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.client = client
    self.doorway = doorway
    self.directory = directory
    self.views = views
    self.time = time
    self.tokens = tokens ?? Tokens(endpoints)
    self.admit = admit
  }

  package func deliver(_ row: DispatchRow) async -> DeliveryResult {
    guard case .dispatch(.pharmacy(let errand, let name)) = row.content else {
      return .rejected("This row is no errand to a pharmacy.")
    }
    guard let endpoint = endpoints[name] else {
      return await refuse(errand, row, "There is no endpoint \(name): add its file.")
    }
    let fields: Fields
    do throws(StoreError) {
      guard let found = try self.fields(of: row, to: name) else {
        return await refuse(errand, row, "The refill, its patient or its prescription is not there.")
      }
      fields = found
    } catch {
      return .failed("What the errand needs cannot be read: \(error.code.name).", after: nil)
    }
    // It may have been sent on, or back, since this was asked for.
    let isHere = fields.refill.record.pharmacy?.endpoint == name
    switch errand {
    case .order where !isHere, .readBack where !isHere:
      return .withdrawn(reason: "It is at another pharmacy now.")
    case .cancelFormer where isHere: return .withdrawn(reason: "It is there again.")
    case .order: return await order(row, at: endpoint, fields)
    case .readBack: return await readBack(row, at: endpoint, fields)
    case .cancel, .cancelFormer: return await cancel(row, at: endpoint, fields)
    }
  }

  /// What the gaps of a connector's templates are filled with.
  struct Fields {
    let refill: Refill
    let patient: Patient
    let prescription: Prescription
    let message: MessageID
    /// Where the errand goes: each pharmacy has its own id of the fill.
    let endpoint: EndpointName

    func value(_ name: String) -> JSONValue? {
      OrderField(rawValue: name)?.value(
        of: refill, item: refill.record.item(at: endpoint), patient, prescription, message: message)
    }
  }

  private func fields(of row: DispatchRow, to endpoint: EndpointName) throws(StoreError) -> Fields? {
    guard let refill = try views.refill(row.refill),
      let patient = try directory.patient(refill.record.patient),
      let prescription = try directory.prescription(refill.record.prescription)
    else { return nil }
    return Fields(
      refill: refill, patient: patient, prescription: prescription, message: row.id, endpoint: endpoint)
  }

  /// An order that cannot be made is refused, so that support sees it; other errands end with their reason.
  func refuse(_ errand: PharmacyErrand, _ row: DispatchRow, _ text: String) async -> DeliveryResult {
    if errand == .order {
      return await say(
        .orderRefused(OrderProblem(text: text, endpoint: row.content.endpoint)), row, then: .rejected(text))
    }
    return .rejected(text)
  }

  /// Brings a result through the door. Until it is on disk, nothing is settled: a result that the door cannot take is
  /// an outcome that nobody knows.
  func say(
    _ event: RefillChart.Event, _ row: DispatchRow, from sender: Sender = .system, then result: DeliveryResult
  ) async -> DeliveryResult {
    var pause = Self.doorPause
    for attempt in 1...Self.doorTries {
      let answer = await doorway.submit(Submission([.input(row.refill, event, expecting: nil)], from: sender))
      guard case .unavailable(let error) = answer else { return result }
      if attempt == Self.doorTries {
        return .unknown("The result could not be written: \(error.code.name).")
      }
      await time.sleep(until: time.now() + pause)
      pause = .milliseconds(pause.milliseconds * 2)
    }
    return result
  }
}
