import Notifications
import Refills
import Statecharts
import Store

/// `POST /v1/corrections`: takes back what an endpoint said of many refills by mistake, or tells what that would do.
struct CorrectionRoutes: Sendable {
  let service: Service

  private struct Wanted: JSONBody {
    static let members: Set<String> = ["endpoint", "from", "through", "brand", "reason", "apply"]
    let endpoint: EndpointName
    let from: WireTime
    let through: WireTime
    let brand: BrandName?
    let reason: String
    let apply: Bool
  }

  private struct Done: Encodable {
    let applied: Bool
    let refills: Int
    let patients: Int
    /// Refills that go back, by the state in which they stood.
    let states: [String: Int]
    let stuck: Int
    let overtaken: Int
  }

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    let wanted = try request.decode(Wanted.self)
    let scope = MessageScope(brand: wanted.brand, endpoint: wanted.endpoint)
    try service.check(scope)
    guard wanted.from.moment <= wanted.through.moment else {
      throw .malformed("“through” is before “from”.")
    }
    guard caller.mayHold(scope) else {
      throw .forbidden("Name a brand of which you look after the messages; `refilld correct` takes all.")
    }
    let correction = MassCorrection(
      endpoint: wanted.endpoint, from: wanted.from.moment, through: wanted.through.moment,
      brands: wanted.brand.map { [$0] }, reason: try request.reason(wanted.reason),
      sender: Sender(.support, name: caller.name))
    let correcting = service.parts.correcting
    let report = try await service.write { () async throws(StoreError) in
      wanted.apply ? try await correcting.apply(correction) : try correcting.trial(correction)
    }
    return .json(
      JSONWriter.bytes(
        Done(
          applied: wanted.apply, refills: report.total, patients: report.patients,
          states: Dictionary(uniqueKeysWithValues: report.refills.map { ($0.key.rawValue, $0.value) }),
          stuck: report.stuck, overtaken: report.overtaken)), of: .nobody)
  }
}
