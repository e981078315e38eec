import Refills
import Statecharts

/// What a patient asks for, as the form says it.
struct RequestingForm {
  /// What the patient has to mend before it can be sent.
  enum Trouble: Error {
    case choseNone, noReason, noPharmacy, full
  }

  /// One fill that is asked for.
  struct Order {
    let prescription: Prescription
    let way: Way
    let endpoint: EndpointName?
    /// Why before its day; nil: it is not too soon.
    let reason: String?
    /// For the refill, where the ids of request and prescription are too long together: both are ours, and short.
    let spareName: ExternalID
  }

  static let name = "request"
  static let pharmacy = "pharmacy"

  /// Made with the page: a form that is sent twice asks once.
  let name: RequestID
  let external: ExternalID
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
    external = Self.id("page-\(name)")
  }

  /// Ids of ours are letters, digits and dashes, and short: every name made of them is one.
  private static func id(_ text: String) -> ExternalID {
    guard let id = ExternalID(text) else { preconditionFailure("“\(text)” is no name") }
    return id
  }

  static func choice(_ item: Refillable) -> String { "ask-\(item.prescription.id)" }
  static func why(_ item: Refillable) -> String { "why-\(item.prescription.id)" }

  func isChosen(_ item: Refillable) -> Bool { fields[Self.choice(item)] != nil }
  func reason(_ item: Refillable) -> String? { fields[Self.why(item)]?.written }
  var chosenPharmacy: EndpointName? { fields[Self.pharmacy].flatMap(EndpointName.init) }

  /// What is asked for, of what is offered now.
  /// - Parameter pharmacies: those that can be chosen where a prescription was filled nowhere yet.
  func orders(of offered: [Refillable], at pharmacies: [ChosenPharmacy]) throws(Trouble) -> [Order] {
    let chosen = pharmacies.first { $0.endpoint == chosenPharmacy }?.endpoint
    var orders: [Order] = []
    for item in offered where isChosen(item) {
      var reason: String?
      switch item.asking {
      // Somebody was faster, in another window: it is there.
      case .onItsWay: continue
      case .now: break
      case .early:
        reason = self.reason(item).map { String($0.prefix(RequestingView.longestReason)) }
        if reason == nil { throw .noReason }
      }
      let last = item.last?.record
      let endpoint = last?.pharmacy?.endpoint ?? chosen
      if endpoint == nil, !pharmacies.isEmpty { throw .noPharmacy }
      orders.append(
        Order(
          prescription: item.prescription, way: last?.way ?? .unknown, endpoint: endpoint, reason: reason,
          spareName: Self.id("page-\(name)/\(item.prescription.id)")))
    }
    if orders.isEmpty { throw .choseNone }
    return orders
  }
}
