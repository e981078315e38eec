import Foundation
import Logging
import Notifications
import Refills
import Statecharts
import Store
import Tracking

extension Daemon {
  /// Takes what the gateway for texts sends; nil where there is none that sends anything.
  static func textInbox(
    _ setup: Setup, _ database: Database, _ door: DoorService, _ texts: TextChannel?, _ sent: SentLog,
    _ log: Logger
  ) throws -> TextInbox? {
    guard let file = setup.folder.texts, let reports = file.reports, let texts else { return nil }
    let time = setup.time
    return TextInbox(
      channel: file.gateway.name, reports: reports, address: reportAddress(file, setup), texts: texts,
      views: database.views, directory: database.directory, doorway: door, sent: sent,
      voices: setup.voices(), time: time, log: log,
      patients: { place throws(StoreError) in
        try database.directory.patients(matching: .phone(place.text))
      },
      note: receipts(time, database, door, sent).note,
      endSessions: { patient throws(StoreError) in try database.credentials.endSessions(of: patient) })
  }

  /// Takes down what becomes of messages.
  static func receipts(
    _ time: any TimeSource, _ database: Database, _ door: DoorService, _ sent: SentLog
  ) -> Receipts {
    Receipts(
      views: database.views, directory: database.directory, doorway: door, sent: sent
    ) { id, text, again async throws(StoreError) in
      try await door.write([.reported(id, text, again: again ? time.now() : nil)])
    }
  }

  /// Where the gateway reports to.
  static func reportAddress(_ file: TextChannelFile, _ setup: Setup) -> String {
    "\(setup.settings.address)/v1/inbound/texts/\(file.gateway.name)"
  }
}

extension Setup {
  /// As whom each brand speaks.
  func voices() -> [ClinicVoice] {
    folder.brands.map { name, brand in brand.voice(name, at: settings.address) }
  }
}
