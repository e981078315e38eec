import Refills
import Statecharts
import Store

/// All that is kept of one patient, as they may ask for it (45 CFR 164.524). Names of members are those of the store.
struct WholeRecord: Encodable {
  struct Step: Encodable {
    let at: WireTime
    let event: RefillChart.EventKind
    let actor: Actor
    let sender: String
    let from: [String]
    let to: [String]
    /// What came with it, as it is kept: JSON in a text, its times in milliseconds since 1970.
    let payload: String
    let refused: String?
  }

  struct Message: Encodable {
    let id: MessageID
    let what: String
    let state: DispatchRow.State
    let attempts: Int
    let createdAt: WireTime
    let dueAt: WireTime
    let said: String?
  }

  struct Answer: Encodable {
    let endpoint: EndpointName
    let item: String
    let origin: String
    let askedAt: WireTime
    let event: RefillChart.EventKind?
    let status: String
    let reason: String?
    /// Why it changed nothing; nil: it did, or said nothing new.
    let refused: String?
    let text: String
    /// Only its beginning is kept.
    let isCut: Bool
  }

  struct OneRefill: Encodable {
    let version: Int64
    let stage: Stage
    let changedAt: WireTime
    let record: RefillRecord
    let states: [String]
    let steps: [Step]
    let messages: [Message]
    /// There are more steps, or messages, than are here: these are the newest.
    let isCut: Bool
    /// The last answers of pharmacies, as they came.
    let answers: [Answer]
  }

  /// One reader's looks at one thing.
  struct Read: Encodable {
    let last: WireTime
    let since: WireTime
    let times: Int
    /// A client, a member of staff, a patient or the operator.
    let kind: String
    let reader: String
    let route: String
    let refill: RefillID?
    let reason: String?
  }

  let madeAt: WireTime
  let reason: String
  let patient: Patient
  let prescriptions: [Prescription]
  let requests: [RefillRequest]
  let orders: [Order]
  let dispenses: [Dispense]
  let refills: [OneRefill]
  let visits: [Visit]
  let charges: [Charge]
  let threads: [Conversation]
  let reads: [Read]
}
