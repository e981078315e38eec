import Refills
import Statecharts
import Store

/// A batch that was decided, and is not on disk yet.
package struct DecidedBatch: Sendable {
  /// What is to be written, and what it comes to then.
  struct Content {
    let transaction: Transaction
    let written: DoorPass

    /// Whether the next batch can be decided before this is written: calendars, which hang on a patient's zone, and who
    /// works here are read on the disk alone.
    var leavesAllInOverlay: Bool {
      !transaction.writes.contains { write in
        switch write {
        case .patient, .staff: true
        default: false
        }
      }
    }
  }

  let submissions: [Submission]
  /// Or why nothing could be decided.
  let content: Result<Content, StoreError>
  /// What it leaves behind, for who decides on top of it.
  let overlay: DoorOverlay
  let now: Instant

  /// What it comes to once it is on disk; nil where nothing could be decided.
  package var written: DoorPass? { (try? content.get())?.written }
}
