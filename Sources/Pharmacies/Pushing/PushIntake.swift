import Refills
import Statecharts
package import Store
import Synchronization
package import Tracking

/// Brings what signed pushes say through the door, as an event feed's items are brought.
///
/// A push is repeated and may be overtaken: what was said before is known by its content, not by the id that the
/// system gave it, and what has no time of the system's own is left to the next reading.
package struct PushIntake: Sendable {
  /// Items that are taken out of one push; vendors send one.
  static let mostItems = 100

  private let doorway: any Doorway
  private let views: any Views
  private let known = KnownPushes()

  package init(doorway: any Doorway, views: any Views) {
    self.doorway = doorway
    self.views = views
  }

  /// - Parameter places: where in the body the items stand.
  /// - Returns: false where the store could not write what it says.
  func take(_ places: [JSONPath], in body: JSONValue, from endpoint: Endpoint, at now: Instant) async -> Bool
  {
    var isKept = true
    let reader = endpoint.reader
    for item in places.flatMap({ $0.all(in: body) }).prefix(Self.mostItems) {
      do throws(AnswerError) {
        if await !bring(try reader.read(item, asked: now, by: .pushed), from: endpoint) { isKept = false }
      } catch {
        // The hint that goes with each push brings a reading, which says what this item did not.
        continue
      }
    }
    return isKept
  }

  private func bring(_ observation: Observation, from endpoint: Endpoint) async -> Bool {
    guard observation.report.reportedAt != nil, observation.event != nil,
      !known.contains(observation.digest, at: endpoint.name),
      let refill = await refill(observation, at: endpoint.name)
    else { return true }
    let answer = await doorway.submit(observation.submission(about: refill, at: endpoint.name))
    if case .unavailable = answer { return false }
    known.insert(observation.digest, at: endpoint.name)
    return true
  }

  /// The refill that an item is about. One that is known by our reference alone learns the system's id.
  private func refill(_ observation: Observation, at endpoint: EndpointName) async -> RefillID? {
    do throws(StoreError) {
      if let id = try views.refill(at: endpoint, item: observation.item) { return id }
      guard let reference = observation.reference.flatMap(ExternalID.init),
        let refill = try views.refill(external: reference), let place = refill.record.pharmacy,
        place.endpoint == endpoint, place.item == nil
      else { return nil }
      let learned = RefillChart.Event.orderAccepted(OrderReceipt(item: observation.item, endpoint: endpoint))
      _ = await doorway.submit(Submission([.input(refill.id, learned, expecting: nil)], from: .system))
      return refill.id
    } catch {
      // The next reading finds it.
      return nil
    }
  }
}
