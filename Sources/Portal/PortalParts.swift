package import Notifications
package import Refills
package import Store
package import Tracking

/// What the portal is put together from.
package struct PortalParts: Sendable {
  package let door: any Doorway
  package let views: any Views
  package let directory: any Directory
  package let credentials: any Credentials
  package let board: any EndpointBoard
  package let inbound: any InboundVerifier
  /// Takes what a gateway for texts sends; nil: there is none that sends anything.
  package let texts: TextInbox?
  /// Takes what mail servers report of e-mails.
  package let receipts: Receipts
  package let time: any TimeSource
  package let brands: [BrandName: BrandFace]
  /// Pharmacies' endpoints, and what each may ever tell of a fill.
  package let endpoints: [EndpointName: Set<Reportable>]
  /// A row of the stream as one event, in JSON, and its type; nil for rows that are none.
  package typealias EventMaking = @Sendable (StreamRow) -> (type: String, json: [UInt8])?
  package let event: EventMaking
  package let listeners: StreamListeners
  package let consumers: any ConsumerBoard
  /// Clients by the SHA-256 of their token.
  package let clients: [[UInt8]: Caller.Client]
  package let health: any HealthSource
  /// A person says that the machine's clock is right.
  package let acceptClock: @Sendable () -> Void
  /// Puts a dead row back into the queue.
  package let revive: @Sendable (MessageID) async throws(Problem) -> Void
  package let holds: MessageHolds
  package let correcting: Correcting
  package let custody: Custody
  /// Where people reach this service; links and the check of a form's origin begin with it.
  package let address: String
  package let patience: Patience

  package init(
    door: any Doorway, views: any Views, directory: any Directory, credentials: any Credentials,
    board: any EndpointBoard, inbound: any InboundVerifier, texts: TextInbox? = nil, receipts: Receipts,
    time: any TimeSource,
    brands: [BrandName: BrandFace], endpoints: [EndpointName: Set<Reportable>],
    event: @escaping EventMaking, listeners: StreamListeners, consumers: any ConsumerBoard,
    clients: [[UInt8]: Caller.Client],
    health: any HealthSource,
    acceptClock: @escaping @Sendable () -> Void,
    revive: @escaping @Sendable (MessageID) async throws(Problem) -> Void,
    holds: MessageHolds, correcting: Correcting, custody: Custody, address: String,
    patience: Patience = .usual
  ) {
    self.door = door
    self.views = views
    self.directory = directory
    self.credentials = credentials
    self.board = board
    self.inbound = inbound
    self.texts = texts
    self.receipts = receipts
    self.time = time
    self.brands = brands
    self.endpoints = endpoints
    self.event = event
    self.listeners = listeners
    self.consumers = consumers
    self.clients = clients
    self.health = health
    self.acceptClock = acceptClock
    self.revive = revive
    self.holds = holds
    self.correcting = correcting
    self.custody = custody
    self.address = address
    self.patience = patience
  }
}
