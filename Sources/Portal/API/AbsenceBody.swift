import Refills
import Statecharts

/// `PUT /v1/staff/{clinic's id}/absence`.
package struct AbsenceBody: JSONBody {
  package static let members: Set<String> = ["from", "until", "cover"]

  let from: WireTime
  let until: WireTime
  /// Who looks after their refills meanwhile, by the clinic's id.
  let cover: ExternalID
}
