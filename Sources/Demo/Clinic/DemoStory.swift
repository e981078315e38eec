import Refills

/// What happens to a refill of the demo before people look, told as the events that bring it there.
struct DemoStory {
  /// Where it begins.
  enum Beginning {
    /// The patient asks; it is screened.
    case asked
    /// It was with the pharmacy already.
    case imported
  }

  let beginning: Beginning
  var schedule: DrugSchedule = .none
  var repeats = 3
  var way: Way = .pickUp
  var approves = false
  /// Sent by staff or the pharmacy, in order, with what comes with them as JSON.
  var events: [(RefillChart.EventKind, String)] = []

  private static let byHand = #"{"reason":"as the pharmacy said by phone"}"#
  private static let word = "{}"

  private static func with(_ kinds: RefillChart.EventKind..., way: Way = .pickUp) -> DemoStory {
    DemoStory(
      beginning: .imported, way: way,
      events: kinds.map {
        ($0, $0.actors.contains(.pharmacy) || $0.actors.contains(.carrier) ? byHand : word)
      })
  }

  /// What the refill of an index goes through: each story once, then days as they should be.
  static func story(_ index: Int) -> DemoStory {
    index < all.count ? all[index] : calm[index % calm.count]
  }

  /// Whether it is one of those days: then the medicine lasts for some days yet, too.
  static func isCalm(_ index: Int) -> Bool { index >= all.count }

  /// Nobody has to do anything but decide and deliver.
  private static let calm: [DemoStory] = [
    DemoStory(beginning: .asked, approves: true),
    DemoStory(beginning: .asked, way: .mail, approves: true),
    DemoStory(beginning: .asked, way: .courier, approves: true),
    DemoStory(beginning: .asked),
    with(.pharmacyReceived), with(.pharmacyPreparing), with(.pharmacyReady), with(.pharmacyPickedUp),
    with(.pharmacyPacked, way: .mail), with(.carrierInTransit, way: .mail),
    with(.carrierOutForDelivery, way: .mail), with(.carrierDelivered, way: .mail),
  ]

  /// One story for every state that can be reached without waiting.
  private static let all: [DemoStory] = [
    DemoStory(beginning: .asked),
    DemoStory(beginning: .asked, approves: true),
    DemoStory(beginning: .asked, way: .mail, approves: true),
    DemoStory(beginning: .asked),
    DemoStory(beginning: .asked, repeats: 0),
    DemoStory(beginning: .asked, schedule: .two),
    DemoStory(beginning: .asked, way: .courier, approves: true),
    DemoStory(
      beginning: .asked,
      events: [
        (
          .actionOpened,
          #"{"kind":"labs","text":"A blood test is due.","link":"https://clinic.example/labs"}"#
        )
      ]),
    DemoStory(
      beginning: .asked,
      events: [(.actionOpened, #"{"kind":"payment","link":"https://clinic.example/pay"}"#)]),
    DemoStory(beginning: .asked, events: [(.patientCancel, #"{"reason":"not this month"}"#)]),
    DemoStory(beginning: .asked, events: [(.prescriptionDiscontinued, "{}")]),
    DemoStory(
      beginning: .asked, events: [(.patientMoved, #"{"state":"TX"}"#)]),
    with(.pharmacyReceived), with(.pharmacyPreparing), with(.pharmacyTransferring), with(.pharmacyRerouted),
    with(.pharmacyHoldTooSoon), with(.pharmacyHoldOutOfStock), with(.pharmacyHoldBackordered),
    with(.pharmacyHoldClarification), with(.pharmacyHoldPriorAuthorisation), with(.pharmacyHoldWithPayer),
    with(.pharmacyHoldMismatch), with(.pharmacyHoldUnreachable), with(.pharmacyHoldSupervisor),
    with(.pharmacyHoldNoReason), with(.pharmacyPartlyReady), with(.pharmacyReady),
    with(.pharmacyReady, .pharmacyPreparing), with(.pharmacyPacked, way: .mail),
    with(.carrierInTransit, way: .mail),
    with(.carrierOutForDelivery, way: .mail), with(.carrierProblem, way: .mail),
    with(.carrierDelivered, .patientDidNotGetIt, way: .mail), with(.pharmacyPickedUp),
    with(.pharmacyCompleted, way: .unknown), with(.carrierDelivered, way: .mail), with(.pharmacyNotDispensed),
    with(.pharmacyReturnedToStock), with(.pharmacyTransferredOut), with(.pharmacyPreparing, .patientCancel),
  ]
}
