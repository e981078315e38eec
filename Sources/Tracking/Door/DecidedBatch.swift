import Refills
import Statecharts
import Store

/// A batch that was decided, and is not on disk yet.
package struct DecidedBatch: Sendable {
  /// What is to be written, and what it comes to then.
  struct Content {
    let transaction: Transaction
    let written: DoorPass
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
