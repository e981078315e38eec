import Curl
import Notifications
import Refills
import Statecharts
import Store
import Synchronization
import Testing
import Tracking

/// A clinic's messages with what holds them, and what was written of that.
struct HoldRoom {
  let sample: Sample
  let shelf: Shelf
  let holds: MessageHolds
  let postbox: Postbox
  let written: Written

  final class Written: Sendable {
    private let writes = Mutex<[String]>([])
    private let refusal = Mutex<StoreError?>(nil)

    var lines: [String] { writes.withLock { $0 } }

    func refuse(_ error: StoreError?) { refusal.withLock { $0 = error } }

    func write(_ new: [Write]) throws(StoreError) {
      if let error = refusal.withLock({ $0 }) { throw error }
      for write in new {
        switch write {
        case .hold(let hold): writes.withLock { $0.append("hold \(hold.scope.text) by \(hold.by)") }
        case .release(_, let name, _): writes.withLock { $0.append("release by \(name)") }
        default: writes.withLock { $0.append("something else") }
        }
      }
    }
  }

  /// - Parameter least: messages an hour before the brake looks.
  init(_ sample: Sample, least: Int = 50, failing failures: [CurlError] = []) throws {
    postbox = Postbox(failing: failures)
    var sample = sample
    sample.refill.record.pharmacy = PharmacyPlace(
      endpoint: try #require(EndpointName("northside")), item: "1")
    self.sample = sample
    shelf = Shelf(sample)
    let written = Written()
    self.written = written
    holds = try MessageHolds(shelf, brake: MessageBrake(least: least)) { writes async throws(StoreError) in
      try written.write(writes)
    }
  }

  func destination(isShadow: Bool = false) -> NoticeDestination {
    NoticeDestination(
      views: shelf, directory: shelf, doorway: shelf, policy: MessagePolicy(eastern: sample.newYork),
      writer: MessageWriter(), voices: [sample.voice], email: EmailChannel(postbox), sent: SentLog(shelf),
      holds: holds, isShadow: isShadow, time: shelf, log: LogLines().logger)
  }
}
