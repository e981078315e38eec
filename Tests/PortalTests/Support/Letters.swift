import Notifications
import Synchronization

/// Takes the codes that are sent to patients.
final class Letters: Sendable {
  private let taken = Mutex<[PatientEntry]>([])

  var all: [PatientEntry] { taken.withLock { $0 } }

  func take(_ entry: PatientEntry) { taken.withLock { $0.append(entry) } }

  /// The next one; it is sent behind the answer.
  func next(after count: Int = 0) async -> PatientEntry {
    while all.count <= count { await Task.yield() }
    return all[count]
  }
}
