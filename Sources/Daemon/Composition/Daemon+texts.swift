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
    _ setup: Setup, _ database: Database, _ receipts: Receipts, _ texts: TextChannel?, _ log: Logger
  ) -> TextInbox? {
    guard let file = setup.folder.texts, let reports = file.reports, let texts else { return nil }
    return TextInbox(
      channel: file.gateway.name, reports: reports, address: reportAddress(file, setup), texts: texts,
      receipts: receipts, voices: setup.voices(), time: setup.time, log: log,
      patients: { place throws(StoreError) in
        try database.directory.patients(matching: .phone(place.text))
      },
      endSessions: { patient throws(StoreError) in try database.credentials.endSessions(of: patient) })
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
