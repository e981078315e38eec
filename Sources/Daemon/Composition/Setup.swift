import Foundation
package import Portal
import Refills
package import Statecharts
package import Store
package import Tracking

/// What a daemon is put together from: settings, files, time, and what stands in for the world in tests.
package struct Setup: Sendable {
  package let settings: Settings
  package let folder: ConfigurationFolder
  package let time: any TimeSource
  package let counted: @Sendable () -> Span
  /// How long sign-ins and links last.
  package let patience: Patience
  /// Whose pages may show ours in a frame; nil: nobody's.
  package let framedBy: String?
  /// Where JSON lines of the stream go.
  package let line: @Sendable (String) throws -> Void
  /// Called when the disk failed; ends the process.
  package let onFatal: @Sendable (StoreError) -> Void

  package init(
    settings: Settings, folder: ConfigurationFolder, time: any TimeSource = SystemTime(),
    counted: @escaping @Sendable () -> Span = SystemTime.counted,
    patience: Patience = .usual, framedBy: String? = nil,
    line: @escaping @Sendable (String) throws -> Void,
    onFatal: @escaping @Sendable (StoreError) -> Void
  ) {
    self.settings = settings
    self.folder = folder
    self.time = time
    self.counted = counted
    self.patience = patience
    self.framedBy = framedBy
    self.line = line
    self.onFatal = onFatal
  }

  /// How the clocks of a refill are counted: its brand's hours, its patient's zone.
  func context(of record: RefillRecord, directory: any Directory) -> DecisionContext {
    let brand = folder.brands[record.brand]
    let calendar = brand?.calendar ?? BusinessCalendar(zone: .gmt)
    var zone = calendar.zone
    do {
      if let name = try directory.patient(record.patient)?.zone { zone = try TimeZone.named(name) }
    } catch {
      // A patient who cannot be read, or a zone that this machine does not know: the clinic's zone stands in for it,
      // as it does for patients who gave none. `refilld check` reports zones that are missing.
      zone = calendar.zone
    }
    return DecisionContext(
      calendars: Calendars(clinic: calendar, patientZone: zone), durations: folder.durations)
  }
}
