import Crypto
import Foundation
import Notifications
import Pharmacies
import Portal
import Refills
import Statecharts
import Store
import Tracking

extension Daemon {
  func portalParts() -> PortalParts {
    let folder = setup.folder
    let events = EventCatalogue(source: setup.settings.address)
    let door = self.door
    let poller = self.poller
    let time = setup.time
    let (gate, directory) = (self.gate, database.directory)
    return PortalParts(
      door: door, views: database.views, directory: directory,
      searching: { search throws(StoreError) in try directory.patients(matching: search) },
      credentials: database.credentials,
      board: poller.board,
      inbound: PushVerifier(
        folder.endpoints, time: time, intake: PushIntake(doorway: door, views: database.views)
      ) { poller.hint($0, item: $1) },
      texts: inbox, payments: PaymentSystems(files: folder.payments), receipts: receipts, time: time,
      brands: folder.brands.mapValues { brand in
        BrandFace(
          name: brand.name, phone: brand.phone, messages: brand.messages, zone: brand.zone,
          colour: brand.colour, logo: brand.logo,
          answering: AnswerPromise(calendar: brand.calendar, within: folder.durations[.supportAnswer]),
          asksBirthDate: brand.asksBirthDate, takesRequests: brand.takesRequests,
          questionnaire: brand.questionnaire,
          words: brand.words)
      },
      endpoints: Dictionary(
        uniqueKeysWithValues: folder.endpoints.map {
          ($0.name, EndpointFace(tells: $0.tells, shown: $0.face))
        }),
      event: { row in events.event(of: row).map { (type: $0.type.rawValue, json: $0.structured()) } },
      listeners: listeners, pages: pages, consumers: desks,
      clients: Dictionary(
        folder.clients.map { name, file in
          (
            Array(SHA256.hash(data: Array(file.token.text.utf8))),
            Caller.Client(name: name, actors: file.actors, brands: file.brands)
          )
        }, uniquingKeysWith: { first, _ in first }),
      health: Health(
        gate: gate, door: door, database: database, consumers: desks, holds: holds,
        brands: Set(folder.brands.keys),
        time: time),
      acceptClock: { gate.accept() },
      revive: { id async throws(Problem) in
        do throws(StoreError) {
          try await door.write([.revive(id, at: time.now())])
        } catch {
          throw .unavailable(error.message)
        }
      },
      sendEntry: { [entering] in await entering.send($0) },
      holds: holds, correcting: correcting, custody: custody,
      address: setup.settings.address,
      patience: setup.patience, isSecondFactorRequired: setup.settings.isSecondFactorRequired,
      framedBy: setup.framedBy)
  }
}
