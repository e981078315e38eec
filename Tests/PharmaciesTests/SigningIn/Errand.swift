import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Store
import Testing
import Tracking

/// One order, taken to an endpoint.
enum Errand {
  static func order(
    _ refill: RefillID, at endpoint: Endpoint, for clinic: Clinic, tokens: Tokens, time: any TimeSource
  ) async throws -> DeliveryResult {
    let client = try CurlClient()
    let destination = ErrandDestination(
      [endpoint], client: client, doorway: clinic, directory: clinic, views: clinic, time: time,
      tokens: tokens)
    var random = SystemRandomNumberGenerator()
    let now = time.now()
    let row = DispatchRow(
      id: MessageID(at: now, using: &random), refill: refill, sequence: 1,
      content: .dispatch(.pharmacy(.order, endpoint: endpoint.name)), state: .claimed, attempt: 1,
      createdAt: now, dueAt: now, lastError: nil)
    let result = await destination.deliver(row)
    await client.shutdown()
    return result
  }
}
