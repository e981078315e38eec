package import Notifications
package import Refills
package import Store
package import Tracking

/// What the portal is put together from.
package struct PortalParts: Sendable {
  package let door: any Doorway
  package let views: any Views
  package let directory: any Directory
  /// Finds patients when nobody has an id at hand.
  package let searching: SearchingPatients
  package let credentials: any Credentials
  package let board: any EndpointBoard
  package let inbound: any InboundVerifier
  /// Takes what a gateway for texts sends; nil: there is none that sends anything.
  package let texts: TextInbox?
  /// Reads what payment systems send.
  package let payments: any PaymentVerifier
  /// Takes what mail servers report of e-mails.
  package let receipts: Receipts
  package let time: any TimeSource
  package let brands: [BrandName: BrandFace]
  package let endpoints: [EndpointName: EndpointFace]
  /// A row of the stream as one event, in JSON, and its type; nil for rows that are none.
  package typealias EventMaking = @Sendable (StreamRow) -> (type: String, json: [UInt8])?
  package let event: EventMaking
  package let listeners: StreamListeners
  /// Those who have a page open.
  package let pages: StreamListeners
  package let consumers: any ConsumerBoard
  /// Clients by the SHA-256 of their token.
  package let clients: [[UInt8]: Caller.Client]
  package let health: any HealthSource
  /// A person says that the machine's clock is right.
  package let acceptClock: @Sendable () -> Void
  /// Puts a dead row back into the queue.
  package let revive: @Sendable (MessageID) async throws(Problem) -> Void
  /// Sends a code with which a patient gets in.
  package typealias EntrySending = @Sendable (PatientEntry) async -> Void
  package let sendEntry: EntrySending
  package let holds: MessageHolds
  package let correcting: Correcting
  package let custody: Custody
  /// Where people reach this service; links and the check of a form's origin begin with it.
  package let address: String
  package let patience: Patience
  /// Whether staff without one-time codes get no further than to where they set them up.
  package let isSecondFactorRequired: Bool
  /// Whose pages may show ours in a frame; nil: nobody's.
  package let framedBy: String?

  package init(
    door: any Doorway, views: any Views, directory: any Directory,
    searching: @escaping SearchingPatients, credentials: any Credentials,
    board: any EndpointBoard, inbound: any InboundVerifier, texts: TextInbox? = nil,
    payments: any PaymentVerifier, receipts: Receipts,
    time: any TimeSource,
    brands: [BrandName: BrandFace], endpoints: [EndpointName: EndpointFace],
    event: @escaping EventMaking, listeners: StreamListeners, pages: StreamListeners,
    consumers: any ConsumerBoard,
    clients: [[UInt8]: Caller.Client],
    health: any HealthSource,
    acceptClock: @escaping @Sendable () -> Void,
    revive: @escaping @Sendable (MessageID) async throws(Problem) -> Void,
    sendEntry: @escaping EntrySending, holds: MessageHolds, correcting: Correcting, custody: Custody,
    address: String,
    patience: Patience = .usual, isSecondFactorRequired: Bool = false, framedBy: String? = nil
  ) {
    self.door = door
    self.views = views
    self.directory = directory
    self.searching = searching
    self.credentials = credentials
    self.board = board
    self.inbound = inbound
    self.texts = texts
    self.payments = payments
    self.receipts = receipts
    self.time = time
    self.brands = brands
    self.endpoints = endpoints
    self.event = event
    self.listeners = listeners
    self.pages = pages
    self.consumers = consumers
    self.clients = clients
    self.health = health
    self.acceptClock = acceptClock
    self.revive = revive
    self.sendEntry = sendEntry
    self.holds = holds
    self.correcting = correcting
    self.custody = custody
    self.address = address
    self.patience = patience
    self.isSecondFactorRequired = isSecondFactorRequired
    self.framedBy = framedBy
  }
}
