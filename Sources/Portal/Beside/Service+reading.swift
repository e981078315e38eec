import Refills
import Statecharts

extension Service {
  /// Who may read what patients write, notes of staff with it; patients have their page.
  private static let readers: Set<Actor> = [.system, .support, .provider, .delegate, .lead, .admin]

  /// The refill of a route, of which the patient's own words are read.
  func refillToRead(_ request: PortalRequest) throws(Problem) -> Refill {
    guard let caller = request.caller else { throw .unauthorised }
    let refill = try refill(request.parameters["id"], for: caller)
    let actors = caller.actors(at: refill.record.brand, patient: refill.record.patient)
    guard !actors.isDisjoint(with: Self.readers) else {
      throw .forbidden(
        "What patients write is read by staff and by systems that act as `system` or `support`.")
    }
    return refill
  }
}
