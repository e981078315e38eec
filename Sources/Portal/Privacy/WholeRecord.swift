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
    /// What came with it, as JSON in a text.
    let payload: String
    let refused: String?
  }

  struct Message: Encodable {
    let id: MessageID
    let what: String
    let state: DispatchRow.State
    let createdAt: WireTime
    let dueAt: WireTime
    let said: String?
  }

  struct Answer: Encodable {
    let endpoint: EndpointName
    let item: String
    let askedAt: WireTime
    let text: String
  }

  struct OneRefill: Encodable {
    let record: RefillRecord
    let states: [String]
    let steps: [Step]
    let messages: [Message]
    /// The last answers of pharmacies, as they came.
    let answers: [Answer]
  }

  struct Read: Encodable {
    let at: WireTime
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
