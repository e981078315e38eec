import Refills
import Statecharts

/// What a patient asks for, as the form says it.
struct RequestingForm {
  /// What the patient has to mend before it can be sent.
  enum Trouble: Error, Hashable {
    case choseNone, noPharmacy, full
    /// Something that was chosen is not offered any more.
    case changed
    case noReason(PrescriptionID)
  }

  /// One fill that is asked for.
  struct Order {
    let prescription: Prescription
    let way: Way
    let place: PharmacyPlace?
    /// Why before its day; nil: it is not too soon.
    let reason: String?
  }

  static let name = "request"
  static let pharmacy = "pharmacy"
  private static let box = "ask-"

  /// Made with the page: a form that is sent twice asks once.
  let name: RequestID
  private let fields: [String: String]

  /// An empty one.
  init(name: RequestID) {
    self.init(name, [:])
  }

  /// Nil: it is none of ours.
  init?(_ fields: [String: String]) {
    guard let name = fields[Self.name].flatMap(RequestID.init) else { return nil }
    self.init(name, fields)
  }

  private init(_ name: RequestID, _ fields: [String: String]) {
    self.name = name
    self.fields = fields
  }

  /// The same under another name.
  func renamed(_ name: RequestID) -> RequestingForm { RequestingForm(name, fields) }

  static func choice(_ item: Refillable) -> String { box + item.prescription.id.text }
  static func why(_ item: Refillable) -> String { "why-\(item.prescription.id)" }

  /// All that was chosen, whether or not it is offered.
  var chosen: Set<String> { Set(fields.keys.filter { $0.hasPrefix(Self.box) }) }
  var chosenPharmacy: EndpointName? { fields[Self.pharmacy].flatMap(EndpointName.init) }

  func isChosen(_ item: Refillable) -> Bool { chosen.contains(Self.choice(item)) }
  func reason(_ item: Refillable) -> String? { fields[Self.why(item)]?.written }

  /// Whether a request asked for all of it.
  func isCovered(by request: RefillRequest) -> Bool {
    chosen.isSubset(of: request.prescriptions.map { Self.box + $0.text })
  }

  /// What is asked for, of what is offered now.
  /// - Parameter pharmacies: those that can be chosen where there is none that filled it before.
  func orders(of offered: [RequestingItem], at pharmacies: [ChosenPharmacy])
    throws(Trouble) -> [Order]
  {
    if chosen.isEmpty { throw .choseNone }
    guard chosen.isSubset(of: offered.filter(\.canBeAsked).map { Self.choice($0.item) }) else {
      throw .changed
    }
    let place = pharmacies.first { $0.endpoint == chosenPharmacy }?.place
    var orders: [Order] = []
    for shown in offered where isChosen(shown.item) {
      let item = shown.item
      var reason: String?
      if case .early = item.asking {
        reason = self.reason(item).map { String($0.prefix(RequestingView.longestReason)) }
        if reason == nil { throw .noReason(item.prescription.id) }
      }
      if shown.place == nil, place == nil, !pharmacies.isEmpty { throw .noPharmacy }
      orders.append(
        Order(
          prescription: item.prescription, way: item.last?.record.way ?? .unknown,
          place: shown.place ?? place, reason: reason))
    }
    return orders
  }
}
